import { readFileSync } from "node:fs";
import { PRESET_NAMES, presets, rules } from "eslint-plugin-nextflow";
import { describe, expect, it } from "vitest";

const guide = readFileSync(new URL("../../../docs/presets.md", import.meta.url), "utf8");

/** What the guide says under the heading of a preset. */
function section(name: string): string {
  return guide.split(/^## /m).find((part) => part.startsWith(`${name}\n`)) ?? "";
}

const idsIn = (name: keyof typeof presets): string[] => Object.keys(presets[name]).map((id) => id.split("/")[1] ?? "");

describe("the guide to the presets", () => {
  it("has a section on each", () => {
    for (const name of PRESET_NAMES) expect(section(name), name).not.toBe("");
  });

  it("gives a reason for each rule that nf-core has beyond recommended, or lacks", () => {
    const recommended = new Set(idsIn("recommended"));
    const nfCore = new Set(idsIn("nf-core"));
    const different = [...new Set([...recommended, ...nfCore])].filter((id) => recommended.has(id) !== nfCore.has(id));
    for (const id of different) expect(section("nf-core")).toContain(`\`${id}\``);
  });

  it("gives a reason for each option that a preset sets", () => {
    for (const [id, { meta }] of Object.entries(rules)) {
      for (const [name, options] of Object.entries(meta.docs.presetOptions ?? {})) {
        expect(section(name)).toContain(`\`${id}\``);
        for (const value of Object.values(options).flat()) expect(section(name)).toContain(`\`${String(value)}\``);
      }
    }
  });

  it("says truly that production has all of recommended", () => {
    expect(idsIn("production")).toEqual(expect.arrayContaining(idsIn("recommended")));
  });
});

describe("options that a preset sets", () => {
  it("reach ESLint with the level, and no other preset", () => {
    expect(presets["nf-core"]["nextflow/no-deprecated-option"]).toEqual([
      "warn",
      { ignore: ["manifest.defaultBranch", "nextflow.enable.configProcessNamesValidation"] },
    ]);
    expect(presets.recommended["nextflow/no-deprecated-option"]).toBe("warn");
  });
});
