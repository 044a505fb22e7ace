import { PRESET_NAMES, rules } from "eslint-plugin-nextflow";
import { describe, expect, test } from "vitest";
import { checkSettings } from "../../src/settings/check-settings.js";

test("nothing is wrong with no settings", () => {
  expect(checkSettings({})).toEqual([]);
});

test("every preset, rule and level is fine", () => {
  const all = Object.fromEntries(Object.keys(rules).map((id) => [id, "info" as const]));
  expect(PRESET_NAMES.flatMap((preset) => checkSettings({ presets: [preset], rules: all }))).toEqual([]);
});

describe("what is wrong is told with its keys", () => {
  test("a preset, with the near one or with all", () => {
    expect(checkSettings({ presets: ["recomended"] })).toEqual([
      { path: ["presets"], message: 'There is no preset "recomended". Did you mean "recommended"?' },
    ]);
    expect(checkSettings({ presets: ["strict"] })[0]?.message).toContain("Known are: recommended, production,");
  });

  test("a rule", () => {
    expect(checkSettings({ rules: { "require-spot-retrie": "off" } })).toEqual([
      {
        path: ["rules", "require-spot-retrie"],
        message: 'There is no rule "require-spot-retrie". Did you mean "require-spot-retries"?',
      },
    ]);
  });

  test("a rule's options, by the rule's schema", () => {
    const [problem, ...others] = checkSettings({
      rules: { "pin-nextflow-version": ["warn", { allow: "everything" }] },
    });
    expect(others).toEqual([]);
    expect(problem).toEqual({
      path: ["rules", "pin-nextflow-version", 1, "allow"],
      message: '"everything" is not possible for allow. Known are: minimum, bounded, exact.',
    });
  });

  test("a version", () => {
    expect(checkSettings({ nextflow: ">=25" })).toMatchObject([{ path: ["nextflow"] }]);
    expect(["25.10", "25.10.2", "26.08.0-edge"].flatMap((nextflow) => checkSettings({ nextflow }))).toEqual([]);
  });
});
