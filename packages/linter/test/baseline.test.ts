import { describe, expect, test } from "vitest";
import { emptyBaseline, parseBaseline, splitByBaseline, updatedBaseline, writtenBaseline } from "../src/baseline.js";
import type { Linted } from "../src/baseline.js";
import type { Finding } from "../src/finding.js";

function finding(file: string, line: number, ruleId = "no-demo", column = 5): Finding {
  const start = { line, column };
  return {
    ruleId,
    severity: "warning",
    message: "Bad.",
    file,
    range: { start, end: start },
    profiles: [],
    related: [],
    url: "",
  };
}

function linted(
  texts: Readonly<Record<string, string>>,
  findings: readonly Finding[],
  more: Partial<Linted> = {},
): Linted {
  return { findings, textOf: (file) => texts[file], cwd: "/work", isCovered: () => true, ...more };
}

const ONE = linted({ "a.config": "x = 1\n  bad = true\n" }, [finding("a.config", 2)]);
const WRITTEN = `{
  "version": 1,
  "findings": {
    "a.config": {
      "no-demo": [
        "bad = true"
      ]
    }
  }
}
`;

const baselineOf = (run: Linted) => updatedBaseline(emptyBaseline, run).baseline;

describe("baseline", () => {
  test("is written by file, rule and line, and read back the same", () => {
    expect(writtenBaseline(baselineOf(ONE), "/work")).toBe(WRITTEN);
    expect(parseBaseline(WRITTEN, "/work")).toEqual({ ok: true, baseline: baselineOf(ONE) });
  });

  test("paths count from its own folder", () => {
    expect(writtenBaseline(baselineOf(ONE), "/work/ci")).toContain('"../a.config"');
    expect(parseBaseline(WRITTEN.replace("a.config", "../a.config"), "/work/ci")).toEqual(
      parseBaseline(WRITTEN, "/work"),
    );
  });

  test("is sorted, whatever the order of the findings", () => {
    const texts = { "a.config": "b\na\n", "b.config": "c\n" };
    const findings = [
      finding("b.config", 1),
      finding("a.config", 1),
      finding("a.config", 2),
      finding("a.config", 2, "a-rule"),
    ];
    const text = writtenBaseline(baselineOf(linted(texts, findings)), "/work");
    expect(writtenBaseline(baselineOf(linted(texts, findings.toReversed())), "/work")).toBe(text);
    expect(Object.keys((JSON.parse(text) as { findings: object }).findings)).toEqual(["a.config", "b.config"]);
  });

  test("hides a finding when lines are added above it, or blanks change", () => {
    const moved = linted({ "a.config": "x = 1\ny = 2\n\n    bad  = true\n" }, [finding("a.config", 4)]);
    expect(splitByBaseline(baselineOf(ONE), moved)).toEqual({ shown: [], hidden: moved.findings, gone: 0 });
  });

  test("shows a finding again when the content of its line changes", () => {
    const changed = linted({ "a.config": "x = 1\nbad = 'true'\n" }, [finding("a.config", 2)]);
    expect(splitByBaseline(baselineOf(ONE), changed)).toEqual({ shown: changed.findings, hidden: [], gone: 1 });
  });

  test("hides as many findings as it holds, and none of another rule or file", () => {
    const text = "bad = true\nbad = true\n";
    const run = linted({ "a.config": text, "b.config": text }, [
      finding("a.config", 1),
      finding("a.config", 2),
      finding("a.config", 2, "no-other"),
      finding("b.config", 1),
    ]);
    const { hidden, shown } = splitByBaseline(baselineOf(ONE), run);
    expect(hidden).toEqual([finding("a.config", 1)]);
    expect(shown).toHaveLength(3);
  });

  test("what is said about a file as a whole hangs on no line", () => {
    const wholeLine = (text: string): Linted => {
      const range = { start: { line: 1, column: 1 }, end: { line: 1, column: text.length + 1 } };
      return linted({ "a.config": `${text}\nx = 1\n` }, [{ ...finding("a.config", 1), range }]);
    };
    expect(splitByBaseline(baselineOf(wholeLine("y = 1")), wholeLine("// new")).shown).toEqual([]);
  });

  test("a statement in the first line is held when a line is added above it", () => {
    const before = linted({ "a.config": "bad = true\n" }, [finding("a.config", 1, "no-demo", 1)]);
    const after = linted({ "a.config": "\nbad = true\n" }, [finding("a.config", 2, "no-demo", 1)]);
    expect(splitByBaseline(baselineOf(before), after).shown).toEqual([]);
  });

  test("an update prunes what is gone, and counts both ways", () => {
    const texts = { "a.config": "x = 1\nworse = true\n" };
    const update = updatedBaseline(baselineOf(ONE), linted(texts, [finding("a.config", 2)]));
    expect(update).toMatchObject({ added: 1, removed: 1 });
    expect(writtenBaseline(update.baseline, "/work")).toBe(WRITTEN.replace("bad", "worse"));
  });

  test("an update keeps what the run did not cover", () => {
    const other = linted({ "b.config": "bad = 1\n" }, [finding("b.config", 1)], {
      isCovered: (file) => file === "/work/b.config",
    });
    const update = updatedBaseline(baselineOf(ONE), other);
    expect(update).toMatchObject({ added: 1, removed: 0 });
    expect([...update.baseline.keys()].sort()).toEqual(["/work/a.config", "/work/b.config"]);
    expect(
      updatedBaseline(update.baseline, linted({}, [], { isCovered: (file) => file === "/work/b.config" })),
    ).toMatchObject({
      added: 0,
      removed: 1,
      baseline: baselineOf(ONE),
    });
  });

  test.each([
    ["{", "it is not JSON."],
    ["[]", 'it is no baseline: it has no "version": 1 and "findings".'],
    ['{"version": 2, "findings": {}}', 'it is no baseline: it has no "version": 1 and "findings".'],
    ['{"version": 1, "findings": {"a.config": {"no-demo": "x"}}}', '"a.config" does not hold lists of lines by rule.'],
  ])("%s is refused", (text, message) => {
    expect(parseBaseline(text, "/work")).toEqual({ ok: false, message });
  });
});
