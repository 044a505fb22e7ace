import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import type { MessageTransports } from "vscode-languageclient/browser";
import { Uri, workspace } from "vscode";
import type { ExtensionContext } from "vscode";
import { start } from "./start.js";
import { WorkspaceFiles } from "./workspace-files.js";

/** The one thing that is needed of a browser's types: most of these sources run in Node too, and are checked as such. */
declare const Worker: new (script: string) => Worker;

/** The extension's start in a browser: the language server is a worker, and gets the workspace's files from here. */
export async function activate(context: ExtensionContext): Promise<void> {
  const address = await blobAddress(Uri.joinPath(context.extensionUri, "dist/server-worker.js"));
  const files = new WorkspaceFiles();
  const revocation = {
    dispose: () => {
      URL.revokeObjectURL(address);
    },
  };
  context.subscriptions.push(files, revocation);
  await start(
    context,
    (options) => new LanguageClient("nf-lint", "nf-lint", () => Promise.resolve(transportsTo(address)), options),
    (client) => files.follow(client),
  );
}

/** VS Code makes no worker from the address of an extension that lies on a server, but makes one from a blob. */
async function blobAddress(script: Uri): Promise<string> {
  const bytes = new Uint8Array(await workspace.fs.readFile(script));
  return URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
}

/** VS Code wraps workers, and the language client does not take its wrapper for one. */
function transportsTo(address: string): MessageTransports {
  const worker = new Worker(address);
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}
