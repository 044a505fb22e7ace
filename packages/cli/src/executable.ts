import { processIo } from "./process-io.js";
import { run } from "./run.js";

/** As `main.ts`, where nothing can be awaited at the top: in a CommonJS file. */
void run(process.argv.slice(2), processIo()).then((status) => {
  process.exitCode = status;
});
