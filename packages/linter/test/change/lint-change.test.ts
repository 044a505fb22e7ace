import { describe, expect, test } from "vitest";
import { configurationChange, lintChange } from "../../src/change/lint-change.js";
import type { LintedChange } from "../../src/change/lint-change.js";
import { gitHistory } from "../../src/git/git-history.js";
import { nodeFileSystem } from "../../src/node.js";
import { CHANGE, DEMO } from "../../../../test/demo-change.js";
import { repository } from "../git/repository.js";
import type { Repository } from "../git/repository.js";

async function changeIn({ directory }: Repository, since = "HEAD", paths = ["."]): Promise<LintedChange> {
  const options = { cwd: directory, fileSystem: nodeFileSystem(), history: gitHistory(), since };
  const linted = await lintChange(paths, options);
  if (!linted.ok) throw new Error(linted.failure.kind);
  expect(linted.result.failures).toEqual([]);
  return linted;
}

const shown = ({ result, change }: LintedChange): unknown => ({
  introduced: result.findings.map(({ ruleId, file, profiles }) => ({ ruleId, file, profiles })),
  fixed: change.fixed.map(({ ruleId, file }) => ({ ruleId, file })),
});

const NOTHING = { introduced: [], fixed: [] };

/** What makes the folder that of a pipeline, which has a Nextflow version to pin. */
const PIPELINE = { "main.nf": "workflow {}\n" };

const NEXTFLOW = DEMO["nextflow.config"] ?? "";

describe("lintChange", () => {
  test("without a change there is nothing to tell", async () => {
    const repo = repository(DEMO);
    const linted = await changeIn(repo);
    expect(shown(linted)).toEqual(NOTHING);
    expect(linted.change.configurations()).toEqual([]);
    expect(linted.result).toMatchObject({ files: 3, projects: 1 });
  });

  test("a deleted setting breaks another file; what is moved or called otherwise is not news", async () => {
    const repo = repository(DEMO);
    repo.write(CHANGE);
    const linted = await changeIn(repo);
    expect(shown(linted)).toEqual({
      introduced: [{ ruleId: "require-fusion-snapshots", file: "conf/spot.config", profiles: ["google"] }],
      fixed: [],
    });
    expect(linted.change.configurations()).toMatchObject([
      {
        rootFile: "nextflow.config",
        state: "changed",
        profiles: { added: [], removed: [], renamed: [{ from: "gcp", to: "google" }] },
        options: [{ path: ["fusion", "snapshots"], before: { value: true }, variants: [] }],
        rejections: [],
      },
    ]);
  });

  test("the way back fixes it, in the place and the profile that it had", async () => {
    const repo = repository({ ...DEMO, ...CHANGE });
    repo.write({ ...DEMO, "conf/spot.config": undefined });
    const linted = await changeIn(repo);
    expect(shown(linted)).toEqual({
      introduced: [],
      fixed: [{ ruleId: "require-fusion-snapshots", file: "conf/spot.config" }],
    });
    expect(linted.change.fixed[0]?.profiles).toEqual(["google"]);
  });

  test.each([
    [
      "committed",
      (repo: Repository) => {
        repo.commit(CHANGE);
        return "HEAD~1";
      },
    ],
    [
      "staged",
      (repo: Repository) => {
        repo.write(CHANGE);
        repo.git("add", "--all");
        return "HEAD";
      },
    ],
    [
      "neither",
      (repo: Repository) => {
        repo.write(CHANGE);
        return "HEAD";
      },
    ],
    [
      "half and half",
      (repo: Repository) => {
        repo.commit({ "conf/fusion.config": CHANGE["conf/fusion.config"] });
        repo.write(CHANGE);
        return "HEAD~1";
      },
    ],
  ])("a change that is %s", async (_, make) => {
    const repo = repository(DEMO);
    const since = make(repo);
    expect((await changeIn(repo, since)).result.findings).toHaveLength(1);
  });

  test("a hook that names one file gets what that breaks elsewhere", async () => {
    const repo = repository(DEMO);
    repo.write({ "conf/fusion.config": CHANGE["conf/fusion.config"] });
    expect(shown(await changeIn(repo, "HEAD", ["conf/fusion.config"]))).toMatchObject({
      introduced: [{ ruleId: "require-fusion-snapshots", file: "nextflow.config" }],
    });
  });

  test("moved lines, changed blanks and line ends are no news", async () => {
    const repo = repository({ ...DEMO, ...CHANGE });
    const moved = `// A comment.\n\n${CHANGE["nextflow.config"] ?? ""}`.replaceAll("\n", "\r\n");
    repo.write({ "nextflow.config": moved, "conf/spot.config": "\n    google.batch.spot  =  true\n" });
    expect(shown(await changeIn(repo))).toEqual(NOTHING);
  });

  test("a changed line is", async () => {
    const repo = repository({ "nextflow.config": "manifest.nextflowVersion = '>=25.04.0'\n" });
    repo.write({ "nextflow.config": "manifest.nextflowVersion = '>=25.10.0'\n" });
    expect(shown(await changeIn(repo))).toMatchObject({
      introduced: [{ ruleId: "pin-nextflow-version" }],
      fixed: [{ ruleId: "pin-nextflow-version" }],
    });
  });

  test("what is said about a file as a whole hangs on none of its lines", async () => {
    const repo = repository({ ...PIPELINE, "nextflow.config": "params.a = 1\n" });
    repo.write({ "nextflow.config": "params.b = 1\n" });
    expect(shown(await changeIn(repo))).toEqual(NOTHING);
  });

  test("a second finding in a line like the first is introduced", async () => {
    const profile = (name: string): string => `    ${name} {\n        docker.enabled = 'true'\n    }\n`;
    const repo = repository({
      "nextflow.config": NEXTFLOW.replace("profiles {\n", `profiles {\n${profile("one")}`),
    });
    repo.commit({
      "conf/retries.config": DEMO["conf/retries.config"],
      "conf/fusion.config": DEMO["conf/fusion.config"],
    });
    repo.write({
      "nextflow.config": NEXTFLOW.replace("profiles {\n", `profiles {\n${profile("one")}${profile("two")}`),
    });
    expect(shown(await changeIn(repo))).toEqual({
      introduced: [{ ruleId: "no-quoted-boolean", file: "nextflow.config", profiles: ["two"] }],
      fixed: [],
    });
  });

  test("a finding that spreads to a profile that was free of it is introduced there", async () => {
    const spot = {
      ...DEMO,
      "nextflow.config": NEXTFLOW.replace("'local'\n", "'google-batch'\n        google.location = 'europe-west1'\n"),
    };
    const repo = repository({ ...spot, "conf/fusion.config": CHANGE["conf/fusion.config"] ?? "" });
    const line = "        google.batch.spot = true\n";
    repo.write({
      "nextflow.config": spot["nextflow.config"]
        .replace(line, "")
        .replace("includeConfig 'conf/fusion", `${line.trim()}\nincludeConfig 'conf/fusion`),
    });
    const { introduced } = shown(await changeIn(repo)) as { introduced: { ruleId: string; profiles: string[] }[] };
    expect(introduced.filter(({ ruleId }) => ruleId === "require-fusion-snapshots")).toEqual([
      { ruleId: "require-fusion-snapshots", file: "nextflow.config", profiles: ["(none)", "workstation"] },
    ]);
  });

  test("a new profile with what is known is no news; a renamed file neither", async () => {
    const repo = repository({ ...DEMO, ...CHANGE });
    repo.git("mv", "conf/fusion.config", "conf/fusion-settings.config");
    repo.git("mv", "conf/spot.config", "conf/cheap.config");
    repo.write({
      "nextflow.config": (CHANGE["nextflow.config"] ?? "")
        .replace("conf/fusion.config", "conf/fusion-settings.config")
        .replace("conf/spot.config", "conf/cheap.config")
        .replace(
          "profiles {\n",
          "profiles {\n    added {\n        process.executor = 'google-batch'\n        google.location = 'europe-west1'\n        google.batch.spot = true\n    }\n",
        ),
    });
    const linted = await changeIn(repo);
    // The new profile has a line of its own that is wrong; the old ones stay what they were.
    expect(shown(linted)).toMatchObject({
      introduced: [{ ruleId: "require-fusion-snapshots", profiles: ["added"] }],
      fixed: [],
    });
    expect(linted.change.configurations()).toMatchObject([
      { profiles: { added: ["added"], removed: [], renamed: [] }, options: [] },
    ]);
  });

  test("projects come, go and move", async () => {
    const unpinned = "process.executor = 'slurm'\nprocess.queue = 'long'\nprocess.cpus = 4\n";
    const repo = repository({
      "old/main.nf": "workflow {}\n",
      "old/nextflow.config": unpinned,
      "kept/nextflow.config": NEXTFLOW.split("\n", 1)[0] ?? "",
      "gone/main.nf": "workflow {}\n",
      "gone/nextflow.config": "params.gone = true\n",
    });
    repo.write({
      "new/main.nf": "workflow {}\n",
      "new/nextflow.config": unpinned,
      "old/nextflow.config": undefined,
      "gone/nextflow.config": undefined,
      "added/main.nf": "workflow {}\n",
      "added/nextflow.config": "docker.enabled = true\n",
    });
    const linted = await changeIn(repo);
    expect(shown(linted)).toMatchObject({
      introduced: [{ ruleId: "pin-nextflow-version", file: "added/nextflow.config" }],
      fixed: [{ ruleId: "pin-nextflow-version", file: "gone/nextflow.config" }],
    });
    const states = linted.change
      .configurations()
      .map(({ rootFile, formerRootFile, state }) => [rootFile, formerRootFile, state]);
    expect(states).toEqual([
      ["added/nextflow.config", undefined, "added"],
      ["new/nextflow.config", "old/nextflow.config", "changed"],
      ["gone/nextflow.config", undefined, "removed"],
    ]);
  });

  test("a deleted file that a hook names is no failure", async () => {
    const repo = repository(DEMO);
    repo.write({ "conf/fusion.config": undefined });
    const linted = await changeIn(repo, "HEAD", ["conf/fusion.config", "nextflow.config"]);
    expect(shown(linted)).toMatchObject({
      introduced: [{ ruleId: "no-missing-include" }, { ruleId: "require-fusion-snapshots" }],
    });
  });

  test("both ends are judged by today's settings", async () => {
    const repo = repository({
      ...PIPELINE,
      "nextflow.config": "params.a = 1\n",
      ".nf-lint.yml": "rules:\n  pin-nextflow-version: off\n",
    });
    repo.write({ ".nf-lint.yml": "rules:\n  pin-nextflow-version: error\n", "nextflow.config": "params.a = 2\n" });
    expect(shown(await changeIn(repo))).toEqual(NOTHING);
  });

  test("on a branch without commits all is new", async () => {
    const repo = repository();
    repo.write({ ...PIPELINE, "nextflow.config": "params.a = 1\n" });
    expect(shown(await changeIn(repo))).toMatchObject({ introduced: [{ ruleId: "pin-nextflow-version" }], fixed: [] });
  });

  test("an include that git ignores was there before, too", async () => {
    const ignored = {
      ...DEMO,
      ".gitignore": "local.config\n",
      "nextflow.config": `${NEXTFLOW}\nincludeConfig 'local.config'\n`,
    };
    const repo = repository(ignored);
    repo.write({
      "local.config": "params.local = true\n",
      "conf/retries.config": `${DEMO["conf/retries.config"] ?? ""}// end\n`,
    });
    expect(shown(await changeIn(repo))).toEqual(NOTHING);
  });
});

describe("configurationChange", () => {
  const change = ({ directory }: Repository, path = ".") =>
    configurationChange(path, { cwd: directory, fileSystem: nodeFileSystem(), history: gitHistory(), since: "HEAD" });

  test("options that come, go and change, once for all profiles that agree", () => {
    const repo = repository(DEMO);
    repo.write({
      "conf/retries.config":
        "process.errorStrategy = 'retry'\nprocess.maxRetries = 4\ngoogle.batch.maxSpotAttempts = 5\n",
      "nextflow.config": NEXTFLOW.replace("executor.cpus = 4", "executor.memory = 8.GB"),
    });
    const changed = change(repo);
    expect(changed.ok && changed.change.configurations()).toMatchObject([
      {
        options: [
          {
            path: ["process", "maxRetries"],
            before: { value: { text: "3" } },
            after: { value: { text: "4" } },
            variants: [],
          },
          { path: ["executor", "memory"], after: { value: { type: "memory" } }, variants: ["workstation"] },
          { path: ["executor", "cpus"], before: { value: { text: "4" } }, variants: ["workstation"] },
        ],
      },
    ]);
  });

  test("a profile that Nextflow rejects", () => {
    const repo = repository(DEMO);
    repo.write({ "nextflow.config": NEXTFLOW.replace("executor.cpus = 4", "includeConfig 'nowhere.config'") });
    const changed = change(repo);
    const [first] = changed.ok ? changed.change.configurations() : [];
    expect(first?.rejections).not.toEqual([]);
  });

  test("a folder without a project is a failure", () => {
    const repo = repository(DEMO);
    expect(change(repo, "conf")).toMatchObject({ ok: true, failures: [{ kind: "no-root" }] });
  });
});
