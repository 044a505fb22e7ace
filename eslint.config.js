import js from "@eslint/js";
import { importX } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";
import noImportCycle from "./tools/lint-rules/no-import-cycle.mjs";
import noInheritedKeys from "./tools/lint-rules/no-inherited-keys.mjs";
import noUnboundedArguments from "./tools/lint-rules/no-unbounded-arguments.mjs";

const belowRules = ["@nf-lint/parser", "@nf-lint/groovy", "@nf-lint/resolver", "@nf-lint/pipeline"];

/** Which of the project's packages each package may import: one way only (docs/architecture.md). */
const mayImport = {
  parser: [],
  groovy: ["@nf-lint/parser"],
  resolver: ["@nf-lint/parser", "@nf-lint/groovy"],
  pipeline: ["@nf-lint/parser", "@nf-lint/groovy", "@nf-lint/resolver"],
  rules: belowRules,
  linter: [...belowRules, "eslint-plugin-nextflow"],
  lsp: [...belowRules, "@nf-lint/linter"],
  cli: ["@nf-lint/linter", "nf-lint-language-server"],
};
const packageNames = [...belowRules, "eslint-plugin-nextflow", "@nf-lint/linter", "nf-lint-language-server", "nf-lint"];

const importDirections = Object.entries(mayImport).map(([folder, allowed]) => ({
  files: [`packages/${folder}/src/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            group: packageNames.filter((name) => !allowed.includes(name)).flatMap((name) => [name, `${name}/*`]),
            message: `packages/${folder} may import only: ${allowed.join(", ") || "none of the project's packages"}.`,
          },
          {
            group: ["../../*/src/*", "@nf-lint/*/src/*", "@nf-lint/*/dist/*"],
            message: "Go through the package's door, src/index.ts.",
          },
          {
            group: ["yaml"],
            importNamePattern: "^(parse|Composer|Parser)",
            message: "readYaml of @nf-lint/linter bounds what a stranger's YAML can do.",
          },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ["**/dist/", "**/node_modules/", "**/fixtures/", "**/*.generated.ts"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { "import-x": importX, imports: { rules: { "no-import-cycle": noImportCycle } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-invalid-void-type": ["error", { allowAsThisParameter: true }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  ...importDirections,
  {
    // What a user wrote comes in here: any name, and any number of things.
    files: ["packages/*/src/**/*.ts"],
    plugins: {
      hostile: { rules: { "no-inherited-keys": noInheritedKeys, "no-unbounded-arguments": noUnboundedArguments } },
    },
    rules: { "hostile/no-inherited-keys": "error", "hostile/no-unbounded-arguments": "error" },
  },
  {
    files: ["packages/*/src/**/*.ts"],
    // The nodes of the tree are one recursive type, in a file for each kind of them.
    ignores: ["packages/parser/src/ast/*.ts"],
    rules: { "imports/no-import-cycle": "error" },
  },
  {
    // What runs in a browser, or over another file system than the disk, knows nothing of Node.
    files: [
      "packages/parser/src/**/*.ts",
      "packages/groovy/src/**/*.ts",
      "packages/resolver/src/**/*.ts",
      "packages/pipeline/src/**/*.ts",
      "packages/rules/src/**/*.ts",
      "packages/lsp/src/**/*.ts",
    ],
    ignores: [
      "packages/resolver/src/files/node-file-system.ts",
      "packages/lsp/src/node.ts",
      "packages/lsp/src/relay/client-channel.ts",
      "packages/lsp/src/relay/server-thread.ts",
    ],
    rules: { "import-x/no-nodejs-modules": "error" },
  },
  {
    files: ["packages/cli/src/formats/html/page.js"],
    languageOptions: {
      globals: { document: "readonly", localStorage: "readonly", ResizeObserver: "readonly", setTimeout: "readonly" },
    },
  },
  {
    files: ["tools/**/*.mjs", "**/test/**/*.mjs", "*.config.js"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        fetch: "readonly",
        setTimeout: "readonly",
      },
    },
  },
);
