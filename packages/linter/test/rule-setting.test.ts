import { describe, expect, test } from "vitest";
import { parseRuleSetting } from "../src/rule-setting.js";

test("a level", () => {
  expect(parseRuleSetting("require-spot-retries: off")).toEqual({
    ok: true,
    id: "require-spot-retries",
    setting: "off",
  });
});

test("a level with options", () => {
  expect(parseRuleSetting("require-resource-labels: [warn, { keys: { team: [] } }]")).toEqual({
    ok: true,
    id: "require-resource-labels",
    setting: ["warn", { keys: { team: [] } }],
  });
});

test("a level by its long name", () => {
  expect(parseRuleSetting("a: warning")).toEqual({ ok: true, id: "a", setting: "warn" });
});

test("a level in a list of one", () => {
  expect(parseRuleSetting("a: [info]")).toEqual({ ok: true, id: "a", setting: "info" });
});

describe("what is no setting is said so, with how to write one", () => {
  test.each(["", "require-spot-retries", "a: off\nb: off", "[a, off]", "a: [off"])("%j sets no rule", (text) => {
    expect(parseRuleSetting(text)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/sets no rule\. Write "RULE: level"/) as string,
    });
  });

  test.each(["a:", "a: warnings", "a: 2", "a: []", "a: [warn, 1]", "a: [warn, {}, {}]"])(
    "%j gives no level",
    (text) => {
      expect(parseRuleSetting(text)).toMatchObject({
        ok: false,
        message: expect.stringContaining("gives no level.") as string,
      });
    },
  );
});
