/** A language server that, once a document is open, works on it for ever and says no word. */
import { parentPort } from "node:worker_threads";
import type { RequestMessage } from "vscode-languageserver";
import { startNodeServer } from "../../src/node.js";
import { isServerThread } from "../../src/relay/server-thread.js";

if (isServerThread()) {
  parentPort?.on("message", ({ id, method }: RequestMessage) => {
    if (method === "initialize") parentPort?.postMessage({ jsonrpc: "2.0", id, result: { capabilities: {} } });
    if (method === "textDocument/didOpen") for (;;);
  });
} else await startNodeServer("0", new URL(import.meta.url));
