// Bundles programs in TypeScript that are not part of what is published, so that they run as quickly as what is.
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

// esbuild comes with tsup, which builds the packages.
const { buildSync } = createRequire(createRequire(import.meta.url).resolve("tsup"))("esbuild");

/** Bundles a file, named from the root, with the packages' sources as they stand; gives the bundle's path. */
export function bundled(file) {
  const bundle = join(ROOT, "node_modules/.cache", file.replace(/\.ts$/, ".mjs"));
  mkdirSync(dirname(bundle), { recursive: true });
  buildSync({
    entryPoints: [join(ROOT, file)],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["nf-lint-source"],
    // Bundled CommonJS packages ask for `require`.
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  });
  return bundle;
}
