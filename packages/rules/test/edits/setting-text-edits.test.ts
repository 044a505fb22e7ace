import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import type { OptionPath, Setting } from "@nf-lint/resolver";
import { describe, expect, it } from "vitest";
import { counterpart, renameSetting, replaceText, textAt } from "../../src/edits/setting-text-edits.js";
import type { TextEdit } from "../../src/authoring/project-rule-definition.js";

const FILE = "/project/nextflow.config";

function settingIn(text: string, path: OptionPath) {
  const project = createWorkspace(memoryFileSystem({ [FILE]: text }), { boundary: "/project" }).project(FILE);
  const [variant] = project.variants();
  const setting: Setting | undefined = variant && project.resolve(variant).option(path);
  if (setting === undefined) throw new Error(`${path.join(".")} is not set`);
  return { project, setting };
}

function applied(text: string, edits: readonly TextEdit[] | undefined): string | undefined {
  return edits?.reduceRight(
    (done, { range, text: inserted }) => done.slice(0, range[0]) + inserted + done.slice(range[1]),
    text,
  );
}

function renamed(text: string, from: string, to: string): string | undefined {
  const { project, setting } = settingIn(text, from.split("."));
  return applied(text, renameSetting(project, setting, to.split(".")));
}

describe("renameSetting", () => {
  it.each([
    ["aws.client.x = 1", "aws.client.x", "aws.client.y", "aws.client.y = 1"],
    ["aws { client { x = 1 } }", "aws.client.x", "aws.client.y", "aws { client { y = 1 } }"],
    ["aws.client.'x' = 1", "aws.client.x", "aws.client.y", "aws.client.'y' = 1"],
    ["aws.x = 1", "aws.x", "aws.client.y", "aws.client.y = 1"],
    ["aws { x = 1 }", "aws.x", "aws.client.y", "aws { client.y = 1 }"],
    ["aws = [x: 1]", "aws.x", "aws.y", "aws = [y: 1]"],
    ["x.x.x = 1", "x.x.x", "x.x.y", "x.x.y = 1"],
  ])("changes what the statement spells out: %s", (text, from, to, expected) => {
    expect(renamed(text, from, to)).toBe(expected);
  });

  it("leaves the blocks around the statement alone", () => {
    expect(renamed("aws { client { x = 1 } }", "aws.client.x", "google.x")).toBeUndefined();
    expect(renamed("process { foo { x = 1 } }", "process.foo.x", "process")).toBeUndefined();
  });

  it("writes no name that needs quotes", () => {
    expect(renamed("aws.x = 1", "aws.x", "a-b.y")).toBeUndefined();
  });
});

describe("counterpart", () => {
  it("stays within a selector", () => {
    expect(counterpart(["process", "withName:FOO", "echo"], ["process", "debug"])).toEqual([
      "process",
      "withName:FOO",
      "debug",
    ]);
  });

  it("goes where another scope is", () => {
    expect(
      counterpart(["google", "storage", "maxAttempts"], ["google", "storage", "retryPolicy", "maxAttempts"]),
    ).toEqual(["google", "storage", "retryPolicy", "maxAttempts"]);
  });
});

describe("replaceText", () => {
  it.each([
    ["a.b = 'x'", "a.b = 'y'"],
    ['a.b = "x"', 'a.b = "y"'],
    ["a.b = '''x'''", "a.b = '''y'''"],
  ])("keeps the quotes of %s", (text, expected) => {
    const { project, setting } = settingIn(text, ["a", "b"]);
    expect(applied(text, replaceText(project, setting.valuePlace, "x", "y"))).toBe(expected);
  });

  it("replaces nothing but the text itself", () => {
    const { project, setting } = settingIn("a.b = 'x' + ''", ["a", "b"]);
    expect(textAt(project, setting.valuePlace)).toBe("'x' + ''");
    expect(replaceText(project, setting.valuePlace, "x", "y")).toBeUndefined();
  });
});
