import { statSync } from "node:fs";
import { runOrSayAgain } from "./kept-runs/run-again.js";
import { processIo } from "./process-io.js";
import { run } from "./run.js";
import { VERSION } from "./version.js";

// To read all of an executable would take as long as a small run.
const { size, mtimeMs, ino } = statSync(process.execPath);

/** As `main.ts`, where nothing can be awaited at the top: in a CommonJS file. */
void runOrSayAgain(process.argv.slice(2), processIo(), JSON.stringify([VERSION, size, mtimeMs, ino]), run).then(
  (status) => {
    process.exitCode = status;
  },
);
