import { LanguageClient } from "vscode-languageclient/browser";
import { Uri } from "vscode";
import type { ExtensionContext } from "vscode";
import { start } from "./start.js";
import { WorkspaceFiles } from "./workspace-files.js";

/** The one thing that is needed of a browser's types: most of these sources run in Node too, and are checked as such. */
declare const Worker: new (script: string) => Worker;

/** The extension's start in a browser: the language server is a worker, and gets the workspace's files from here. */
export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, "dist/server-worker.js").toString(true);
  const files = new WorkspaceFiles();
  context.subscriptions.push(files);
  await start(
    context,
    (options) => new LanguageClient("nf-lint", "nf-lint", () => Promise.resolve(new Worker(script)), options),
    (client) => files.follow(client),
  );
}
