import { describe, expect, test } from "vitest";
import { repository } from "../../linter/test/git/repository.js";
import type { Repository } from "../../linter/test/git/repository.js";
import { CHANGE, DEMO } from "../../../test/demo-change.js";
import { runIn } from "./run-in.js";

function changed(): Repository {
  const repo = repository(DEMO);
  repo.write(CHANGE);
  return repo;
}

describe("nf-lint --since", () => {
  test("shows what the change introduced, and says so", async () => {
    const { status, stdout, stderr } = await runIn(changed().directory, ["--since", "HEAD"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^conf\/spot\.config:1:1 {2}warning {2}Spot machines/);
    expect(stdout).toMatch(/\n1 new problem \(1 warning\) since HEAD in 4 files, 1 project\n$/);
  });

  test("says what was fixed", async () => {
    const repo = repository({ ...DEMO, ...CHANGE });
    repo.write({ "conf/fusion.config": DEMO["conf/fusion.config"] });
    const { stdout } = await runIn(repo.directory, ["--since", "HEAD"]);
    expect(stdout).toBe("No new problems since HEAD in 4 files, 1 project; 1 problem fixed.\n");
    const json = await runIn(repo.directory, ["--since", "HEAD", "--format", "json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      findings: [],
      change: {
        since: "HEAD",
        fixed: [{ ruleId: "require-fusion-snapshots" }],
        configurations: [{ rootFile: "nextflow.config", options: [{ path: ["fusion", "snapshots"], after: true }] }],
      },
    });
  });

  test("fails by what is new alone", async () => {
    const strict = ["--rule", "require-fusion-snapshots: error", "--since", "HEAD"];
    expect(await runIn(changed().directory, strict)).toMatchObject({ status: 1 });
    expect(await runIn(repository({ ...DEMO, ...CHANGE }).directory, strict)).toMatchObject({ status: 0 });
  });

  test("markdown is a comment on a pull request", async () => {
    const repo = changed();
    const { stdout } = await runIn(repo.directory, ["--since", "HEAD", "--format", "markdown"]);
    expect(stdout).toMatch(/^### nf-lint: 1 warning\n\nIntroduced since `HEAD` in 4 files, 1 project\.\n/);
    expect(stdout).toMatch(
      /#### Changes of the resolved configuration\n\n- Profile `gcp` is called `google`\.\n\nIn every profile:\n\n\| option/,
    );
    repo.commit({});
    repo.write({ ...DEMO, "conf/spot.config": undefined });
    const back = await runIn(repo.directory, ["--since", "HEAD", "--format", "markdown"]);
    expect(back.stdout).toMatch(/^### nf-lint: no new problems\n/);
    expect(back.stdout).toMatch(/#### Fixed\n\n- `conf\/spot\.config:1` Spot machines/);
  });

  test("nothing of a value ends its cell, and what is long is folded away", async () => {
    const options = Array.from({ length: 150 }, (_, i) => `params.p${i} = 1\n`).join("");
    const repo = repository({ "nextflow.config": options });
    repo.write({ "nextflow.config": `${options.replaceAll("= 1", "= 2")}params.x = 'a | b \`c\`'\n` });
    const { stdout } = await runIn(repo.directory, ["--since", "HEAD", "--format", "markdown"]);
    expect(stdout).toContain("<details><summary><b>Changes of the resolved configuration</b> (151 options)</summary>");
    expect(stdout).toContain("… and 51 more options");
    const one = repository({ "nextflow.config": "params.y = 1\n" });
    one.write({ "nextflow.config": "params.x = 'a | b `c`'\n" });
    const short = await runIn(one.directory, ["--since", "HEAD", "--format", "markdown"]);
    expect(short.stdout).toContain("| `params.x` | not set | ``'a \\| b `c`'`` |");
    expect(short.stdout).toContain("| `params.y` | `1` | not set |");
  });

  test("a revision that does not exist is a usage error", async () => {
    expect(await runIn(changed().directory, ["--since", "nope"])).toEqual({
      status: 2,
      stdout: "",
      stderr: 'nf-lint: git knows no commit "nope".\n',
    });
  });
});

describe("nf-lint config --since", () => {
  test("prints what differs, per profile", async () => {
    const repo = changed();
    repo.write({ "nextflow.config": CHANGE["nextflow.config"]?.replace("executor.cpus = 4", "executor.cpus = 8") });
    expect(await runIn(repo.directory, ["config", "--since", "HEAD"])).toEqual({
      status: 0,
      stdout: `Profile gcp is called google.

In every profile
fusion.snapshots  true -> (not set)

In workstation
executor.cpus  4 -> 8
`,
      stderr: "",
    });
  });

  test("says when nothing does", async () => {
    const repo = repository(DEMO);
    repo.write({ "conf/fusion.config": `${DEMO["conf/fusion.config"] ?? ""}// A comment.\n` });
    expect(await runIn(repo.directory, ["config", "--since", "HEAD"])).toMatchObject({
      status: 0,
      stdout: "No resolved option differs from HEAD.\n",
    });
  });

  test("as JSON, for one profile", async () => {
    const repo = repository(DEMO);
    repo.write({ "conf/retries.config": DEMO["conf/retries.config"]?.replace("3", "4") });
    const { stdout } = await runIn(repo.directory, [
      "config",
      "--since",
      "HEAD",
      "--profile",
      "gcp",
      "--format",
      "json",
    ]);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      since: "HEAD",
      configurations: [
        {
          rootFile: "nextflow.config",
          state: "changed",
          profiles: { added: [], removed: [], renamed: [] },
          options: [{ path: ["process", "maxRetries"], before: 3, after: 4, variants: [] }],
          rejections: [],
        },
      ],
    });
  });

  test("has no blame and no Nextflow's own language", async () => {
    for (const option of [["--blame"], ["--format", "nextflow"]]) {
      expect(await runIn(repository(DEMO).directory, ["config", "--since", "HEAD", ...option])).toMatchObject({
        status: 2,
      });
    }
  });
});
