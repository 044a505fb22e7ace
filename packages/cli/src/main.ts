import { readFileSync } from "node:fs";
import { digest } from "./kept-runs/footprint.js";
import { runOrSayAgain } from "./kept-runs/run-again.js";
import { processIo } from "./process-io.js";

// This file names all others of the build by their contents.
const program = digest(readFileSync(new URL(import.meta.url), "utf8"));

process.exitCode = await runOrSayAgain(process.argv.slice(2), processIo(), program, async (argv, io) =>
  (await import("./run.js")).run(argv, io),
);
