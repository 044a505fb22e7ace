import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The oldest and the newest Node.js that the package's `engines` name, from the npm packages of these names. */
const NODES = ["node-20", "node"].map((name) => [name, join(root, "node_modules", name, "bin/node")] as const);

let folder = "";

// As a user has it: an empty folder, the plugin as it is published, and the ESLint of the registry.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nf-lint-plugin-"));
  const packed = execFileSync(process.execPath, [join(root, "tools/pack-plugin.mjs"), folder], { encoding: "utf8" });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const tarballs = packed.trim().split("\n");
  execFileSync(
    "npm",
    ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "eslint@10", ...tarballs],
    { cwd: folder, stdio: "pipe" },
  );
  cpSync(join(root, "examples/gcp-spot"), join(folder, "pipeline"), { recursive: true });
}, 300_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string; readonly line: number; readonly severity: number }[];
}

/** The stock `eslint` command with an `eslint.config.js`. */
function eslint(node: string, config: string): { status: number | null; stderr: string; found: readonly string[] } {
  writeFileSync(join(folder, "eslint.config.js"), config);
  const { status, stdout, stderr } = spawnSync(node, ["node_modules/eslint/bin/eslint.js", "--format", "json", "."], {
    cwd: folder,
    encoding: "utf8",
  });
  const files = stdout === "" ? [] : (JSON.parse(stdout) as LintedFile[]);
  const found = files.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line }) => `${filePath.slice(folder.length + 1)}:${line} ${ruleId}`),
  );
  return { status, stderr, found: found.sort() };
}

/** All of the strictness that a user may have, the packages' own declarations included. */
const STRICTEST = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  declaration: true,
  noEmit: true,
  target: "es2023",
  types: [],
};

/** What TypeScript says about files beside the installed plugin, by its own words. */
function typeErrors(files: Readonly<Record<string, string>>, moduleOptions: object): readonly string[] {
  const directory = join(folder, "typed");
  mkdirSync(directory, { recursive: true });
  const config = { compilerOptions: { ...STRICTEST, ...moduleOptions }, files: Object.keys(files) };
  for (const [name, text] of Object.entries({ ...files, "tsconfig.json": JSON.stringify(config) })) {
    writeFileSync(join(directory, name), text);
  }
  const argv = [join(root, "node_modules/typescript/bin/tsc"), "--pretty", "false", "--project", directory];
  const { stdout } = spawnSync(process.execPath, argv, { cwd: directory, encoding: "utf8" });
  rmSync(directory, { recursive: true });
  return stdout.split("\n").filter((line) => line !== "");
}

describe.each([
  ["Node.js", { module: "nodenext" }],
  ["a bundler", { module: "esnext", moduleResolution: "bundler" }],
])("the packed types, resolved as for %s", (_name, moduleOptions) => {
  const guide = readFileSync(join(root, "docs/own-rules.md"), "utf8");
  const projectRule = /^```ts\n(?<code>.*?)^```$/ms.exec(guide)?.groups?.["code"] ?? "";

  test("take the rules and the eslint.config.ts of a strict project", () => {
    const files = {
      "no-default-queue.ts": projectRule,
      "no-short-block.ts": `
import { defineConfigRule } from "eslint-plugin-nextflow";
import type { NextflowRuleContext, NextflowVisitor } from "eslint-plugin-nextflow";

type Context = NextflowRuleContext<"short", [{ readonly least: number }?]>;

export const variantsOf = ({ sourceCode, filename }: Pick<Context, "sourceCode" | "filename">) =>
  sourceCode.projectsOf(filename).flatMap(({ project, variants }) => variants.map((one) => project.resolve(one)));

export default defineConfigRule<"short", [{ readonly least: number }?]>({
  meta: { type: "suggestion", docs: { description: "Require names" }, messages: { short: "{{name}} is short." } },
  create(context: Context): NextflowVisitor {
    const least = context.options[0]?.least ?? 2;
    return {
      "ConfigBlock:exit"(node) {
        const [name] = node.path;
        if (name?.type !== "Identifier" || name.name.length >= least || variantsOf(context).length === 0) return;
        context.report({ messageId: "short", data: { name: name.name }, loc: name.loc });
      },
    };
  },
});
`,
      "eslint.config.ts": `
import type { Linter } from "eslint";
import { defineConfig } from "eslint/config";
import nextflow, { PRESET_NAMES, rules } from "eslint-plugin-nextflow";
import noDefaultQueue from "./no-default-queue.js";
import noShortBlock from "./no-short-block.js";

export const all: Linter.Config[] = PRESET_NAMES.flatMap((name) => nextflow.configs[name]);
export const described: readonly string[] = Object.values(rules).map(({ meta }) => meta.docs.description);

export default defineConfig([
  ...nextflow.configs.recommended,
  {
    files: ["**/*.config"],
    plugins: { ours: { rules: { "no-default-queue": noDefaultQueue, "no-short-block": noShortBlock } } },
    rules: { "ours/no-default-queue": ["error", { queue: "long" }], "ours/no-short-block": "warn" },
  },
]);
`,
    };
    expect(projectRule).not.toBe("");
    expect(typeErrors(files, moduleOptions)).toEqual([]);
  });

  test("refuse a message that the rule does not have, and an option that it does not take", () => {
    const wrong = projectRule
      .replace('messageId: "found"', 'messageId: "fuond"')
      .replace("!== options.queue", "!== options.qeue");
    expect(typeErrors({ "wrong.ts": wrong }, moduleOptions)).toEqual([
      expect.stringMatching(/^wrong\.ts\(\d+,\d+\): error TS\d+: Property 'qeue' does not exist/),
      expect.stringMatching(/^wrong\.ts\(\d+,\d+\): error TS\d+: Type '"fuond"' is not assignable to type '"found"'/),
    ]);
  });
});

describe.each(NODES)("the packed plugin under the stock eslint command and %s", (_name, node) => {
  test("configs.recommended finds what the example shows", () => {
    const config = 'import nextflow from "eslint-plugin-nextflow";\n\nexport default nextflow.configs.recommended;\n';
    expect(eslint(node, config)).toEqual({
      status: 0,
      stderr: "",
      found: [
        "pipeline/conf/gcp.config:6 nextflow/require-resource-labels",
        "pipeline/nextflow.config:14 nextflow/pin-nextflow-version",
        "pipeline/nextflow.config:29 nextflow/require-fusion-snapshots",
        "pipeline/nextflow.config:29 nextflow/require-spot-retries",
      ],
    });
  });

  test.each(["production", "isolated", "nf-core", "all"])("configs.%s is there too", (name) => {
    const config = `import nextflow from "eslint-plugin-nextflow";\nexport default nextflow.configs["${name}"];\n`;
    const { stderr, found } = eslint(node, config);
    expect(stderr).toBe("");
    expect(found).toContain("pipeline/nextflow.config:29 nextflow/require-spot-retries");
  });

  test("levels and options are ESLint's own", () => {
    const config = `
import nextflow from "eslint-plugin-nextflow";
export default [
  ...nextflow.configs.recommended,
  { files: ["**/*.config"], rules: { "nextflow/require-spot-retries": "error", "nextflow/require-fusion-snapshots": "off" } },
  { files: ["pipeline/conf/*.config"], rules: { "nextflow/require-resource-labels": ["warn", { keys: { environment: [] } }] } },
];
`;
    expect(eslint(node, config)).toMatchObject({
      status: 1,
      found: [
        "pipeline/nextflow.config:14 nextflow/pin-nextflow-version",
        "pipeline/nextflow.config:29 nextflow/require-spot-retries",
      ],
    });
  });

  test("a rule of one's own works as the guide shows it", () => {
    const guide = readFileSync(join(root, "docs/own-rules.md"), "utf8");
    const [rule = "", config = ""] = [...guide.matchAll(/^```js\n(?<code>.*?)^```$/gms)].map(
      ({ groups }) => groups?.["code"] ?? "",
    );
    mkdirSync(join(folder, "queue"), { recursive: true });
    writeFileSync(join(folder, "no-default-queue.js"), rule);
    writeFileSync(join(folder, "queue/nextflow.config"), "includeConfig 'base.config'\n");
    writeFileSync(join(folder, "queue/base.config"), "process.executor = 'slurm'\nprocess.queue = 'default'\n");
    const { status, stderr, found } = eslint(node, config);
    rmSync(join(folder, "queue"), { recursive: true });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(found).toContain("queue/base.config:2 ours/no-default-queue");
  });
});
