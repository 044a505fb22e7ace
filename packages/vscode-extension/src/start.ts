import { commands, window } from "vscode";
import type { ExtensionContext } from "vscode";
import { compareProfiles, showResolvedConfig } from "./commands/resolved-config.js";
import { chooseProfile } from "./commands/choose-profile.js";
import { showHosts } from "./commands/hosts.js";
import { fixAll } from "./commands/fix-all.js";
import { showFindings } from "./commands/show-findings.js";
import { openSettingsFile } from "./commands/open-settings-file.js";
import { HostsDocuments } from "./hosts-documents.js";
import { ResolvedConfigDocuments } from "./resolved-config-documents.js";
import { Server } from "./server-connection.js";
import type { CreateClient, LanguageServerClient } from "./server-connection.js";
import { StatusBar } from "./status-bar.js";

/**
 * All of the extension that is the same on a machine and in a browser. Everything ends with the context.
 *
 * @param onStarted What is to be done each time that the server has started.
 */
export async function start(
  context: ExtensionContext,
  createClient: CreateClient,
  onStarted?: (client: LanguageServerClient) => Promise<void>,
): Promise<void> {
  const output = window.createOutputChannel("nf-lint", { log: true });
  const server = new Server(createClient, output, onStarted);
  const documents = new ResolvedConfigDocuments(server);
  const hosts = new HostsDocuments(server);
  context.subscriptions.push(output, server, documents, hosts, new StatusBar());

  const handlers: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    "nfLint.showResolvedConfig": (uri, profiles) => showResolvedConfig(server, documents, uri, profiles),
    "nfLint.compareProfiles": (uri, left, right) => compareProfiles(server, documents, uri, left, right),
    "nfLint.showHosts": (uri) => showHosts(server, hosts, uri),
    "nfLint.showFindings": showFindings,
    "nfLint.chooseProfile": () => chooseProfile(server),
    "nfLint.fixAll": fixAll,
    "nfLint.openSettingsFile": openSettingsFile,
    "nfLint.restart": () => server.restart(),
    "nfLint.showOutput": () => {
      output.show();
    },
  };
  for (const [name, handler] of Object.entries(handlers)) {
    context.subscriptions.push(commands.registerCommand(name, handler));
  }
  await server.start();
}
