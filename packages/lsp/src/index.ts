/**
 * The language server of nf-lint. It needs a connection and a file system, and nothing of Node.js: an extension's browser
 * worker starts it as `startServer(createConnection(reader, writer), files, version)`.
 */
export { startServer } from "./server.js";
export type { FileSystem } from "@nf-lint/linter";
