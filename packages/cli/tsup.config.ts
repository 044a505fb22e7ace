import { defineConfig } from "tsup";

/** One file that holds all it needs: the command starts without an install step, on every Node that ESLint supports. */
export default defineConfig({
  entry: { "nf-lint": "src/main.ts" },
  format: "esm",
  target: "node20",
  clean: true,
  noExternal: [/./],
  esbuildOptions(options) {
    options.conditions = ["nf-lint-source"];
    options.legalComments = "eof";
  },
  // Bundled CommonJS packages ask for `require`.
  banner: {
    js: '#!/usr/bin/env node\nimport { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
