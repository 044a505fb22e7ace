import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tarballOf } from "../tarballs.js";

const ROOT = join(import.meta.dirname, "../..");

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nf-lint-release-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A script of the release, into the folder of the test. @returns The paths that it prints. */
function step(name: string): readonly string[] {
  const script = join(ROOT, `tools/release/${name}.mjs`);
  return execFileSync(process.execPath, [script, folder], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
    .trim()
    .split("\n");
}

test("the bills of materials name what is in the bundles, and no folder of the machine that made them", () => {
  const names = step("sbom").map((file) => {
    const text = readFileSync(file, "utf8");
    expect(text).not.toContain(ROOT);
    const { bomFormat, metadata, components } = JSON.parse(text) as {
      bomFormat: string;
      metadata: { component: { name: string } };
      components: { name: string; version?: string; licenses?: object[] }[];
    };
    expect(bomFormat).toBe("CycloneDX");
    return [metadata.component.name, components.map(({ name }) => name)] as const;
  });
  expect(names.map(([name]) => name)).toEqual(["nf-lint", "eslint-plugin-nextflow"]);
  const [[, command], [, plugin]] = names as [(typeof names)[0], (typeof names)[0]];
  expect(command).toEqual(expect.arrayContaining(["chevrotain", "commander", "eslint", "marked", "yaml"]));
  expect(plugin).toEqual(expect.arrayContaining(["chevrotain", "leven"]));
  for (const toolOnly of ["tsup", "typescript", "vitest"]) expect(command).not.toContain(toolOnly);
});

test("the extension is packed", () => {
  const [file = ""] = step("extension");
  expect(basename(file)).toMatch(/^nf-lint-vscode-\d+\.\d+\.\d+\.vsix$/);
  expect(readFileSync(file).subarray(0, 2).toString()).toBe("PK");
});

describe("the recipe for Bioconda", () => {
  const PROGRAM = `
import json, sys
import jinja2, yaml
class Pins:
    def __call__(self, name, **pin): return name
text = jinja2.Environment(undefined=jinja2.StrictUndefined).from_string(sys.stdin.read()).render(pin_subpackage=Pins())
print(json.dumps(yaml.safe_load(text)))
`;
  const hasJinja = spawnSync("python3", ["-c", "import jinja2, yaml"]).status === 0;
  if (!hasJinja) console.warn("Python's jinja2 and yaml are not installed: the recipe is not rendered.");

  test.runIf(hasJinja)(
    "renders, with the tarball's checksum, and asks for the Node.js that the package asks for",
    () => {
      const tarball = tarballOf("nf-lint");
      copyFileSync(tarball, join(folder, basename(tarball)));
      const [file = ""] = step("bioconda");
      const rendered = execFileSync("python3", ["-c", PROGRAM], { input: readFileSync(file), encoding: "utf8" });
      const recipe = JSON.parse(rendered) as {
        package: { name: string; version: string };
        source: { url: string; sha256: string };
        build: { noarch: string; script: string };
        requirements: { run: string[] };
        test: { commands: string[] };
      };
      const { version } = JSON.parse(readFileSync(join(ROOT, "packages/cli/package.json"), "utf8")) as {
        version: string;
      };
      expect(recipe.package).toEqual({ name: "nf-lint", version });
      expect(recipe.source.url).toBe(
        `https://github.com/nf-lint/nf-lint/releases/download/v${version}/nf-lint-${version}.tgz`,
      );
      expect(execFileSync("sha256sum", [tarball], { encoding: "utf8" })).toMatch(
        new RegExp(`^${recipe.source.sha256} `),
      );
      expect(recipe.build.noarch).toBe("generic");
      expect(recipe.requirements.run).toEqual(["nodejs >=20.19"]);

      // As conda does it: the unpacked tarball, a prefix, then the commands of the test.
      const source = join(folder, "package");
      const prefix = join(folder, "prefix");
      execFileSync("tar", ["xzf", tarball, "-C", folder]);
      const env = { ...process.env, PREFIX: prefix, SRC_DIR: source };
      execFileSync("sh", ["-ec", recipe.build.script], { env, stdio: "pipe" });
      for (const command of recipe.test.commands) {
        execFileSync("sh", ["-ec", `"$PREFIX/bin/"${command}`], { env, stdio: "pipe" });
      }
    },
  );
});

test.runIf(process.platform === "linux")(
  "the executable lints and serves an editor where there is no Node.js",
  async () => {
    const file = step("executable").at(-1) ?? "";
    expect(basename(file)).toMatch(/^nf-lint-\d+\.\d+\.\d+-linux-(?:x64|arm64)$/);
    const options = { cwd: ROOT, env: { PATH: "/nonexistent" }, encoding: "utf8" } as const;
    const linted = spawnSync(
      file,
      ["examples/gcp-spot", "--format", "compact", "--format", `html=${folder}/report.html`],
      options,
    );
    expect({ status: linted.status, stderr: linted.stderr }).toEqual({ status: 0, stderr: "" });
    expect(linted.stdout).toContain("[require-spot-retries]");
    expect(readFileSync(`${folder}/report.html`, "utf8")).toContain("</html>");

    const server = spawn(file, ["lsp", "--stdio"], { ...options, stdio: "pipe" });
    const send = (json: object): void => {
      const text = JSON.stringify({ jsonrpc: "2.0", ...json });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    };
    send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
    let answer = "";
    for await (const data of server.stdout) {
      answer += String(data);
      if (answer.includes('"id":2')) break;
      if (answer.includes('"id":1')) send({ id: 2, method: "shutdown" });
    }
    expect(answer).toContain('"hoverProvider"');
    send({ method: "exit" });
    const [served] = (await once(server, "close")) as [number | null];
    expect(served).toBe(0);
    rmSync(file);
  },
);

test("the checksums are those of all files, and sha256sum takes them", () => {
  step("checksums");
  const sums = readFileSync(join(folder, "SHA256SUMS"), "utf8");
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  expect(sums.trim().split("\n")).toHaveLength(files.length - 1);
  execFileSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: folder, stdio: "pipe" });
});
