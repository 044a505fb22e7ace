import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectDirectory } from "../project-directory.js";
import { runIn } from "../run-in.js";

const UNKNOWN_OPTIONS = Array.from({ length: 13 }, (_, i) => `google.batch.nosuch${i} = 1\n`).join("");
const project = (): string =>
  projectDirectory({
    "nextflow.config": `manifest.nextflowVersion = '!>=25.04.0'\n${UNKNOWN_OPTIONS}`,
    "summary.md": "Earlier step.\n",
  });

test("what has no annotation is added to the summary of the step", async () => {
  const directory = project();
  const env = { GITHUB_STEP_SUMMARY: join(directory, "summary.md") };
  const { stdout, stderr } = await runIn(directory, ["--format", "github"], { env });
  expect(stderr).toBe("");
  expect(stdout.match(/^::warning/gm)).toHaveLength(10);
  const summary = readFileSync(join(directory, "summary.md"), "utf8");
  expect(summary).toMatch(/^Earlier step\.\n### nf-lint: 3 warnings\n/);
  expect(summary.match(/nosuch\d+/g)).toEqual(expect.arrayContaining(["nosuch10", "nosuch11", "nosuch12"]));
});

test("other formats leave it alone", async () => {
  const directory = project();
  await runIn(directory, ["--format", "compact"], { env: { GITHUB_STEP_SUMMARY: join(directory, "summary.md") } });
  expect(readFileSync(join(directory, "summary.md"), "utf8")).toBe("Earlier step.\n");
});

test("a summary that cannot be written is told", async () => {
  const env = { GITHUB_STEP_SUMMARY: "/no/such/folder/summary.md" };
  const { status, stderr } = await runIn(project(), ["--format", "github"], { env });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^nf-lint: \/no\/such\/folder\/summary\.md cannot be written: ENOENT/);
});
