import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { unifiedDiff } from "../../src/output/unified-diff.js";
import { projectDirectory } from "../project-directory.js";

test.each([
  ["lines that end in CRLF", "nextflow.config", "a = 1\r\nb = 2\r\n", "a = 1\r\nb = 3\r\n"],
  ["no line end at the end", "nextflow.config", "a = 1", "a = 2"],
  ["a line end that is added", "nextflow.config", "a = 1", "a = 1\n"],
  ["a byte order mark", "nextflow.config", "\ufeffa = 1\n", "\ufeffa = 2\n"],
  ["all text gone", "nextflow.config", "a = 1\n", ""],
  ["a name with blanks and letters beyond ASCII", "größe 🧬.config", "a = 1\n", "a = 2\n"],
  ["a name with a quote and a tab", 'a"b\tc.config', "a = 1\n", "a = 2\n"],
])("git applies a diff with %s", (_, file, before, after) => {
  const directory = projectDirectory({ [file]: before, "other.config": "x" });
  const diff = unifiedDiff([{ file, before, after }]);
  execFileSync("git", ["apply", "-"], { cwd: directory, input: diff });
  expect(readFileSync(join(directory, file), "utf8")).toBe(after);
});

test("a name cannot write lines of the diff", () => {
  const diff = unifiedDiff([{ file: "a\n+++ b/b.config", before: "a\n", after: "b\n" }]);
  expect(diff.split("\n").filter((line) => line.startsWith("+++"))).toHaveLength(1);
});
