import { memoryFileSystem } from "@nf-lint/resolver";
import plugin from "eslint-plugin-nextflow";
import type { NextflowRule } from "eslint-plugin-nextflow";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createLinter } from "../src/linter.js";
import type { LintProgress, LintResult } from "../src/linter.js";
import type { Settings } from "../src/settings.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const PROJECT = {
  "/repo/.git/HEAD": "",
  "/repo/nextflow.config": `\
manifest.nextflowVersion = '!>=25.04.0'
includeConfig 'conf/base.config'
profiles {
    gcp { includeConfig 'conf/gcp.config' }
    docker { docker.enabled = true }
}
`,
  "/repo/conf/base.config": "process.cpus = 1\n",
  "/repo/conf/gcp.config":
    "process.executor = 'google-batch'\ngoogle.batch.spot = true\nfusion.enabled = true\nwave.enabled = true\n",
};

const lint = (
  files: Readonly<Record<string, string>>,
  paths: readonly string[],
  settings: Settings = {},
): Promise<LintResult> => createLinter({ cwd: "/repo", fileSystem: memoryFileSystem(files), settings }).lint(paths);

const places = ({ findings }: LintResult): string[] =>
  findings.map(({ file, range, ruleId, profiles }) => `${file}:${range.start.line} ${ruleId} [${profiles.join(" ")}]`);

describe("findings", () => {
  test("a fragment's are those of the project that includes it", async () => {
    const result = await lint(PROJECT, ["conf/gcp.config"]);
    expect(places(result)).toEqual([
      "conf/gcp.config:1 require-resource-labels [gcp]",
      "conf/gcp.config:2 require-fusion-snapshots [gcp]",
      "conf/gcp.config:2 require-spot-retries [gcp]",
    ]);
    expect(result).toMatchObject({ files: 1, projects: 1, failures: [] });
  });

  test("a file that was not asked for has none, unless a related place was", async () => {
    const files = {
      ...PROJECT,
      "/repo/conf/base.config": "wave.enabled = true\nfusion.enabled = true\n",
      "/repo/conf/gcp.config": "process.executor = 'google-batch'\ngoogle.batch.spot = true\n",
    };
    const result = await lint(files, ["conf/base.config"]);
    expect(places(result)).toEqual(["conf/gcp.config:2 require-fusion-snapshots [gcp]"]);
    expect(result.findings[0]?.related).toMatchObject([
      { file: "conf/base.config", range: { start: { line: 1 } } },
      { file: "conf/base.config", range: { start: { line: 2 } } },
    ]);
    expect(result.textOf("conf/gcp.config")).toBe(files["/repo/conf/gcp.config"]);
  });

  test("a file in two projects has each finding once", async () => {
    const files = {
      "/repo/.git/HEAD": "",
      "/repo/a/nextflow.config": "manifest.nextflowVersion = '!>=25.04.0'\nincludeConfig '../shared.config'\n",
      "/repo/b/nextflow.config": "manifest.nextflowVersion = '!>=25.04.0'\nincludeConfig '../shared.config'\n",
      "/repo/shared.config": "process.executor = 'google-batch'\n",
    };
    const result = await lint(files, ["."]);
    expect(places(result)).toEqual(["shared.config:1 require-resource-labels []"]);
    expect(result).toMatchObject({ files: 3, projects: 2 });
  });

  test("changes of text have lines and columns", async () => {
    const { findings } = await lint({ "/repo/nextflow.config": "\nmanifest.nextflowVersion = '>=25.04.0'\n" }, ["."]);
    expect(findings).toMatchObject([
      {
        ruleId: "pin-nextflow-version",
        url: expect.stringMatching(/^https:.*pin-nextflow-version/) as string,
        fix: { edits: [{ file: "nextflow.config", range: { start: { line: 2 }, end: { line: 2 } } }] },
      },
    ]);
  });

  test("a byte order mark moves no column", async () => {
    const text = "manifest.nextflowVersion = '>=25.04.0'\n";
    const plain = await lint({ "/repo/nextflow.config": text }, ["."]);
    const marked = await lint({ "/repo/nextflow.config": `\ufeff${text}` }, ["."]);
    expect(plain.findings).toHaveLength(1);
    const mark = marked.findings.filter(({ ruleId }) => ruleId === "syntax");
    expect(marked.findings.filter((finding) => !mark.includes(finding))).toEqual(plain.findings);
    expect(mark[0]).toMatchObject({
      ruleId: "syntax",
      range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
      fix: { edits: [{ range: { start: { line: 1, column: 0 }, end: { line: 1, column: 1 } }, text: "" }] },
    });
  });
});

describe("held open", () => {
  test("a byte order mark that is taken off is no finding any more", async () => {
    const files = new Map([["/repo/nextflow.config", "\ufeffmanifest.nextflowVersion = '!>=25.04.0'\n"]]);
    const linter = createLinter({ cwd: "/repo", fileSystem: memoryFileSystem(files) });
    expect(places(await linter.lint(["."]))).toEqual(["nextflow.config:1 syntax []"]);
    files.set("/repo/nextflow.config", "manifest.nextflowVersion = '!>=25.04.0'\n");
    linter.changed(["/repo/nextflow.config"]);
    expect(places(await linter.lint(["."]))).toEqual([]);
  });

  test("a change in one file changes the findings of another", async () => {
    const files = new Map<string, string>(Object.entries(PROJECT));
    const linter = createLinter({ cwd: "/repo", fileSystem: memoryFileSystem(files) });
    expect(places(await linter.lint(["."]))).toContain("conf/gcp.config:2 require-fusion-snapshots [gcp]");
    files.set("/repo/conf/base.config", "fusion.snapshots = true\nwave.enabled = true\n");
    linter.changed(["/repo/conf/base.config"]);
    expect(places(await linter.lint(["."]))).not.toContain("conf/gcp.config:2 require-fusion-snapshots [gcp]");
  });

  test("after any change it says what a new one says", async () => {
    const files = new Map<string, string>(Object.entries(PROJECT));
    const fileSystem = memoryFileSystem(files);
    const linter = createLinter({ cwd: "/repo", fileSystem });
    await linter.lint(["."]);
    const edits: [string, string | undefined][] = [
      ["/repo/conf/gcp.config", "google.batch.spot = false\n"],
      ["/repo/other.config", "process.executor = 'awsbatch'\n"],
      ["/repo/nextflow.config", "includeConfig 'other.config'\n"],
      ["/repo/conf/gcp.config", undefined],
      ["/repo/.gitignore", "other.config\n"],
    ];
    for (const [file, text] of edits) {
      if (text === undefined) files.delete(file);
      else files.set(file, text);
      linter.changed([file]);
      const held = await linter.lint(["."]);
      const fresh = await createLinter({ cwd: "/repo", fileSystem }).lint(["."]);
      const asValues = ({ textOf: _, checklists, ...result }: LintResult) => ({
        ...result,
        checklists: checklists?.(),
      });
      expect(asValues(held)).toEqual(asValues(fresh));
    }
  });

  test("files that nothing changed for are not linted again", async () => {
    const files = new Map<string, string>([
      ["/repo/.git/HEAD", ""],
      ["/repo/a/nextflow.config", "process.cpus = 1\n"],
      ["/repo/b/nextflow.config", "process.cpus = 1\n"],
    ]);
    const create = vi.spyOn(pinRule(), "create");
    const linter = createLinter({ cwd: "/repo", fileSystem: memoryFileSystem(files) });
    await linter.lint(["."]);
    files.set("/repo/b/nextflow.config", "process.cpus = 2\n");
    linter.changed(["/repo/b/nextflow.config"]);
    await linter.lint(["."]);
    expect(create.mock.calls.map(([{ filename }]) => filename)).toEqual([
      "/repo/a/nextflow.config",
      "/repo/b/nextflow.config",
      "/repo/b/nextflow.config",
    ]);
  });
});

describe("a rule that crashes", () => {
  test("loses itself for that file; the others run", async () => {
    vi.spyOn(pinRule(), "create").mockImplementation(() => {
      throw new Error("no such thing");
    });
    const result = await lint(PROJECT, ["conf/gcp.config"], { rules: { "pin-nextflow-version": "warn" } });
    expect(result.findings.length).toBeGreaterThan(0);
    expect(result.failures).toMatchObject([
      {
        kind: "crash",
        ruleId: "pin-nextflow-version",
        file: "conf/base.config",
        error: { message: expect.stringContaining("no such thing") as string },
      },
      { kind: "crash", ruleId: "pin-nextflow-version", file: "conf/gcp.config" },
      { kind: "crash", ruleId: "pin-nextflow-version", file: "nextflow.config" },
    ]);
  });
});

describe("names that every object has", () => {
  test.each(["toString", "constructor", "__proto__", "hasOwnProperty", "valueOf"])(
    "%s crashes nothing",
    async (name) => {
      const text = `
plugins { id '${name}' }
params.${name} = 1
env.${name} = 'x'
${name}.${name} = params.${name}
manifest.nextflowVersion = '${name}'
process.executor = '${name}'
process.resourceLimits = [${name}: 'x']
process.ext = [${name}: "\${${name}}"]
process { withName: '${name}' { ${name} = 1 } } // nf-lint-disable-line ${name}
executor.$${name}.${name} = 1
process.errorStrategy = { task.${name} in [1] ? '${name}' : x.${name}() }
profiles { ${name} { docker.${name} = true } }
includeConfig '${name}'
`;
      const files = { "/repo/nextflow.config": text, [`/repo/${name}`]: `process.${name} = 1\n` };
      const result = await lint(files, ["."], { presets: ["all"], profiles: [[name]], env: { [name]: name } });
      expect(result.failures).toEqual([]);
      expect(result.findings.length).toBeGreaterThan(0);
    },
  );
});

test("progress names each file when it is read and when it is linted", async () => {
  const seen: LintProgress[] = [];
  const linter = createLinter({ cwd: "/repo", fileSystem: memoryFileSystem(PROJECT) });
  await linter.lint(["."], { onProgress: (progress) => seen.push(progress) });
  const files = ["conf/base.config", "conf/gcp.config", "nextflow.config"];
  expect(
    seen
      .filter(({ phase }) => phase === "reading")
      .map(({ file }) => file)
      .sort(),
  ).toEqual(files);
  expect(seen.filter(({ phase }) => phase === "linting")).toEqual(
    files.map((file, done) => ({ phase: "linting", file, done, total: 3 })),
  );
});

test("names of files that ESLint would leave out are linted all the same", async () => {
  const text = "manifest.name = 'x'\n";
  const files = { "/repo/node_modules/x/nextflow.config": text, "/repo/.hidden/my config.txt": text };
  const result = await lint(files, Object.keys(files));
  expect(places(result)).toContain("node_modules/x/nextflow.config:1 pin-nextflow-version []");
  expect(result.findings.map(({ file }) => file)).toContain(".hidden/my config.txt");
});

function pinRule(): NextflowRule {
  const rule = plugin.rules["pin-nextflow-version"];
  if (rule === undefined) throw new Error("The rule pin-nextflow-version is gone.");
  return rule;
}
