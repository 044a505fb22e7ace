import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { strangersRepository } from "./strangers-repository.js";

const CONFIG = { "nextflow.config": "process.cpuss = 1\n" };
const NAME = "--format=json=nextflow.config";

describe("in a hook's call the name of a file is a path", () => {
  test.each([
    [NAME],
    [NAME, "nextflow.config"],
    ["nextflow.config", NAME],
    ["--fix", NAME],
    ["--quiet", "nextflow.config", NAME],
  ])("%j", async (...argv) => {
    const { run, read } = strangersRepository({ ...CONFIG, [NAME]: "process.memry = 1\n" });
    const { stdout } = await run("--hook", "--rule", "no-unknown-option: error", ...argv);
    expect(read("nextflow.config")).toMatch(/^process.cpus/);
    if (argv[0] === "--fix") expect(read(NAME)).toBe("process.memory = 1\n");
    else expect(stdout).toContain(`${NAME}:1:1`);
  });

  test("be it that of a command", async () => {
    const { run, directory } = strangersRepository({ ...CONFIG, "init/nextflow.config": "process.memry = 1\n" });
    expect((await run("--hook", "init")).stdout).toContain("init/nextflow.config:1:1");
    expect((await run("--", "init")).stdout).toContain("init/nextflow.config:1:1");
    expect(existsSync(join(directory, ".nf-lint.yml"))).toBe(false);
  });

  test("an option stays one where no file has its name", async () => {
    const { run } = strangersRepository(CONFIG);
    expect(await run("--hook", "--max-warnings=0", "nextflow.config")).toMatchObject({ status: 1 });
    expect((await run("--hook", "--max-warnigs=0", "nextflow.config")).stderr).toContain("--max-warnings");
  });
});

test.each(["--x", "--output=nextflow.config", "-", "HEAD --x"])(
  "git is handed no option as a revision: %s",
  async (since) => {
    const { run, read } = strangersRepository(CONFIG);
    for (const argv of [[`--since=${since}`], ["config", `--since=${since}`]]) {
      const { status, stderr } = await run(...argv);
      expect(status).toBe(2);
      expect(stderr).toContain("is not one revision");
    }
    expect(read("nextflow.config")).toBe(CONFIG["nextflow.config"]);
  },
);
