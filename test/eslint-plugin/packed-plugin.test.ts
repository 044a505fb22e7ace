import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tarballOf } from "../tarballs.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The Node.js of each line that the package's `engines` name, from the npm packages of these names; the oldest first. */
const NODES = ["node-20", "node-22", "node"].map(
  (name) => [name, join(root, "node_modules", name, "bin/node")] as const,
);
const [oldest] = NODES.map(([, node]) => node);
const npm = realpathSync(execFileSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).trim());

/** npm under a Node.js, and not with whatever `npm` finds on the PATH. */
function install(node: string, ...args: readonly string[]): { status: number | null; stderr: string } {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"];
  const argv = [npm, "install", "--engine-strict", ...quiet, ...args];
  const { status, stderr } = spawnSync(node, argv, { cwd: folder, encoding: "utf8" });
  return { status, stderr };
}

let folder = "";

// As a user has it: an empty folder, the plugin as it is published, and the ESLint of the registry.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nf-lint-plugin-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const installed = install(oldest ?? "", "eslint@10", tarballOf("eslint-plugin-nextflow"));
  if (installed.status !== 0) throw new Error(installed.stderr);
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

const guide = readFileSync(join(root, "docs/own-rules.md"), "utf8");
const projectRule = /^```ts\n(?<code>.*?)^```$/ms.exec(guide)?.groups?.["code"] ?? "";

describe.each([
  ["Node.js", { module: "nodenext" }],
  ["a bundler", { module: "esnext", moduleResolution: "bundler" }],
])("the packed types, resolved as for %s", (_name, moduleOptions) => {
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
});

test("the packed types refuse a message that the rule does not have, and an option that it does not take", () => {
  const wrong = projectRule
    .replace('messageId: "found"', 'messageId: "fuond"')
    .replace("!== options.queue", "!== options.qeue");
  expect(typeErrors({ "wrong.ts": wrong }, { module: "nodenext" })).toEqual([
    expect.stringMatching(/^wrong\.ts\(\d+,\d+\): error TS\d+: Property 'qeue' does not exist/),
    expect.stringMatching(/^wrong\.ts\(\d+,\d+\): error TS\d+: Type '"fuond"' is not assignable to type '"found"'/),
  ]);
});

describe("the packed plugin under the stock eslint command", () => {
  const RECOMMENDED =
    'import nextflow from "eslint-plugin-nextflow";\n\nexport default nextflow.configs.recommended;\n';
  const EXAMPLE = [
    "pipeline/conf/gcp.config:6 nextflow/require-resource-labels",
    "pipeline/nextflow.config:14 nextflow/pin-nextflow-version",
    "pipeline/nextflow.config:29 nextflow/require-fusion-snapshots",
    "pipeline/nextflow.config:29 nextflow/require-spot-retries",
  ];

  test.each(NODES)("%s: every package fits it, and configs.recommended finds what the example shows", (_name, node) => {
    expect(install(node, "--offline", "--dry-run")).toEqual({ status: 0, stderr: "" });
    expect(eslint(node, RECOMMENDED)).toEqual({ status: 0, stderr: "", found: EXAMPLE });
  });

  test("it brings nothing but what ESLint brings, and holds the licences of what is in it", () => {
    const installed = join(folder, "node_modules/eslint-plugin-nextflow");
    const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as Record<string, object>;
    expect(Object.keys(manifest["dependencies"] ?? {})).toEqual(["@eslint/core", "@eslint/plugin-kit"]);
    for (const kind of ["devDependencies", "optionalDependencies", "scripts"])
      expect(manifest).not.toHaveProperty(kind);
    expect(existsSync(join(installed, "src"))).toBe(false);
    expect(JSON.stringify(manifest["exports"])).not.toContain("src");
    const licenses = readFileSync(join(installed, "dist/THIRD-PARTY-LICENSES.txt"), "utf8");
    for (const name of ["chevrotain", "leven"]) expect(licenses).toMatch(new RegExp(`^${name} \\d`, "m"));
  });

  test("the other presets are there too", () => {
    const names = ["production", "isolated", "nf-core", "nextflow", "all"];
    const config = `
import nextflow from "eslint-plugin-nextflow";
const presets = ${JSON.stringify(names)}.map((name) => nextflow.configs[name]);
if (!presets.every((preset) => preset.length > 1)) throw new Error("A preset lacks a language.");
export default presets.at(-1);
`;
    const { stderr, found } = eslint(process.execPath, config);
    expect(stderr).toBe("");
    expect(found).toEqual(expect.arrayContaining(EXAMPLE));
  });

  test("the README's configuration, with levels of ESLint's own", () => {
    const readme = readFileSync(join(root, "packages/rules/README.md"), "utf8");
    const [, config = ""] = /^```js\n(.*?)^```$/ms.exec(readme) ?? [];
    expect(eslint(process.execPath, config)).toMatchObject({ status: 1, found: EXAMPLE });
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
    expect(eslint(process.execPath, config)).toMatchObject({
      status: 1,
      found: [
        "pipeline/nextflow.config:14 nextflow/pin-nextflow-version",
        "pipeline/nextflow.config:29 nextflow/require-spot-retries",
      ],
    });
  });

  test("a rule of one's own works as the guide shows it", () => {
    const [rule = "", config = ""] = [...guide.matchAll(/^```js\n(?<code>.*?)^```$/gms)].map(
      ({ groups }) => groups?.["code"] ?? "",
    );
    mkdirSync(join(folder, "queue"), { recursive: true });
    writeFileSync(join(folder, "no-default-queue.js"), rule);
    writeFileSync(join(folder, "queue/nextflow.config"), "includeConfig 'base.config'\n");
    writeFileSync(join(folder, "queue/base.config"), "process.executor = 'slurm'\nprocess.queue = 'default'\n");
    const { status, stderr, found } = eslint(process.execPath, config);
    rmSync(join(folder, "queue"), { recursive: true });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(found).toContain("queue/base.config:2 ours/no-default-queue");
  });
});
