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

describe.each(NODES)("the packed plugin under the stock eslint command and %s", (_name, node) => {
  test("configs.recommended finds what the example shows", () => {
    const config = 'import nextflow from "eslint-plugin-nextflow";\n\nexport default [nextflow.configs.recommended];\n';
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
    const config = `import nextflow from "eslint-plugin-nextflow";\nexport default [nextflow.configs["${name}"]];\n`;
    const { stderr, found } = eslint(node, config);
    expect(stderr).toBe("");
    expect(found).toContain("pipeline/nextflow.config:29 nextflow/require-spot-retries");
  });

  test("levels and options are ESLint's own", () => {
    const config = `
import nextflow from "eslint-plugin-nextflow";
export default [
  nextflow.configs.recommended,
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
