import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tarballOf } from "../tarballs.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

const NODES = ["node-20", "node-22", "node"].map(
  (name) => [name, join(root, "node_modules", name, "bin/node")] as const,
);

let folder = "";
let installed = "";

// As a user gets it: packed, then installed from the tarball into an empty folder, with no registry to be reached.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nf-lint-packed-"));
  writeFileSync(join(folder, "package.json"), "{}");
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", tarballOf("nf-lint")], {
    cwd: folder,
    stdio: "pipe",
    env: { ...process.env, npm_config_registry: "http://127.0.0.1:9" },
  });
  installed = join(folder, "node_modules/nf-lint");
  mkdirSync(join(folder, "pipeline"));
  writeFileSync(join(folder, "pipeline/nextflow.config"), "manifest.name = 'demo'\n");
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("nothing is installed beside it", () => {
  expect(readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["nf-lint"]);
  const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as Record<string, unknown>;
  for (const kind of ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies", "scripts"]) {
    expect(manifest).not.toHaveProperty(kind);
  }
});

test("it has the licences of all that it holds", () => {
  expect(readFileSync(join(installed, "LICENSE"), "utf8")).toBe(readFileSync(join(root, "LICENSE"), "utf8"));
  const licenses = readFileSync(join(installed, "dist/THIRD-PARTY-LICENSES.txt"), "utf8");
  for (const name of ["chevrotain", "eslint", "marked", "yaml"])
    expect(licenses).toMatch(new RegExp(`^${name} \\d`, "m"));
  expect(licenses).not.toMatch(/^Licence: $/m);
});

describe.each(NODES)("the packed command under %s", (_name, node) => {
  const run = (...argv: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(node, [join(folder, "node_modules/.bin/nf-lint"), ...argv], { cwd: folder, encoding: "utf8", env: {} });

  test("lints, in every format at once", () => {
    const names = ["compact", "json", "sarif", "gitlab", "junit", "checkstyle", "rdjson", "markdown", "html"];
    const { status, stdout, stderr } = run(
      "pipeline",
      ...names.flatMap((name) => ["--format", `${name}=reports/${_name}/${name}`]),
      "--format",
      "github",
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^::warning file=pipeline\/nextflow\.config,line=1,/);
    for (const name of names) {
      expect(readFileSync(join(folder, "reports", _name, name), "utf8")).toContain("pin-nextflow-version");
    }
    expect(readdirSync(join(folder, "reports", _name)).sort()).toEqual(names.toSorted());
  });

  test("explains a rule", () => {
    expect(run("explain", "require-spot-retries")).toMatchObject({ status: 0, stderr: "" });
  });
});

test("is not linked into the folder it was built in", () => {
  expect(existsSync(join(installed, "node_modules"))).toBe(false);
  expect(existsSync(join(installed, "src"))).toBe(false);
});
