import { defineConfig } from "tsup";
import type { Options } from "tsup";

/** Each file holds all it needs: the extension has no `node_modules`. */
const bundle = {
  clean: false,
  splitting: false,
  noExternal: [/^(?!vscode$)/],
  esbuildPlugins: [
    {
      // A third of the server, and nothing here lints JavaScript.
      name: "without-the-rules-on-javascript",
      setup(build) {
        build.onLoad({ filter: /[\\/]eslint[\\/]lib[\\/]rules[\\/]index\.js$/ }, () => ({
          contents: "module.exports = new Map();",
        }));
      },
    },
  ],
  esbuildOptions(options) {
    options.external = ["vscode"];
    options.conditions = ["nf-lint-source"];
    options.legalComments = "eof";
    // Names stay as they are: the stack in a bug report is to be read.
    options.minifyWhitespace = true;
    options.minifySyntax = true;
  },
} satisfies Options;

/** In a browser paths have slashes. ESLint asks for no more than this. */
const pathsInBrowser = {
  name: "paths-in-browser",
  setup(build) {
    build.onResolve({ filter: /^node:path$/ }, ({ path }) => ({ path, namespace: "paths-in-browser" }));
    build.onLoad({ filter: /./, namespace: "paths-in-browser" }, () => ({
      contents: `
        export const sep = "/";
        export const join = (...parts) => parts.join("/");
        export const extname = (file) => /[^/](\\.[^./]*)$/.exec(file)?.[1] ?? "";`,
    }));
  },
} satisfies NonNullable<Options["esbuildPlugins"]>[number];

export default defineConfig([
  {
    ...bundle,
    entry: { extension: "src/extension.ts" },
    format: "cjs",
    platform: "node",
    target: "node20",
    outExtension: () => ({ js: ".js" }),
  },
  {
    ...bundle,
    entry: { server: "src/server.ts" },
    format: "esm",
    platform: "node",
    target: "node20",
    outExtension: () => ({ js: ".mjs" }),
    // Bundled CommonJS packages ask for `require`.
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  },
  {
    ...bundle,
    entry: { browser: "src/browser.ts" },
    format: "cjs",
    platform: "browser",
    target: "es2022",
    outExtension: () => ({ js: ".js" }),
  },
  {
    ...bundle,
    entry: { "server-worker": "src/server-worker.ts" },
    // tsup would take `node:path` for itself.
    removeNodeProtocol: false,
    esbuildPlugins: [...bundle.esbuildPlugins, pathsInBrowser],
    esbuildOptions(options) {
      bundle.esbuildOptions(options);
      // ESLint looks at it as it is loaded.
      options.define = { ...options.define, "process.env.TIMING": "undefined" };
    },
    format: "iife",
    platform: "browser",
    target: "es2022",
    outExtension: () => ({ js: ".js" }),
  },
]);
