import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectDirectory } from "../project-directory.js";
import { runIn } from "../run-in.js";

const PINNED = "manifest.nextflowVersion = '!>=25.04.0'\n";
const PROFILES = `${PINNED}
profiles {
    test { process.cpus = 1 }
    docker { docker.enabled = true }
    singularity { singularity.enabled = true }
}
`;

async function init(files: Readonly<Record<string, string>>): Promise<{ text: string; stdout: string }> {
  const directory = projectDirectory(files);
  const { status, stdout, stderr } = await runIn(directory, ["init"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  // What is written can be followed.
  expect(await runIn(directory, [])).toMatchObject({ stderr: "" });
  return { text: readFileSync(join(directory, ".nf-lint.yml"), "utf8"), stdout };
}

test("a plain project", async () => {
  const { text, stdout } = await init({ "nextflow.config": PINNED });
  expect(text).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=https://raw.githubusercontent.com/nf-lint/nf-lint/main/packages/cli/nf-lint.schema.json
    # Settings of nf-lint: https://github.com/nf-lint/nf-lint/blob/main/docs/settings.md

    # The rules with the least risk of a false alarm; the preset production has the whole checklist.
    # Others: https://github.com/nf-lint/nf-lint/blob/main/docs/presets.md
    extends: recommended
    "
  `);
  expect(stdout).toMatchInlineSnapshot(`
    "No sign of the nf-core template.
    Profiles: none
    Executors: none
    Combinations that CI runs: none
    Written: .nf-lint.yml
    "
  `);
});

test("a project of the nf-core template, with CI, a cloud and installed modules", async () => {
  const { text, stdout } = await init({
    "nextflow.config": `${PROFILES}profiles { aws { process.executor = 'awsbatch' } }\n`,
    ".nf-core.yml": "repository_type: pipeline\n",
    "modules/nf-core/fastqc/main.nf": "",
    ".github/workflows/ci.yml": `
jobs:
  test:
    strategy:
      matrix:
        engine: [docker, singularity]
        version: ["\${{ fromJson(needs.x) }}"]
    steps:
      - run: nextflow run . -profile test,\${{ matrix.engine }} --outdir x
      - uses: ./.github/actions/run
        with:
          profile: docker,test
      - run: nextflow run . -profile test,\${{ inputs.what }}
      - run: nextflow run . -profile test,missing
`,
  });
  expect(text).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=https://raw.githubusercontent.com/nf-lint/nf-lint/main/packages/cli/nf-lint.schema.json
    # Settings of nf-lint: https://github.com/nf-lint/nf-lint/blob/main/docs/settings.md

    # The project is made from the nf-core template (.nf-core.yml).
    # Others: https://github.com/nf-lint/nf-lint/blob/main/docs/presets.md
    extends: nf-core

    # Combinations of profiles that CI runs. Each profile alone is looked at anyway.
    profiles:
      - test,docker # .github/workflows/ci.yml
      - test,singularity # .github/workflows/ci.yml
      - docker,test # .github/workflows/ci.yml

    # Installed by nf-core/tools: the next update would overwrite any change.
    ignore:
      - /modules/nf-core/

    # Tasks run on awsbatch. Name the labels that your bill is split by, each with its other names.
    rules:
      require-resource-labels:
        - warn
        - keys:
            environment: [env]
            team: [group, owner]
            pipeline: [workflow]
    "
  `);
  expect(stdout).toMatchInlineSnapshot(`
    "Made from the nf-core template: .nf-core.yml
    Profiles: test, docker, singularity, aws
    Executors: awsbatch
    Combinations that CI runs: test,docker (.github/workflows/ci.yml), test,singularity (.github/workflows/ci.yml), docker,test (.github/workflows/ci.yml)
    Installed modules, to be ignored: modules/nf-core
    Written: .nf-lint.yml
    "
  `);
});

describe("signs of the nf-core template", () => {
  test.each([
    ["manifest.name = 'nf-core/rnaseq'", "manifest.name = 'nf-core/rnaseq'"],
    ["params.custom_config_base = 'https://example.org'", "params.custom_config_base"],
  ])("%s", async (setting, sign) => {
    const { text } = await init({ "nextflow.config": `${PINNED}${setting}\n` });
    expect(text).toContain(`(${sign}).`);
    expect(text).toContain("\nextends: nf-core\n");
  });
});

describe("the profiles that CI runs", () => {
  test.each([
    [".gitlab-ci.yml", "test:\n  script:\n    - nextflow run . -profile test,docker\n"],
    ["Jenkinsfile", "sh 'nextflow run . -profile \"test,docker\"'\n"],
    [".github/workflows/a.yaml", "jobs: { a: { strategy: { matrix: { profile: ['test,docker'] } } } }\n"],
    [".github/workflows/b.yml", "run: nf-test test --profile=+test,docker .\n"],
    [".github/workflows/c.yml", "matrix: { include: [{ p: docker }] }\nwith: { profile: 'test,${{matrix.p}}' }\n"],
  ])("in %s", async (file, text) => {
    expect((await init({ "nextflow.config": PROFILES, [file]: text })).text).toContain(
      `\nprofiles:\n  - test,docker # ${file}\n`,
    );
  });

  test("are none in what is no YAML, or names what is not declared", async () => {
    const { stdout } = await init({ "nextflow.config": PROFILES, ".gitlab-ci.yml": "a: [\n-profile test,dokcer\n" });
    expect(stdout).toContain("Combinations that CI runs: none\n");
  });

  test("are none where an alias contains itself, or aliases multiply", async () => {
    const bomb = Array.from({ length: 9 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1}, `.repeat(i === 0 ? 0 : 9)}x]`);
    const files = {
      "nextflow.config": PROFILES,
      ".github/workflows/a.yml": "matrix: &m { profile: ['test,docker'], again: *m }\n",
      ".github/workflows/b.yml": `matrix: { profile: ['test,docker'] }\n${bomb.join("\n")}\n`,
      ".github/workflows/c.yml": "profile: 'test,singularity'\n",
    };
    expect((await init(files)).stdout).toContain("CI runs: test,singularity (.github/workflows/c.yml)\n");
  });
});

describe("never over what is there", () => {
  test("without --force", async () => {
    const directory = projectDirectory({ "nextflow.config": PINNED, ".nf-lint.yml": "# mine\n" });
    expect(await runIn(directory, ["init"])).toEqual({
      status: 2,
      stdout: "",
      stderr: "nf-lint: There is .nf-lint.yml already. --force replaces it.\n",
    });
    expect(readFileSync(join(directory, ".nf-lint.yml"), "utf8")).toBe("# mine\n");
    expect(await runIn(directory, ["init", "--force"])).toMatchObject({ status: 0 });
    expect(readFileSync(join(directory, ".nf-lint.yml"), "utf8")).toContain("extends: recommended");
    expect(readdirSync(directory).sort()).toEqual([".nf-lint.yml", "nextflow.config"]);
  });

  test("nor beside a file of another name", async () => {
    const directory = projectDirectory({ "nextflow.config": PINNED, ".nf-lint.json": "{}" });
    expect(await runIn(directory, ["init", "--force"])).toMatchObject({
      status: 2,
      stderr: "nf-lint: There is .nf-lint.json already.\n",
    });
  });
});

test("another folder, and one that is no project", async () => {
  const directory = projectDirectory({ "a/nextflow.config": PINNED, "b/main.nf": "" });
  expect(await runIn(directory, ["init", "a/"])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/Written: a\/\.nf-lint\.yml\n$/) as string,
  });
  expect(await runIn(directory, ["init", "b"])).toMatchObject({
    status: 2,
    stderr: "nf-lint: b: no nextflow.config in this folder.\n",
  });
});
