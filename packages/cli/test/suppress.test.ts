import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectDirectory } from "./project-directory.js";
import { runIn } from "./run-in.js";

const read = (directory: string, file: string): string => readFileSync(join(directory, file), "utf8");

const SUPPRESS = ["--preset", "all", "--suppress", "known"];

async function afterwards(files: Readonly<Record<string, string>>) {
  const directory = projectDirectory(files);
  const first = await runIn(directory, SUPPRESS);
  expect(first).toMatchObject({ status: 0, stdout: "" });
  const texts = Object.keys(files).map((file) => read(directory, file));
  const { stdout } = await runIn(directory, ["--preset", "all", "--format", "compact"]);
  expect(stdout).toBe("");
  expect((await runIn(directory, SUPPRESS)).stderr).toBe("nf-lint: Nothing to suppress.\n");
  expect(Object.keys(files).map((file) => read(directory, file))).toEqual(texts);
  return { texts, stderr: first.stderr };
}

test("each finding has a comment above its line, once, with all rules and the reason", async () => {
  const { texts, stderr } = await afterwards({
    "nextflow.config":
      "manifest.nextflowVersion = '!>=25.10.0'\nprocess {\n    withName: 'A' { cpuss = 1 }\n    foo = [1,\n      2]; barr = 3\n}\n",
  });
  expect(stderr).toMatch(/^nf-lint: Suppressed \d+ findings in 1 file\.\n$/);
  expect(texts[0]).toContain("    // nf-lint-disable-next-line no-unknown-option -- known\n    foo = [1,");
  expect(texts[0]).toContain("// nf-lint-disable-next-line no-unknown-option -- known\n      2]; barr = 3");
});

test("in a text, and in a script, no line is added that the program would read", async () => {
  const { texts } = await afterwards({
    "nextflow.config": "manifest.nextflowVersion = '!>=25.10.0'\n",
    "main.nf":
      '#!/usr/bin/env nextflow\nprocess FOO {\n    input:\n    val x\n\n    script:\n    """\n    echo ${y} \\\n      ${z}\n    """\n}\n\nworkflow {\n    FOO(1)\n}\n',
  });
  expect(texts[1]).toMatch(
    /^#!\/usr\/bin\/env nextflow\n\/\/ nf-lint-disable-file [\w, -]*no-undefined-name -- known\n/,
  );
  expect(texts[1]).toContain('"""\n    echo ${y} \\\n      ${z}\n    """\n');
});

test("a comment that stands above a line already has the rule added, and keeps its own", async () => {
  const { texts } = await afterwards({
    "nextflow.config":
      "manifest.nextflowVersion = '!>=25.10.0'\r\n// nf-lint-disable-next-line no-unknown-option -- old\r\nprocess.foo = params.missing\r\n",
    "main.nf": "workflow {\n    println 1\n}\n",
  });
  expect(texts[0]).toMatch(/disable-next-line no-unknown-option, [\w, -]*no-undefined-param[\w, -]* -- old\r\nprocess/);
});

test("errors of syntax, and what a baseline holds, are left", async () => {
  const files = { "nextflow.config": "manifest.name = 'demo'\nprocess.foo = = 1\n" };
  const directory = projectDirectory(files);
  await runIn(directory, ["--suppress", "known"]);
  expect((await runIn(directory, ["--format", "compact"])).stdout).toMatch(
    /^nextflow\.config:\d+:\d+: error: .*\[syntax\]\n$/,
  );
  const held = projectDirectory({
    "nextflow.config": "manifest.name = 'demo'\n",
    ".nf-lint.yml": "baseline: b.json\n",
  });
  await runIn(held, ["--update-baseline"]);
  await runIn(held, ["--suppress", "known"]);
  expect(read(held, "nextflow.config")).toBe("manifest.name = 'demo'\n");
});

test.each([
  [["--suppress", " "], "needs the reason"],
  [["--suppress", "a\nb"], "in one line"],
  [["--suppress", "a", "--fix"], "leave fixes"],
])("%j is wrong usage", async (argv, words) => {
  const directory = projectDirectory({ "nextflow.config": "manifest.name = 'demo'\n" });
  const { status, stderr } = await runIn(directory, argv);
  expect(status).toBe(2);
  expect(stderr).toContain(words);
  expect(read(directory, "nextflow.config")).toBe("manifest.name = 'demo'\n");
});
