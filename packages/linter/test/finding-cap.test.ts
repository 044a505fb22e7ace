import { memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import { createLinter, fixFiles } from "../src/index.js";

const FILE = "/p/nextflow.config";

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join("");
}

function linterOf(text: string, rules: Readonly<Record<string, "warn">>) {
  const fileSystem = memoryFileSystem({ [FILE]: text });
  return createLinter({ cwd: "/p", fileSystem, settings: { presets: [], rules }, settingsFile: "none" });
}

describe("findings of one rule in one file", () => {
  it("are all listed where there are a thousand", async () => {
    const linter = linterOf(
      lines(1000, (n) => `process.nope${n} = 1`),
      { "no-unknown-option": "warn" },
    );
    const { findings } = await linter.lint([FILE]);
    expect(findings).toHaveLength(1000);
    expect(findings.filter(({ message }) => message.includes("not listed"))).toEqual([]);
  });

  it("are counted beyond that, where the first of the others stands", async () => {
    const text = lines(1500, (n) => `process.nope${n} = 1`) + lines(3, (n) => `aws.nope${n} = 1 `);
    const { findings } = await linterOf(text, { "no-unknown-option": "warn" }).lint([FILE]);
    expect(findings).toHaveLength(1001);
    expect(findings.at(-1)).toMatchObject({
      ruleId: "no-unknown-option",
      severity: "warning",
      message: "503 more findings of this rule in this file, from here on, are not listed.",
      range: { start: { line: 1001, column: 1 } },
    });
  });

  it("are counted once where several profiles have them", async () => {
    const text = lines(1500, (n) => `process.nope${n} = 1`) + "profiles {\n  a { }\n  b { }\n}\n";
    const { findings } = await linterOf(text, { "no-unknown-option": "warn" }).lint([FILE]);
    expect(findings).toHaveLength(1001);
    expect(findings.at(-1)).toMatchObject({ message: expect.stringContaining("500 more findings") as string });
  });

  it("are listed no further where comments suppress nothing", async () => {
    const text = lines(1200, () => "// nf-lint-disable-line no-unknown-option");
    const rules = { "no-unused-suppression": "warn", "no-unknown-option": "warn" } as const;
    const { findings } = await linterOf(text, rules).lint([FILE]);
    expect(findings).toHaveLength(1001);
    expect(findings.at(-1)).toMatchObject({
      ruleId: "no-unused-suppression",
      message: "200 more findings of this rule in this file, from here on, are not listed.",
    });
  });

  it("leave the findings of other rules alone", async () => {
    const text = lines(1500, (n) => `process.nope${n} = 1`) + "process.errorStrategy = 'nope'\n";
    const rules = { "no-unknown-option": "warn", "valid-error-strategy": "warn" } as const;
    const { findings } = await linterOf(text, rules).lint([FILE]);
    expect(findings.map(({ ruleId }) => ruleId)).toContain("valid-error-strategy");
  });

  it("take no comment for unused that is for one that is not listed", async () => {
    const text =
      lines(1500, (n) => `process.nope${n} = 1`) + "aws.nope = 1 // nf-lint-disable-line no-unknown-option\n";
    const rules = { "no-unknown-option": "warn", "no-unused-suppression": "warn" } as const;
    const { findings } = await linterOf(text, rules).lint([FILE]);
    expect(findings.filter(({ ruleId }) => ruleId === "no-unused-suppression")).toEqual([]);
  });

  it("are all fixed, listed or not", async () => {
    const text = lines(1200, () => "# comment");
    const fileSystem = memoryFileSystem({ [FILE]: text });
    const settings = { presets: [], rules: { syntax: "warn", "strict-syntax": "warn" } } as const;
    const { changes } = await fixFiles({ cwd: "/p", fileSystem, settings, settingsFile: "none" }, [FILE]);
    expect(changes.map(({ after }) => after)).toEqual([lines(1200, () => "// comment")]);
  });
});
