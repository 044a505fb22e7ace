import { memoryFileSystem } from "@nf-lint/resolver";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createLinter } from "../src/linter.js";
import type { Linter } from "../src/linter.js";
import { propertyRuns } from "../../../test/property-runs.js";

/** Lines with and without findings, in files that include each other. */
const line = fc.constantFrom(
  "process.cpus = 2",
  "process.memory = '8 gigabytes'",
  "process.memroy = '8 GB'",
  "process { withName: 'FOO*' { cpus = 2 } }",
  "process.executor = 'awsbatch'",
  "process.executor = params.executor",
  "params.executor = 'google-batch'",
  "process.queue = { params.queue ?: 'long' }",
  "process.errorStrategy = { params.queue == 'x' ? 'retri' : 'finish' }",
  "params.queue = 'x'",
  "google.batch.spot = true",
  "manifest.nextflowVersion = '>=24.04'",
  "manifest.name = 'x'",
  "docker.enabled = 'true'",
  "profiles { p { docker.enabled = true\n params.queue = 'y' }\n q { singularity.enabled = true } }",
  "profiles { p { includeConfig 'b.config' } }",
  "includeConfig 'a.config'",
  "includeConfig 'b.config'",
  "includeConfig 'missing.config'",
  "// nf-lint-disable-next-line no-unknown-option -- ours",
  "process { cpus 4 }",
  "",
);

const text = fc
  .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom("\n", "\r\n"))
  .map(([lines, end]) => lines.join(end));

const edit = fc.record({
  file: fc.constantFrom("nextflow.config", "a.config", "b.config", "missing.config"),
  text: fc.option(text),
});

test("after any edits the findings are those of a linter that sees the files for the first time", async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.array(edit, { minLength: 1, maxLength: 4 }), async (root, edits) => {
      const held = new Map([
        ["/p/.git/HEAD", ""],
        ["/p/nextflow.config", root],
      ]);
      const linter = linterOver(held);
      await everything(linter);
      for (const { file, text: after } of edits) {
        if (after === null) held.delete(`/p/${file}`);
        else held.set(`/p/${file}`, after);
        linter.changed([`/p/${file}`]);
        expect(await everything(linter)).toEqual(await everything(linterOver(held)));
      }
    }),
    propertyRuns(100),
  );
});

function linterOver(held: ReadonlyMap<string, string>): Linter {
  const settings = { presets: ["all"], profiles: [["p", "q"]] } as const;
  return createLinter({ cwd: "/p", fileSystem: memoryFileSystem(held), settings });
}

async function everything(linter: Linter): Promise<unknown> {
  const { findings, suppressed, failures, files } = await linter.lint(["."]);
  return { findings, suppressed, failures, files };
}
