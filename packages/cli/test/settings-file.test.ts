import { expect, test } from "vitest";
import { projectDirectory } from "./project-directory.js";
import { runIn } from "./run-in.js";

const UNPINNED = { "nextflow.config": "manifest.name = 'demo'\n" };

test("settings that cannot be followed: one line each with file, line and key, no report, status 2", async () => {
  const directory = projectDirectory({
    ...UNPINNED,
    ".nf-lint.yml": "nextflow: newest\nrules:\n  pin-nextflow-version: wran\n",
  });
  expect(await runIn(directory, ["--format", "json"])).toEqual({
    status: 2,
    stdout: "",
    stderr: [
      'nf-lint: .nf-lint.yml:1:11: nextflow: "newest" is no Nextflow version. Write it as 25.10.2 or 26.08.0-edge.',
      'nf-lint: .nf-lint.yml:3:25: rules.pin-nextflow-version: "wran" is no level. Did you mean "warn"?',
      "",
    ].join("\n"),
  });
  expect(await runIn(directory, ["config"])).toMatchObject({ status: 2, stdout: "" });
});

test("--config FILE takes the place of the nearest file, --no-config of any", async () => {
  const directory = projectDirectory({
    ...UNPINNED,
    ".nf-lint.yml": "rules: { pin-nextflow-version: off }\n",
    "ci.yml": "rules: { pin-nextflow-version: error }\n",
  });
  expect((await runIn(directory, [])).status).toBe(0);
  expect((await runIn(directory, ["--config", "ci.yml"])).status).toBe(1);
  expect((await runIn(directory, ["--no-config"])).stdout).toContain("1 warning");
  expect(await runIn(directory, ["--config", "no.yml"])).toMatchObject({
    status: 2,
    stdout: "",
    stderr: "nf-lint: no.yml: There is no settings file no.yml.\n",
  });
});

test("a compute environment that the settings name runs what names no executor, and nf-lint config does not show it", async () => {
  const directory = projectDirectory({
    "nextflow.config": "manifest.nextflowVersion = '!>=25.10.0'\n",
    ".nf-lint.yml": "platform: { executor: awsbatch }\n",
  });
  const { stdout } = await runIn(directory, ["--format", "compact"]);
  expect(stdout).toContain("Tasks on awsbatch carry no labels");
  expect((await runIn(directory, ["config"])).stdout).not.toContain("awsbatch");
  const network = await runIn(directory, ["network"]);
  expect(network.stdout).toContain("amazonaws.com");
});

test("params, environment and combinations of the settings hold for nf-lint config", async () => {
  const directory = projectDirectory({
    "nextflow.config": "process.queue = params.queue\nprofiles { a { process.cpus = 1 }\nb { process.cpus = 2 } }\n",
    ".nf-lint.yml": "params: { queue: long }\nprofiles: ['a,b']\n",
  });
  const { stdout } = await runIn(directory, ["config", "--format", "json"]);
  const { variants } = JSON.parse(stdout) as { variants: { name: string; config: { process: object } }[] };
  expect(variants.map(({ name }) => name)).toEqual(["(none)", "a", "b", "a,b"]);
  expect(variants[3]?.config.process).toMatchObject({ queue: "long", cpus: 2 });
});
