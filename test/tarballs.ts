import { execFileSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

/** A package's tarball as it is published on npm, by its name there. All tests of a run share one. */
export function tarballOf(name: "nf-lint" | "eslint-plugin-nextflow"): string {
  const script = join(ROOT, "tools/release/tarballs.mjs");
  const folder = join(ROOT, "node_modules/.cache/tarballs");
  const packed = execFileSync(process.execPath, [script, folder], { encoding: "utf8" }).trim().split("\n");
  const found = packed.find((path) => path.includes(`/${name}-`));
  if (found === undefined) throw new Error(`No tarball of ${name}: ${packed.join(", ")}`);
  return found;
}
