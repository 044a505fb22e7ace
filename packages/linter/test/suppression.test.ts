import { memoryFileSystem } from "@nf-lint/resolver";
import plugin from "eslint-plugin-nextflow";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createLinter } from "../src/linter.js";
import type { LintResult } from "../src/linter.js";
import type { Settings } from "../src/settings.js";

const UNPINNED = "manifest.name = 'x'\n";
const PINNED = "manifest.nextflowVersion = '!>=25.04.0'\n";

function lint(text: string, settings: Settings = {}): Promise<LintResult> {
  return lintFiles({ "nextflow.config": text }, settings);
}

function lintFiles(files: Readonly<Record<string, string>>, settings: Settings = {}): Promise<LintResult> {
  const absolute = Object.entries(files).map(([name, text]): [string, string] => [`/repo/${name}`, text]);
  const fileSystem = memoryFileSystem(Object.fromEntries(absolute));
  return createLinter({ cwd: "/repo", fileSystem, settings }).lint(["."]);
}

const messages = ({ findings }: LintResult): string[] => findings.map(({ message }) => message);

const places = (findings: LintResult["findings"]): string[] =>
  findings.map(({ file, range, ruleId }) => `${file}:${range.start.line} ${ruleId}`);

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a comment suppresses", () => {
  test.each([
    ["the next line", `// nf-lint-disable-next-line pin-nextflow-version -- the platform pins it\n${UNPINNED}`],
    ["all rules", `/* nf-lint-disable */ ${UNPINNED}`],
    ["its line", `${UNPINNED.trim()} // nf-lint-disable-line\n`],
    ["the file, from its end, without a line end", `${UNPINNED}// nf-lint-disable-file pin-nextflow-version`],
    ["with lines that end in CRLF", `// nf-lint-disable-next-line pin-nextflow-version\r\nmanifest.name = 'x'\r\n`],
    ["in ESLint's spelling", `// eslint-disable-next-line nextflow/pin-nextflow-version\n${UNPINNED}`],
    ["from the first line of a statement of several", "manifest { // nf-lint-disable-line\n    name = 'x'\n}\n"],
  ])("%s", async (_, text) => {
    const { findings, suppressed } = await lint(text);
    expect(findings).toEqual([]);
    expect(suppressed).toMatchObject([{ finding: { ruleId: "pin-nextflow-version" } }]);
  });

  test("behind a byte order mark", async () => {
    const { findings } = await lint(`\ufeff// nf-lint-disable-next-line pin-nextflow-version\n${UNPINNED}`);
    expect(places(findings)).toEqual(["nextflow.config:1 syntax"]);
  });

  test("in a block, up to where the rule is enabled again", async () => {
    const { findings, suppressed } = await lint(`${PINNED}\
process {
    /* nf-lint-disable no-unknown-option -- read by a tool of ours */
    cpuz = 1
    /* nf-lint-enable no-unknown-option */
    memroy = 1.GB
}
`);
    expect(places(findings)).toEqual(["nextflow.config:6 no-unknown-option"]);
    expect(suppressed).toMatchObject([
      { finding: { range: { start: { line: 4 } } }, reason: "read by a tool of ours" },
    ]);
  });

  test("in a closure", async () => {
    const text = `${PINNED}\
process.ext.args = {
    // nf-lint-disable-next-line no-unused-variable
    def unused = 1
    '--fast'
}
`;
    const { findings, suppressed } = await lint(text, { rules: { "strict-syntax": "off" } });
    expect(places(findings)).toEqual([]);
    expect(places(suppressed.map(({ finding }) => finding))).toEqual(["nextflow.config:4 no-unused-variable"]);
  });

  test("in the file where the finding lies", async () => {
    const include = `${PINNED}includeConfig 'conf/a.config'\n`;
    const fragment = "process.cpuz = 1\n";
    const rule = "nf-lint-disable-file no-unknown-option";
    const elsewhere = await lintFiles({ "nextflow.config": `${include}// ${rule}\n`, "conf/a.config": fragment });
    expect(places(elsewhere.findings)).toEqual([
      "conf/a.config:1 no-unknown-option",
      "nextflow.config:3 no-unused-suppression",
    ]);
    const there = await lintFiles({ "nextflow.config": include, "conf/a.config": `${fragment}// ${rule}\n` });
    expect(there.findings).toEqual([]);
  });

  test("without a reason, which is then not there", async () => {
    const { suppressed } = await lint(`${UNPINNED.trim()} // nf-lint-disable-line`);
    expect(suppressed).toHaveLength(1);
    expect(suppressed[0]).not.toHaveProperty("reason");
  });
});

describe("a comment that suppresses nothing", () => {
  const text = `// nf-lint-disable-next-line pin-nextflow-version\n${PINNED}`;

  test("is a warning, with its removal as fix", async () => {
    expect((await lint(text)).findings).toMatchObject([
      {
        ruleId: "no-unused-suppression",
        severity: "warning",
        message: "This comment suppresses nothing: there is no finding of pin-nextflow-version here. Remove it.",
        range: { start: { line: 1, column: 1 }, end: { line: 1, column: 50 } },
        fix: {
          edits: [{ range: { start: { line: 1, column: 1 }, end: { line: 2, column: 1 } }, text: "" }],
        },
        url: expect.stringMatching(/docs\/rules\/no-unused-suppression\.md$/) as string,
      },
    ]);
  });

  test("for all rules", async () => {
    expect(messages(await lint(`// nf-lint-disable-next-line\n${PINNED}`))).toEqual([
      "This comment suppresses nothing. Remove it.",
    ]);
  });

  test("for the whole file, is reported where it stands", async () => {
    const { findings } = await lint(`${PINNED}// nf-lint-disable-file no-unknown-option, valid-executor\n`);
    expect(findings).toMatchObject([
      { message: expect.stringContaining("no-unknown-option") as string, range: { start: { line: 2, column: 25 } } },
      { message: expect.stringContaining("valid-executor") as string, range: { start: { line: 2, column: 44 } } },
    ]);
  });

  test("and turns on again what nothing turned off", async () => {
    expect(messages(await lint(`${PINNED}/* nf-lint-enable valid-executor */\n`))).toEqual([
      "This comment turns valid-executor on again, and no comment before it turns it off. Remove it.",
    ]);
  });

  test("has the level that the user gives the rule", async () => {
    expect((await lint(text, { rules: { "no-unused-suppression": "error" } })).findings).toMatchObject([
      { severity: "error" },
    ]);
    expect((await lint(text, { rules: { "no-unused-suppression": "off" } })).findings).toEqual([]);
  });
});

describe("a comment that may be for another run is not called unused", () => {
  const text = `// nf-lint-disable-next-line pin-nextflow-version\n${PINNED}`;
  const forAll = `// nf-lint-disable-next-line\n${PINNED}`;

  test.each<[string, string, Settings]>([
    ["its rule is off", text, { rules: { "pin-nextflow-version": "off" } }],
    [
      "its rule has other options in this run",
      text,
      { rules: { "pin-nextflow-version": ["warn", { allow: "exact" }] } },
    ],
    ["its rule is not in the preset", text, { presets: ["isolated"], rules: { "pin-nextflow-version": "off" } }],
    ["some profiles are left out", text, { onlyProfiles: [[]] }],
    ["the version is another", text, { nextflow: "25.04.0" }],
    ["the place has no internet", text, { isolated: true }],
    ["variables are given", text, { env: { HOME: "/home/me" } }],
    ["it is for all rules, and one is off", forAll, { rules: { "valid-executor": "off" } }],
    ["it is for all rules, and the preset is another", forAll, { presets: ["isolated"] }],
  ])("where %s", async (_, code, settings) => {
    const { findings } = await lint(code, settings);
    expect(findings.filter(({ ruleId }) => ruleId === "no-unused-suppression")).toEqual([]);
  });

  test("where its rule has another level only, it is", async () => {
    const { findings } = await lint(text, { rules: { "pin-nextflow-version": "error" } });
    expect(findings).toMatchObject([{ ruleId: "no-unused-suppression" }]);
  });

  test.each([text, forAll])("where a rule crashed: %j", async (code) => {
    const rule = plugin.rules["pin-nextflow-version"];
    if (rule === undefined) throw new Error("The rule pin-nextflow-version is gone.");
    vi.spyOn(rule, "create").mockImplementation(() => {
      throw new Error("no such thing");
    });
    expect(await lint(code)).toMatchObject({ findings: [], failures: [{ kind: "crash" }] });
  });

  test("where it names a rule of another plugin", async () => {
    expect((await lint(`// nf-lint-disable-next-line lab/our-rule\n${PINNED}`)).findings).toEqual([]);
  });
});

describe("a misspelt comment", () => {
  test("names no rule, but a near one", async () => {
    const { findings } = await lint(`// nf-lint-disable-next-line pin-nextflow-versoin\n${UNPINNED}`);
    expect(findings).toMatchObject([
      {
        ruleId: "no-unused-suppression",
        severity: "warning",
        message: 'There is no rule "pin-nextflow-versoin" to suppress. Did you mean "pin-nextflow-version"?',
        range: { start: { line: 1, column: 1 } },
        fix: {
          edits: [
            {
              range: { start: { line: 1, column: 30 }, end: { line: 1, column: 50 } },
              text: "pin-nextflow-version",
            },
          ],
        },
      },
      { ruleId: "pin-nextflow-version" },
    ]);
  });

  test("names nothing that could be a rule: its removal is the fix", async () => {
    const { findings } = await lint(`${PINNED.trim()} // nf-lint-disable-line everything-there-is\n`);
    expect(findings).toMatchObject([
      { message: 'There is no rule "everything-there-is" to suppress.', fix: { edits: [{ text: "" }] } },
    ]);
  });

  test.each([
    [
      "valid-executor pin-nextflow-version",
      "Separate the rules with commas: valid-executor, pin-nextflow-version.",
      "valid-executor, pin-nextflow-version",
    ],
    ["valid-executor as on our cluster", 'Write " -- " before the reason.', "valid-executor -- as on our cluster"],
  ])("runs words together: %s", async (list, message, fixed) => {
    const { findings } = await lint(`${PINNED}// nf-lint-disable-next-line ${list}\nprocess.executor = 'oar'\n`);
    expect(findings).toMatchObject([{ message, fix: { edits: [{ text: fixed }] } }]);
  });

  test("over several lines where one is meant", async () => {
    const { findings } = await lint(`${PINNED}/* nf-lint-disable-line\n */ process.cpus = 1\n`);
    expect(findings).toMatchObject([
      {
        ruleId: "no-unused-suppression",
        message: "A comment with nf-lint-disable-line is about the line that it stands on. Write it on one line.",
      },
    ]);
  });

  test("is no comment of ours", async () => {
    expect(messages(await lint(`// nf-lint-disable-nextline valid-executor\n${PINNED}`))).toEqual([
      "`nf-lint-disable-nextline` suppresses nothing. Write `nf-lint-disable-next-line`.",
    ]);
  });
});
