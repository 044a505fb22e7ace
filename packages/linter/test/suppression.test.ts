import { memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, test } from "vitest";
import type { Finding } from "../src/finding.js";
import { createLinter } from "../src/linter.js";
import type { Settings } from "../src/settings.js";

const UNPINNED = "manifest.name = 'x'\n";
const PINNED = "manifest.nextflowVersion = '!>=25.04.0'\n";

async function lint(text: string, settings: Settings = {}): Promise<readonly Finding[]> {
  const fileSystem = memoryFileSystem({ "/repo/nextflow.config": text });
  return (await createLinter({ cwd: "/repo", fileSystem, settings }).lint(["."])).findings;
}

test.each([
  `// nf-lint-disable-next-line pin-nextflow-version -- the platform pins it\n${UNPINNED}`,
  `/* nf-lint-disable */ ${UNPINNED}`,
  `${UNPINNED.trim()} // nf-lint-disable-line\n`,
  `${UNPINNED}// nf-lint-disable-file pin-nextflow-version\n`,
])("a comment suppresses: %j", async (text) => {
  expect(await lint(text)).toEqual([]);
});

describe("a comment that suppresses nothing", () => {
  const text = `// nf-lint-disable-next-line pin-nextflow-version\n${PINNED}`;

  test("is a warning, with its removal as fix", async () => {
    expect(await lint(text)).toMatchObject([
      {
        ruleId: "suppression",
        severity: "warning",
        message: "This comment suppresses nothing: there is no finding of pin-nextflow-version here. Remove it.",
        range: { start: { line: 1, column: 1 } },
        fix: { edits: [{ file: "nextflow.config", text: expect.stringMatching(/^ ?$/) as string }] },
        url: expect.stringMatching(/docs\/suppression\.md$/) as string,
      },
    ]);
  });

  test("for all rules", async () => {
    const [finding] = await lint(`// nf-lint-disable-next-line\n${PINNED}`);
    expect(finding?.message).toBe("This comment suppresses nothing. Remove it.");
  });

  test("may be for a rule that is off in this run", async () => {
    expect(await lint(text, { rules: { "pin-nextflow-version": "off" } })).toEqual([]);
  });

  test("may be for profiles that are left out in this run", async () => {
    expect(await lint(text, { onlyProfiles: [[]] })).toEqual([]);
  });
});

test("a misspelt rule is told, with the near one", async () => {
  const findings = await lint(`// nf-lint-disable-next-line pin-nextflow-versoin\n${UNPINNED}`);
  expect(findings).toMatchObject([
    {
      ruleId: "suppression",
      severity: "warning",
      message: 'There is no rule "pin-nextflow-versoin" to suppress. Did you mean "pin-nextflow-version"?',
      range: { start: { line: 1 } },
    },
    { ruleId: "pin-nextflow-version" },
  ]);
});
