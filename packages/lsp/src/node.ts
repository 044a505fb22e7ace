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
  startServer(createConnection(ProposedFeatures.all), nodeFileSystem(), version);
}
