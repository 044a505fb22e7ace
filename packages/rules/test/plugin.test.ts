import { fileURLToPath } from "node:url";
import { ESLint, Linter } from "eslint";
import nextflow, { PRESET_NAMES, presets, rulePage, rules } from "eslint-plugin-nextflow";
import { describe, expect, it } from "vitest";

const EXAMPLES = fileURLToPath(new URL("../../../examples/", import.meta.url));

/** The stock ESLint, as `eslint .` with `export default [nextflow.configs.recommended]` runs it. */
async function runStockEslint(folder: string): Promise<Record<string, string[]>> {
  const eslint = new ESLint({
    cwd: `${EXAMPLES}${folder}`,
    overrideConfigFile: true,
    overrideConfig: [nextflow.configs.recommended],
  });
  const results = await eslint.lintFiles(["."]);
  return Object.fromEntries(
    results
      .filter(({ messages }) => messages.length > 0)
      .map(({ filePath, messages }) => [
        filePath.slice(EXAMPLES.length + folder.length + 1),
        messages.map(({ ruleId }) => ruleId ?? ""),
      ]),
  );
}

describe("the plugin under the stock ESLint", () => {
  it("reads the projects from the disk", async () => {
    const found = await runStockEslint("gcp-spot");
    expect(found["nextflow.config"]).toEqual(
      expect.arrayContaining(["nextflow/pin-nextflow-version", "nextflow/require-spot-retries"]),
    );
    expect(found["conf/gcp.config"]).toContain("nextflow/require-resource-labels");
  });

  it("lints text that is not on the disk yet", async () => {
    const eslint = new ESLint({
      cwd: `${EXAMPLES}clean`,
      overrideConfigFile: true,
      overrideConfig: [nextflow.configs.recommended],
    });
    const [saved] = await eslint.lintText("process.executor = 'awsbatch'", { filePath: "nextflow.config" });
    expect(saved?.messages.map(({ ruleId }) => ruleId)).toContain("nextflow/require-resource-labels");
    const [back] = await eslint.lintText("manifest.nextflowVersion = '!>=25.10.3'", { filePath: "nextflow.config" });
    expect(back?.messages).toEqual([]);
  });

  it("finds no project for a text that has no path", () => {
    const config = [{ ...nextflow.configs.recommended, files: ["**"] }] as Linter.Config[];
    const messages = new Linter().verify("process.executor = 'awsbatch'", config);
    expect(messages).toEqual([]);
  });
});

describe("the presets", () => {
  it("are configs under their names", () => {
    for (const name of PRESET_NAMES) {
      expect(nextflow.configs[name]).toMatchObject({
        name: `nextflow/${name}`,
        language: "nextflow/config",
        rules: presets[name],
      });
    }
  });

  it("name rules that exist, and `all` names every one", () => {
    const ids = Object.keys(rules).map((id) => `nextflow/${id}`);
    for (const name of PRESET_NAMES) expect(ids).toEqual(expect.arrayContaining(Object.keys(presets[name])));
    expect(Object.keys(presets.all)).toEqual(ids);
  });

  it("give each rule the level of its meta", () => {
    for (const [id, level] of Object.entries(presets.all)) {
      expect(level).toBe(rules[id.slice("nextflow/".length)]?.meta.docs.severity ?? "warn");
    }
  });
});

describe.each(Object.entries(rules))("the meta of %s", (id, { meta }) => {
  it("has what pages and presets are made from", () => {
    expect(meta.docs.url).toBe(rulePage(id));
    expect(meta.docs.since).toMatch(/^\d+\.\d+\.\d+$/);
    expect(meta.docs.description).toMatch(/^(Require|Disallow|Enforce|Prefer|Report)\b.*[^.]$/);
    for (const text of Object.values<string>(meta.messages ?? {})) expect(text).toMatch(/(?:[.?]|\}\})$/);
  });

  it("says what each option is", () => {
    const [schema] = meta.schema as [{ properties: Record<string, { description?: string }> }?];
    for (const option of Object.values(schema?.properties ?? {})) expect(option.description).toMatch(/\.$/);
  });
});
