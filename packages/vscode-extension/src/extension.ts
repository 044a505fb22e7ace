import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { ExtensionContext } from "vscode";
import { start } from "./start.js";

/** The extension's start on a machine: the language server is a process of its own. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath("dist/server.mjs");
  await start(
    context,
    (options) => new LanguageClient("nf-lint", "nf-lint", { module, transport: TransportKind.ipc }, options),
  );
}
