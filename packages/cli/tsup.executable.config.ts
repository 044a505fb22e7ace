import { defineConfig } from "tsup";
import { bundle } from "./tsup.config.js";

/** The command as Node.js takes it into an executable: one CommonJS file (tools/release/executable.mjs). */
export default defineConfig({
  ...bundle,
  entry: { executable: "src/executable.ts" },
  outDir: "dist/executable",
  esbuildPlugins: bundle.esbuildPlugins.slice(1),
  esbuildOptions(options) {
    bundle.esbuildOptions(options);
    // Within an executable no file is the program: `ownProgram` knows.
    options.define = { ...options.define, "import.meta.url": "undefined" };
  },
  format: "cjs",
  splitting: false,
});
