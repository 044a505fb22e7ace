import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectDirectory } from "./project-directory.js";
import { runIn } from "./run-in.js";

const FILES = {
  "nextflow.config":
    "manifest.nextflowVersion = '>=25.04.0'\nincludeConfig 'conf/a.config'\nincludeConfig 'conf/b.config'\n",
  "conf/a.config": "docker.enabled = 'true'\n",
  "conf/b.config": "singularity.autoMounts = 'true'\n",
};
const NAME = ".nf-lint-baseline.json";

async function withBaseline(): Promise<string> {
  const directory = projectDirectory(FILES);
  await runIn(directory, ["--update-baseline"]);
  return directory;
}

describe("baseline", () => {
  test("holds today's findings, and hides them from then on", async () => {
    const directory = projectDirectory(FILES);
    const made = await runIn(directory, ["--update-baseline"]);
    expect(made).toMatchObject({ status: 0, stderr: `nf-lint: ${NAME}: 3 findings added, 0 removed.\n` });
    expect(readFileSync(join(directory, NAME), "utf8")).toContain(`"docker.enabled = 'true'"`);
    expect(await runIn(directory, ["--baseline", NAME, "--max-warnings", "0"])).toEqual({
      status: 0,
      stdout: "No problems in 3 files, 1 project.\n",
      stderr: `nf-lint: ${NAME} hides 3 findings.\n`,
    });
  });

  test("shows what is new, and what is gone", async () => {
    const directory = await withBaseline();
    writeFileSync(
      join(directory, "conf/a.config"),
      "\ndocker.enabled = true\ndocker.runOptions = 'x'\npodman.enabled = 'false'\n",
    );
    const { stdout, stderr } = await runIn(directory, ["--baseline", NAME]);
    expect(stdout).toContain("conf/a.config:4:");
    expect(stdout).toMatch(/1 problem /);
    expect(stderr).toBe(`nf-lint: ${NAME} hides 2 findings. 1 more in it is gone: --update-baseline removes it.\n`);
    expect((await runIn(directory, ["--update-baseline"])).stderr).toBe(
      `nf-lint: ${NAME}: 1 finding added, 1 removed.\n`,
    );
  });

  test("an update of one file leaves the others in it, and one without news leaves the file alone", async () => {
    const directory = await withBaseline();
    const file = join(directory, NAME);
    const [text, { ino }] = [readFileSync(file, "utf8"), statSync(file)];
    expect((await runIn(directory, ["conf/a.config", "--update-baseline"])).stderr).toContain(
      "0 findings added, 0 removed",
    );
    expect(statSync(file).ino).toBe(ino);
    writeFileSync(join(directory, "conf/a.config"), "");
    expect((await runIn(directory, ["conf/a.config", "--update-baseline"])).stderr).toContain(
      "0 findings added, 1 removed",
    );
    expect(readFileSync(file, "utf8")).toBe(text.replace(/ {4}"conf\/a\.config": \{[^}]*\},\n/, ""));
  });

  test("in another folder its paths count from there", async () => {
    const directory = projectDirectory(FILES);
    await runIn(directory, ["--baseline", "ci/known.json", "--update-baseline"]);
    expect(readFileSync(join(directory, "ci/known.json"), "utf8")).toContain('"../conf/a.config"');
    expect(await runIn(join(directory, "conf"), ["..", "--baseline", "../ci/known.json"])).toMatchObject({
      stdout: "No problems in 3 files, 1 project.\n",
    });
  });

  test("one that is not there, or is none, is a usage error", async () => {
    const directory = projectDirectory({ ...FILES, "other.json": "{}" });
    expect(await runIn(directory, ["--baseline", "none.json"])).toMatchObject({
      status: 2,
      stderr:
        "nf-lint: The baseline none.json cannot be read: there is no such file or folder. --update-baseline makes it.\n",
    });
    expect(await runIn(directory, ["--baseline", "other.json"])).toMatchObject({ status: 2 });
    expect(existsSync(join(directory, "none.json"))).toBe(false);
  });

  test("--update-baseline is about all findings", async () => {
    expect(await runIn(projectDirectory(FILES), ["--update-baseline", "--since", "HEAD"])).toMatchObject({ status: 2 });
  });
});
