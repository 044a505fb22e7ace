import { getAsset, isSea } from "node:sea";

/** The name under which an executable holds its own text (tools/release/executable.mjs). */
const ASSET = "program";

/**
 * This program, for a thread that is to run it as well: its file, in whose folder all of the build lies; within an
 * executable its text, in CommonJS.
 */
export function ownProgram(): URL | string {
  return isSea() ? getAsset(ASSET, "utf8") : new URL("nf-lint.js", import.meta.url);
}
