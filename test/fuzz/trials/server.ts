/** The language server as a process of its own, which can be asked what processor time it has taken. */
import { startLoneServer } from "../../../packages/lsp/src/node.js";

process.on("message", () => process.send?.(process.cpuUsage()));
await startLoneServer("fuzz");
