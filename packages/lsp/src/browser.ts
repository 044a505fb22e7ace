import { memoryFileSystem } from "@nf-lint/resolver";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/browser";
import { FILES_NOTIFICATION } from "./protocol.js";
import type { FilesParams } from "./protocol.js";
import { startServer } from "./server.js";
import { pathOfUri } from "./documents/uri-path.js";

/** What is used of a worker's global object, or of a `MessagePort`. */
export interface MessagePortLike {
  onmessage: unknown;
  postMessage(message: unknown): void;
}

/**
 * Serves over a worker's port. There is no disk: the client sends the texts of its files, and says behind them, as an
 * editor with a disk does, which files have changed.
 */
export function startBrowserServer(port: MessagePortLike, version: string): void {
  const files = new Map<string, string>();
  const connection = createConnection(
    ProposedFeatures.all,
    new BrowserMessageReader(port),
    new BrowserMessageWriter(port),
  );
  connection.onNotification(FILES_NOTIFICATION, (params: FilesParams) => {
    for (const { uri, text } of params.files) {
      if (text === null) files.delete(pathOfUri(uri));
      else files.set(pathOfUri(uri), text);
    }
  });
  startServer(connection, memoryFileSystem(files), version);
}
