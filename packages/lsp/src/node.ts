import { setFlagsFromString } from "node:v8";
import { nodeFileSystem } from "@nf-lint/linter/node";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "./server.js";

/**
 * Serves over what the process's arguments name, `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`, and reads the
 * disk. Returns at once; the process ends when the client says so, or is gone.
 *
 * @throws Where the arguments name no way to the client.
 */
export function startNodeServer(version: string): void {
  keepSmall();
  startServer(createConnection(ProposedFeatures.all), nodeFileSystem(), version);
}

/**
 * Each edit makes much that is garbage with the next one. V8 would let the space for young objects grow and never give it
 * back; with a small one a server of a thousand configurations takes little more than half the memory, in the same time.
 * Of what lives for one edit it would let many times what is in use gather, and stop for half a second to clear that up;
 * with the threefold the memory after hundreds of edits is a third to a half as much, and so is the longest stop.
 */
export function keepSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=200");
}
