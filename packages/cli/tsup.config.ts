import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { defineConfig } from "tsup";
import type { Options } from "tsup";
import { thirdPartyLicenses } from "../../tools/third-party-licenses.js";

/** Files that hold all they need: the command starts without an install step, on every Node that ESLint supports. */
export const bundle = {
  target: "node20",
  // Node.js knows some of its modules by their full names only.
  removeNodeProtocol: false,
  noExternal: [/./],
  esbuildPlugins: [
    thirdPartyLicenses("dist"),
    {
      // `./page.css?raw` is the text of that file, as it is for Vite, which runs the tests.
      name: "raw-text",
      setup(build) {
        build.onResolve({ filter: /^\.\/.*\?raw$/ }, ({ path, resolveDir }) => ({
          // With its suffix, which keeps tsup's own treatment of CSS away from it.
          path: join(resolveDir, path),
          namespace: "raw-text",
        }));
        build.onLoad({ filter: /./, namespace: "raw-text" }, async ({ path }) => ({
          contents: await readFile(path.replace(/\?raw$/, ""), "utf8"),
          loader: "text",
        }));
      },
    },
    {
      // A third of the bundle, and the reason for a slower start: nothing here lints JavaScript.
      name: "without-the-rules-on-javascript",
      setup(build) {
        build.onLoad({ filter: /[\\/]eslint[\\/]lib[\\/]rules[\\/]index\.js$/ }, () => ({
          contents: "module.exports = new Map();",
        }));
        // Its parser, which ESLint names as the default of a language that is not asked for.
        build.onLoad({ filter: /[\\/]espree[\\/]dist[\\/]espree\.cjs$/ }, () => ({ contents: "module.exports = {};" }));
      },
    },
  ],
  esbuildOptions(options) {
    options.conditions = ["nf-lint-source"];
    options.legalComments = "eof";
    // Names stay as they are: the stack in a bug report is to be read.
    options.minifyWhitespace = true;
    options.minifySyntax = true;
  },
} satisfies Options;

export default defineConfig({
  ...bundle,
  entry: { "nf-lint": "src/main.ts", "github-action": "src/github-action/main.ts" },
  format: "esm",
  // What is imported when it is needed is a file of its own: a run compiles what it uses.
  splitting: true,
  clean: true,
  // Bundled CommonJS packages ask for `require`.
  banner: {
    js: '#!/usr/bin/env node\nimport { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
