import { describe, expect, it } from "vitest";
import { eslintConfig, newLinter } from "../eslint-run.js";
import { memoryProjects } from "../memory-projects.js";

/** ESLint's types leave this method out. */
interface WithSuppressed {
  getSuppressedMessages(): { suppressions: unknown }[];
}

const FILE = "/project/nextflow.config";

function verify(text: string, reportUnused?: "warn") {
  const linter = newLinter();
  const config = eslintConfig({
    projects: memoryProjects(),
    rules: { "nextflow/require-resource-labels": "error", "nextflow/require-spot-retries": "error" },
    ...(reportUnused && { reportUnused }),
  });
  return { linter, config, messages: linter.verify(text, config, { filename: FILE }) };
}

const rulesIn = (text: string) => verify(text).messages.map(({ ruleId, message }) => ruleId ?? message);

const LABELS = "nextflow/require-resource-labels";
const SPOT = "nextflow/require-spot-retries";
const AWS = "process.executor = 'awsbatch'";

describe("suppression comments", () => {
  it("finds two rules without any", () => {
    expect(rulesIn(AWS)).toEqual([LABELS, SPOT]);
  });

  it.each([
    ["next line", `// nf-lint-disable-next-line require-spot-retries\n${AWS}`],
    ["same line", `${AWS} // nf-lint-disable-line require-spot-retries`],
    ["block", `/* nf-lint-disable require-spot-retries */\n${AWS}\n/* nf-lint-enable require-spot-retries */`],
    ["rest of the file", `// nf-lint-disable require-spot-retries\n${AWS}`],
    ["whole file, from its end", `${AWS}\n// nf-lint-disable-file require-spot-retries`],
    ["with a reason", `// nf-lint-disable-next-line require-spot-retries -- on-demand only\n${AWS}`],
    ["in ESLint's spelling", `// eslint-disable-next-line require-spot-retries\n${AWS}`],
    ["with ESLint's name of the rule", `// eslint-disable-next-line nextflow/require-spot-retries\n${AWS}`],
    ["in a comment over several lines", `/*\n  nf-lint-disable-next-line require-spot-retries\n*/\n${AWS}`],
  ])("turns one rule off: %s", (_, text) => {
    expect(rulesIn(text)).toEqual([LABELS]);
  });

  it.each([
    ["all rules", `// nf-lint-disable-next-line\n${AWS}`],
    ["a list", `// nf-lint-disable-next-line require-spot-retries, require-resource-labels -- both known\n${AWS}`],
    ["the whole file", `${AWS}\n// nf-lint-disable-file`],
  ])("turns off %s", (_, text) => {
    expect(rulesIn(text)).toEqual([]);
  });

  it.each([
    ["the next line only", `// nf-lint-disable-next-line require-spot-retries\nprocess.cpus = 1\n${AWS}`],
    ["up to where it is enabled", `/* nf-lint-disable require-spot-retries */\n/* nf-lint-enable */\n${AWS}`],
    ["not in a string", `params.x = '// nf-lint-disable-file'\n${AWS}`],
    ["not in other words", `// to nf-lint-disable-next-line\n${AWS}`],
  ])("reaches %s", (_, text) => {
    expect(rulesIn(text)).toEqual([LABELS, SPOT]);
  });

  it("keeps the reason", () => {
    const { linter } = verify(`// nf-lint-disable-next-line require-spot-retries -- on-demand only\n${AWS}`);
    const suppressed = (linter as unknown as WithSuppressed).getSuppressedMessages();
    expect(suppressed.map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: "directive", justification: "on-demand only" }],
    ]);
  });

  it("reports a rule that does not exist", () => {
    const { messages } = verify(`// nf-lint-disable-next-line require-spot-retrys\n${AWS}`);
    expect(messages[0]).toMatchObject({ ruleId: "nextflow/require-spot-retrys", line: 1, column: 1 });
  });

  it("reports a line comment that spans lines", () => {
    const { messages } = verify("/* nf-lint-disable-line\n require-spot-retries */ process.cpus = 1");
    expect(messages.map(({ message }) => message)).toEqual([
      "A comment with nf-lint-disable-line is about the line that it stands on. Write it on one line.",
    ]);
  });
});

describe("unused suppression comments", () => {
  const reported = (text: string) =>
    verify(text, "warn").messages.map(({ message, line, column }) => `${line}:${column} ${message}`);

  it("are reported", () => {
    expect(reported("process.cpus = 1 // nf-lint-disable-line require-spot-retries")).toEqual([
      "1:18 Unused eslint-disable directive (no problems were reported from 'nextflow/require-spot-retries').",
    ]);
  });

  it("are not reported where they are used", () => {
    expect(reported(`// nf-lint-disable-next-line require-spot-retries, require-resource-labels\n${AWS}`)).toEqual([]);
  });

  it.each([
    ["the whole comment", "process.cpus = 1 // nf-lint-disable-line require-spot-retries", "process.cpus = 1  "],
    [
      "the first of a list",
      `process.executor = 'k8s' // nf-lint-disable-line require-spot-retries, require-resource-labels`,
      `process.executor = 'k8s' // nf-lint-disable-line  require-resource-labels`,
    ],
    [
      "the last of a list",
      `process.executor = 'k8s' // nf-lint-disable-line require-resource-labels, require-spot-retries -- why`,
      `process.executor = 'k8s' // nf-lint-disable-line require-resource-labels  -- why`,
    ],
    [
      "the whole comment where no rule of a list is used",
      "process.cpus = 1 // nf-lint-disable-line require-resource-labels, require-spot-retries",
      "process.cpus = 1  ",
    ],
  ])("are removed: %s", (_, text, expected) => {
    const { linter, config } = verify(text, "warn");
    expect(linter.verifyAndFix(text, config, { filename: FILE }).output).toBe(expected);
  });
});

describe("with the rule on comments and ESLint's own reports", () => {
  const all = (text: string) => {
    const config = eslintConfig({
      projects: memoryProjects(),
      rules: { "nextflow/no-unused-suppression": "warn", "nextflow/require-spot-retries": "warn" },
      reportUnused: "warn",
    });
    return newLinter().verify(text, config, { filename: FILE });
  };

  it.each([
    ["unused", "process.cpus = 1 // nf-lint-disable-line require-spot-retries"],
    ["of an unknown rule", "process.cpus = 1 // nf-lint-disable-line no-such-rule"],
    ["misspelt", "process.cpus = 1 // nf-lint-disable-lien require-spot-retries"],
    ["on two lines", "/* nf-lint-disable-line\n require-spot-retries */ process.cpus = 1"],
  ])("a comment has one finding: %s", (_, text) => {
    expect(all(text)).toHaveLength(1);
  });
});
