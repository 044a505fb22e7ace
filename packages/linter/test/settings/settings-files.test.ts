import { memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, test } from "vitest";
import { describeFailure } from "../../src/failure.js";
import { createLinter } from "../../src/linter.js";
import type { LinterOptions, LintResult } from "../../src/linter.js";

const UNPINNED = "process.cpus = 1\nmanifest.name = 'x'\n";

async function lint(
  files: Readonly<Record<string, string>>,
  { paths = ["."], ...options }: Partial<LinterOptions> & { readonly paths?: readonly string[] } = {},
): Promise<LintResult> {
  const fileSystem = memoryFileSystem({ "/repo/.git/HEAD": "", ...files });
  return createLinter({ cwd: "/repo", fileSystem, ...options }).lint(paths);
}

const found = ({ findings }: LintResult): string[] =>
  findings.map(({ file, severity, ruleId }) => `${file} ${severity} ${ruleId}`);

const said = ({ failures }: LintResult): string[] => failures.map(describeFailure);

describe("which file counts", () => {
  test.each([".nf-lint.yml", ".nf-lint.yaml"])("%s in the folder of the project", async (name) => {
    const result = await lint({
      "/repo/nextflow.config": UNPINNED,
      [`/repo/${name}`]: "rules: { pin-nextflow-version: error }\n",
    });
    expect(found(result)).toEqual(["nextflow.config error pin-nextflow-version"]);
  });

  test(".nf-lint.json", async () => {
    const result = await lint({
      "/repo/nextflow.config": UNPINNED,
      "/repo/.nf-lint.json": '{ "rules": { "pin-nextflow-version": "info" } }',
    });
    expect(found(result)).toEqual(["nextflow.config info pin-nextflow-version"]);
  });

  test("the nearest one upward from each file, as a whole, whatever was asked for", async () => {
    const files = {
      "/repo/.nf-lint.yml": "rules: { pin-nextflow-version: error, require-resource-labels: error }\n",
      "/repo/a/nextflow.config": UNPINNED,
      "/repo/b/nextflow.config": `${UNPINNED}process.executor = 'k8s'\n`,
      "/repo/b/.nf-lint.yml": "rules: { pin-nextflow-version: info }\n",
    };
    const all = [
      "a/nextflow.config error pin-nextflow-version",
      "b/nextflow.config info pin-nextflow-version",
      "b/nextflow.config warning require-resource-labels",
    ];
    expect(found(await lint(files)).sort()).toEqual(all);
    expect(found(await lint(files, { paths: ["a/nextflow.config", "b/nextflow.config"] })).sort()).toEqual(all);
  });

  test("a fragment has the settings nearest to it, though its project has others", async () => {
    const result = await lint({
      "/repo/nextflow.config": "manifest.nextflowVersion = '!>=25.04.0'\nincludeConfig 'conf/aws.config'\n",
      "/repo/conf/aws.config": "process.executor = 'k8s'\n",
      "/repo/conf/.nf-lint.yml": "rules: { require-resource-labels: error }\n",
    });
    expect(found(result)).toEqual(["conf/aws.config error require-resource-labels"]);
  });

  test("none above the git root", async () => {
    const result = await lint({
      "/.nf-lint.yml": "extends: []\n",
      "/repo/nextflow.config": UNPINNED,
    });
    expect(found(result)).toEqual(["nextflow.config warning pin-nextflow-version"]);
  });

  test("the one that the user names, whose patterns count from the working directory", async () => {
    const files = {
      "/repo/nextflow.config": UNPINNED,
      "/repo/old/nextflow.config": UNPINNED,
      "/repo/.nf-lint.yml": "rules: { pin-nextflow-version: error }\n",
      "/org/strict.yml": "rules: { pin-nextflow-version: info }\nignore: [/old/]\n",
    };
    expect(found(await lint(files, { settingsFile: { file: "../org/strict.yml" } }))).toEqual([
      "nextflow.config info pin-nextflow-version",
    ]);
    expect(said(await lint(files, { settingsFile: { file: "strict.yml" } }))).toEqual([
      "strict.yml: There is no settings file strict.yml.",
    ]);
  });

  test("none where the user says so", async () => {
    const files = { "/repo/nextflow.config": UNPINNED, "/repo/.nf-lint.yml": "no good: [" };
    expect(found(await lint(files, { settingsFile: "none" }))).toEqual([
      "nextflow.config warning pin-nextflow-version",
    ]);
  });

  test("two in one folder are one too many", async () => {
    const files = { "/repo/nextflow.config": UNPINNED, "/repo/.nf-lint.yml": "", "/repo/.nf-lint.json": "{}" };
    expect(said(await lint(files))).toEqual([
      ".nf-lint.yml: There is .nf-lint.json in this folder too. Keep one of them.",
    ]);
  });
});

describe("what the user says at a run counts for more", () => {
  const files = {
    "/repo/nextflow.config": UNPINNED,
    "/repo/.nf-lint.yml": `
extends: production
rules: { pin-nextflow-version: off }
overrides:
  - files: nextflow.config
    rules: { pin-nextflow-version: info }
`,
  };

  test("a rule, also than an override", async () => {
    const result = await lint(files, { settings: { rules: { "pin-nextflow-version": "error" } } });
    expect(found(result)).toContain("nextflow.config error pin-nextflow-version");
  });

  test("a preset takes the place of the file's, under the file's rules", async () => {
    const result = await lint(files, { settings: { presets: ["recommended"] } });
    expect(found(result)).toEqual(["nextflow.config info pin-nextflow-version"]);
  });
});

describe("rules", () => {
  test("an empty file changes nothing", async () => {
    const result = await lint({ "/repo/nextflow.config": UNPINNED, "/repo/.nf-lint.yml": "# nothing yet\n" });
    expect(found(result)).toEqual(["nextflow.config warning pin-nextflow-version"]);
  });

  test("`extends: []` starts from nothing", async () => {
    const files = { "/repo/nextflow.config": UNPINNED, "/repo/.nf-lint.yml": "extends: []\n" };
    expect(found(await lint(files))).toEqual([]);
  });

  test("overrides are for the files that fit, the last one counts, and a level alone keeps the options", async () => {
    const pinned = "manifest.nextflowVersion = '!>=25.04.0'\n";
    const result = await lint({
      "/repo/a/nextflow.config": pinned,
      "/repo/b/nextflow.config": pinned,
      "/repo/c/nextflow.config": pinned,
      "/repo/.nf-lint.yml": `
rules:
  pin-nextflow-version: [warn, { allow: exact }]
overrides:
  - files: [/b/, /c/]
    rules: { pin-nextflow-version: error }
  - files: /c/
    rules: { pin-nextflow-version: off }
`,
    });
    expect(found(result)).toEqual([
      "a/nextflow.config warning pin-nextflow-version",
      "b/nextflow.config error pin-nextflow-version",
    ]);
  });
});

test("a level alone keeps the options that a preset gives the rule", async () => {
  const text = `manifest.nextflowVersion = '!>=26.04.0'
manifest.defaultBranch = 'master'
nextflow.enable.configProcessNamesValidation = false
`;
  const withSettings = (settings: string): Promise<LintResult> =>
    lint({ "/repo/nextflow.config": text, "/repo/.nf-lint.yml": settings });
  expect(found(await withSettings("rules: { no-deprecated-option: warn }"))).toHaveLength(2);
  expect(found(await withSettings("extends: nf-core\nrules: { no-deprecated-option: warn }"))).toEqual([]);
});

describe("ignore", () => {
  const files = {
    "/repo/nextflow.config": "manifest.nextflowVersion = '!>=25.04.0'\nincludeConfig 'vendor/base.config'\n",
    "/repo/vendor/base.config": "process.executor = 'k8s'\n",
    "/repo/vendor/tests/nextflow.config": "process.executor = 'k8s'\n",
    "/repo/.nf-lint.yml": "ignore: vendor/\n",
  };

  test("nothing is reported of the files, which are no projects, but are read where others include them", async () => {
    const result = await lint(files);
    expect(found(result)).toEqual([]);
    expect(result).toMatchObject({ files: 1, projects: 1, failures: [] });
    const fileSystem = memoryFileSystem({ "/repo/.git/HEAD": "", ...files });
    const configuration = createLinter({ cwd: "/repo", fileSystem }).configuration(".");
    expect(configuration.ok && configuration.configs[0]?.value("process.executor")).toMatchObject({
      value: "k8s",
    });
  });

  test("also where they are asked for by name, as hooks do", async () => {
    const result = await lint(files, { paths: ["vendor/base.config", "vendor/tests/nextflow.config"] });
    expect(result).toMatchObject({ findings: [], files: 0, failures: [] });
  });

  test("a folder of which all is ignored is not empty", async () => {
    expect(await lint(files, { paths: ["vendor"] })).toMatchObject({ findings: [], failures: [] });
  });
});

describe("what is said about runs", () => {
  test("combinations of profiles, as text or list", () => {
    const fileSystem = memoryFileSystem({
      "/repo/nextflow.config": "profiles {\n test { process.cpus = 1 }\n docker { docker.enabled = true }\n}\n",
      "/repo/.nf-lint.yml": "profiles: ['test, docker', [docker, test]]\n",
    });
    const configuration = createLinter({ cwd: "/repo", fileSystem }).configuration(".");
    expect(configuration.ok && configuration.configs.map(({ variant }) => variant.name)).toEqual([
      "(none)",
      "test",
      "docker",
      "test,docker",
      "docker,test",
    ]);
  });

  test("a combination that no project can have is a failure; one that another project has is none", async () => {
    const files = {
      "/repo/a/nextflow.config": "manifest.nextflowVersion = '!>=25.04.0'\nprofiles { test { process.cpus = 1 } }\n",
      "/repo/b/nextflow.config": "manifest.nextflowVersion = '!>=25.04.0'\nprofiles { docker { process.cpus = 1 } }\n",
    };
    const withProfiles = (text: string): Record<string, string> => ({ ...files, "/repo/.nf-lint.yml": text });
    expect(said(await lint(withProfiles("profiles: [docker]"), { paths: ["a"] }))).toEqual([]);
    expect(said(await lint(withProfiles("profiles: ['dokcer,x']"), { paths: ["a"] }))).toEqual([
      '.nf-lint.yml:1:12: profiles[0]: There is no profile "dokcer". Did you mean "docker"?',
      '.nf-lint.yml:1:12: profiles[0]: There is no profile "x". Declared are: test, docker.',
    ]);
    const listed = "extends: recommended\nprofiles:\n  - docker\n  - [test,\n     dokcer]\n";
    expect(said(await lint(withProfiles(listed), { paths: ["a"] }))).toEqual([
      '.nf-lint.yml:5:6: profiles[1][1]: There is no profile "dokcer". Did you mean "docker"?',
    ]);
    const extended = withProfiles("extends: ./base/lint.yml\n");
    expect(said(await lint({ ...extended, "/repo/base/lint.yml": "profiles: [dokcer]\n" }, { paths: ["a"] }))).toEqual([
      'base/lint.yml:1:12: profiles[0]: There is no profile "dokcer". Did you mean "docker"?',
    ]);
  });

  test("params and environment, as they are written", () => {
    const fileSystem = memoryFileSystem({
      "/repo/nextflow.config": "a.b = System.getenv('RELEASE')\na.c = params.queue\n",
      "/repo/.nf-lint.yml": "env: { RELEASE: 1.10 }\nparams: { queue: long }\n",
    });
    const configuration = createLinter({ cwd: "/repo", fileSystem, settings: { env: { OTHER: "1" } } }).configuration(
      ".",
    );
    const [config] = configuration.ok ? configuration.configs : [];
    expect([config?.value("a.b"), config?.value("a.c")]).toMatchObject([{ value: "1.10" }, { value: "long" }]);
  });
});

test("changes are seen: of the settings, and of what they extend", async () => {
  const files = new Map([
    ["/repo/.git/HEAD", ""],
    ["/repo/nextflow.config", UNPINNED],
    ["/repo/.nf-lint.yml", "extends: ./base.yml\n"],
    ["/repo/base.yml", "rules: { pin-nextflow-version: error }\n"],
  ]);
  const linter = createLinter({ cwd: "/repo", fileSystem: memoryFileSystem(files) });
  const now = async (): Promise<string[]> => found(await linter.lint(["."]));
  expect(await now()).toEqual(["nextflow.config error pin-nextflow-version"]);
  files.set("/repo/base.yml", "rules: { pin-nextflow-version: info }\n");
  linter.changed(["/repo/base.yml"]);
  expect(await now()).toEqual(["nextflow.config info pin-nextflow-version"]);
  files.delete("/repo/.nf-lint.yml");
  linter.changed(["/repo/.nf-lint.yml"]);
  expect(await now()).toEqual(["nextflow.config warning pin-nextflow-version"]);
});
