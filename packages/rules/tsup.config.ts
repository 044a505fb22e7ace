import { join } from "node:path";
import { defineConfig } from "tsup";
import { thirdPartyLicenses } from "../../tools/third-party-licenses.js";

/** What the plugin stands on. It is in the package, with its types, so that the registry need not have it. */
const WORKSPACE = ["parser", "groovy", "resolver", "pipeline"];

export default defineConfig({
  entry: ["src/index.ts", "src/browser.ts"],
  format: "esm",
  target: "node20",
  clean: true,
  // What comes with ESLint in any case stays outside: its classes are to be the same as ESLint's own.
  noExternal: [/^(?!@eslint\/|eslint$|node:)/],
  esbuildPlugins: [thirdPartyLicenses("dist")],
  esbuildOptions(options) {
    options.conditions = ["nf-lint-source"];
    options.legalComments = "eof";
  },
  dts: {
    compilerOptions: {
      // By a path they are part of this package; found in node_modules, they would be another's and left out.
      paths: Object.fromEntries(
        WORKSPACE.map((name) => [`@nf-lint/${name}`, [join(import.meta.dirname, `../${name}/src/index.ts`)]]),
      ),
    },
  },
});
