import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint, Linter } from "eslint";
import nextflow, { PRESET_NAMES, presets, rulePage, rules, rulesFor } from "eslint-plugin-nextflow";
import { describe, expect, it } from "vitest";
import { lint } from "./eslint-run.js";
import { memoryProjects } from "./memory-projects.js";

const EXAMPLES = fileURLToPath(new URL("../../../examples/", import.meta.url));

/** The stock ESLint, as `eslint .` with `export default nextflow.configs.recommended` runs it. */
async function runStockEslint(folder: string): Promise<Record<string, string[]>> {
  const eslint = new ESLint({
    cwd: `${EXAMPLES}${folder}`,
    overrideConfigFile: true,
    overrideConfig: nextflow.configs.recommended,
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
      overrideConfig: nextflow.configs.recommended,
    });
    const [saved] = await eslint.lintText("process.executor = 'awsbatch'", { filePath: "nextflow.config" });
    expect(saved?.messages.map(({ ruleId }) => ruleId)).toContain("nextflow/require-resource-labels");
    const [back] = await eslint.lintText("manifest.nextflowVersion = '!>=25.10.3'", { filePath: "nextflow.config" });
    expect(back?.messages).toEqual([]);
  });

  it("takes a byte order mark off", async () => {
    const cwd = mkdtempSync(join(tmpdir(), "nf-lint-plugin-"));
    writeFileSync(join(cwd, "nextflow.config"), "\ufeffdocker.enabled true\n");
    const overrideConfig = nextflow.configs.recommended.map((config) => ({
      ...config,
      rules: { "nextflow/syntax": "error" as const },
    }));
    const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig, fix: true });
    const [result] = await eslint.lintFiles(["nextflow.config"]);
    expect(result?.output).toBe("docker.enabled = true\n");
    rmSync(cwd, { recursive: true });
  });

  it("finds no project for a text that has no path", () => {
    const [ofConfigs] = nextflow.configs.recommended;
    const config = [{ ...ofConfigs, files: ["**"] }] as Linter.Config[];
    const messages = new Linter().verify("process.executor = 'awsbatch'", config);
    expect(messages).toEqual([]);
  });
});

describe("the presets", () => {
  it("are configs under their names", () => {
    for (const name of PRESET_NAMES) {
      expect(nextflow.configs[name]).toMatchObject(
        (["nextflow/config", "nextflow/script"] as const).map((language) => ({
          name: `nextflow/${name}`,
          language,
          rules: rulesFor(language, presets[name]),
        })),
      );
    }
  });

  it("have only rules that know the language of the files", () => {
    const inScripts = nextflow.configs.all.find(({ language }) => language === "nextflow/script")?.rules;
    expect(inScripts).toHaveProperty("nextflow/syntax");
    expect(inScripts).not.toHaveProperty("nextflow/require-spot-retries");
  });

  it("have rules that are called for whole files only, as who runs them may count on", () => {
    for (const [id, rule] of Object.entries(rules)) {
      const visitor = rule.create({} as Parameters<typeof rule.create>[0]);
      expect(["ConfigFile", "Script"], id).toEqual(expect.arrayContaining(Object.keys(visitor)));
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

describe("the preset nf-core", () => {
  /** What that template has as it is, whoever makes a pipeline from it. */
  const TEMPLATE = `
params.custom_config_version = 'master'
params.custom_config_base    = "https://raw.githubusercontent.com/nf-core/configs/\${params.custom_config_version}"
params.igenomes_ignore       = false
params.outdir                = null
params.trace_report_suffix   = new java.util.Date().format( 'yyyy-MM-dd_HH-mm-ss')
profiles {
    debug {
        cleanup = false
        nextflow.enable.configProcessNamesValidation = true
    }
    docker {
        docker.enabled      = true
        conda.enabled       = false
        singularity.enabled = false
        docker.runOptions   = '-u $(id -u):$(id -g)'
    }
    test { process.resourceLimits = [cpus: 4, memory: '15.GB', time: '1.h'] }
}
includeConfig params.custom_config_base && (!System.getenv('NXF_OFFLINE') || !params.custom_config_base.startsWith('http')) ? "\${params.custom_config_base}/nfcore_custom.config" : "/dev/null"
docker.registry = 'quay.io'
env.PYTHONNOUSERSITE = 1
process.shell = ["bash", "-C", "-e", "-u", "-o", "pipefail"]
nextflow.enable.configProcessNamesValidation = false
timeline {
    enabled = true
    file    = "\${params.outdir}/pipeline_info/execution_timeline_\${params.trace_report_suffix}.html"
}
manifest {
    name            = 'nf-core/demo'
    mainScript      = 'main.nf'
    defaultBranch   = 'master'
    nextflowVersion = '!>=26.04.0'
}
`;

  const found = (preset: "nf-core" | "recommended"): string[] => {
    const { messages } = lint("/project/nextflow.config", TEMPLATE, {
      projects: memoryProjects(),
      rules: presets[preset],
    });
    return messages.map(({ ruleId, line }) => `${line} ${ruleId ?? ""}`);
  };

  it("says nothing of what the template itself sets", () => {
    expect(found("nf-core")).toEqual([]);
  });

  it("is what makes the difference", () => {
    expect(found("recommended")).toEqual([
      "10 nextflow/no-deprecated-option",
      "24 nextflow/no-deprecated-option",
      "24 nextflow/no-setting-after-profiles",
      "32 nextflow/no-deprecated-option",
    ]);
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
