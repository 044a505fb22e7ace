import { defineConfig } from "tsup";

/** One file that holds all it needs: the command starts without an install step, on every Node that ESLint supports. */
export default defineConfig({
  entry: { "nf-lint": "src/main.ts" },
  format: "esm",
  target: "node20",
  clean: true,
  // Parts that are imported when they are needed are in the file too, and run when they are imported.
  splitting: false,
  noExternal: [/./],
  esbuildPlugins: [
    {
      // A third of the bundle, and the reason for a slower start: nothing here lints JavaScript.
      name: "without-the-rules-on-javascript",
      setup(build) {
        build.onLoad({ filter: /[\\/]eslint[\\/]lib[\\/]rules[\\/]index\.js$/ }, () => ({
          contents: "module.exports = new Map();",
        }));
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
  // Bundled CommonJS packages ask for `require`.
  banner: {
    js: '#!/usr/bin/env node\nimport { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
