import { memoryFileSystem } from "@nf-lint/resolver";
import { expect, test } from "vitest";
import { createLinter } from "../src/linter.js";
import type { Settings } from "../src/settings.js";

const FILES = {
  "/repo/.git/HEAD": "",
  "/repo/nextflow.config": `\
manifest.nextflowVersion = '!>=25.10.0'
plugins { id 'nf-schema@2.5.1' }
params.fasta = 'https://data.example.org/genome.fa'
wave.enabled = true
`,
};

const rulesThatSpeak = async (settings: Settings): Promise<readonly string[]> => {
  const linter = createLinter({ cwd: "/repo", fileSystem: memoryFileSystem(FILES), settings });
  const { findings } = await linter.lint(["."]);
  return [...new Set(findings.map(({ ruleId }) => ruleId))].sort();
};

const ALL = ["no-external-link", "no-public-endpoint", "require-plugin-registry"];

test("the preset isolated reports what a run would fetch", async () => {
  expect(await rulesThatSpeak({ presets: ["isolated"] })).toEqual(ALL);
});

test("so do its rules under another preset where the settings say that runs are isolated", async () => {
  expect(await rulesThatSpeak({ presets: ["all"], isolated: true })).toEqual(expect.arrayContaining(ALL));
  expect(await rulesThatSpeak({ isolated: true, rules: { "no-external-link": "warn" } })).toEqual(["no-external-link"]);
});

test("what Nextflow is launched with counts where the settings tell it", async () => {
  const isolated = { isolated: true, rules: { "require-plugin-registry": "warn" } } as const;
  expect(
    await rulesThatSpeak({ ...isolated, env: { NXF_PLUGINS_REGISTRY_URL: "https://plugins.example.org" } }),
  ).toEqual([]);
  expect(
    await rulesThatSpeak({ ...isolated, env: { NXF_PLUGINS_REGISTRY_URL: "https://registry.nextflow.io/api" } }),
  ).toEqual(["require-plugin-registry"]);
  expect(await rulesThatSpeak({ ...isolated, env: { NXF_OFFLINE: "true" } })).toEqual([]);
});

test("they are silent where runs are not isolated", async () => {
  expect(await rulesThatSpeak({ presets: ["isolated"], isolated: false })).toEqual([]);
  expect(await rulesThatSpeak({ presets: ["all"] })).not.toEqual(expect.arrayContaining(["no-external-link"]));
});
