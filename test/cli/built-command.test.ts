import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const bundle = join(root, "packages/cli/dist");

/** The oldest line of each Node.js that the package's `engines` name, from the npm packages of these names. */
const NODES = ["node-20", "node-22", "node"].map(
  (name) => [name, join(root, "node_modules", name, "bin/node")] as const,
);

// Alone in a folder: what it needs beside itself, it does not find there.
let folder = "";
let command = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nf-lint-built-"));
  command = join(folder, "nf-lint.js");
  cpSync(bundle, folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(NODES)("the built command under %s", (_name, node) => {
  const run = (...argv: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(node, [command, ...argv], { cwd: root, encoding: "utf8", env: {} });

  test("prints its version", () => {
    expect(run("--version")).toMatchObject({ status: 0, stdout: "0.1.0\n", stderr: "" });
  });

  test("finds what the example shows", () => {
    const { stdout, stderr } = run("examples/gcp-spot", "--format", "json");
    expect(stderr).toBe("");
    const { findings } = JSON.parse(stdout) as { findings: { ruleId: string }[] };
    expect(new Set(findings.map(({ ruleId }) => ruleId))).toEqual(
      new Set(["pin-nextflow-version", "require-fusion-snapshots", "require-resource-labels", "require-spot-retries"]),
    );
  });

  test("is content with the clean example", () => {
    expect(run("examples/clean")).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^No problems in /) as string,
      stderr: "",
    });
  });

  test("resolves a configuration", () => {
    const { status, stdout, stderr } = run("config", "examples/gcp-spot", "--format", "json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { variants } = JSON.parse(stdout) as { variants: { name: string; ok: boolean }[] };
    expect(variants.map(({ name, ok }) => [name, ok])).toEqual([
      ["(none)", true],
      ["local", true],
      ["gcp", true],
      ["gcp_spot", true],
    ]);
  });

  test("tells wrong usage", () => {
    expect(run("no-such-folder")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: "nf-lint: no-such-folder: there is no such file or folder.\n",
    });
  });
});

test("a reader that stops early is no error", () => {
  const [, node] = NODES[2] ?? ["", ""];
  const script = `"${node}" "${command}" config examples/gcp-spot | head -n 1; echo "status \${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync("bash", ["-c", script], { cwd: root, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout.split("\n")[1]).toBe("status 0");
});
