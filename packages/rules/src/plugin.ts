import type { ConfigObject, Plugin, RulesConfig } from "@eslint/core";
import { parseConfig, parseScript } from "@nf-lint/parser";
import type { ConfigFile, Script } from "@nf-lint/parser";
import packageJson from "../package.json" with { type: "json" };
import type { NextflowLanguageName, NextflowRule } from "./authoring/nextflow-rule.js";
import { NextflowLanguage } from "./languages/nextflow-language.js";
import { presetsOf } from "./presets.js";
import type { ProjectProvider } from "./authoring/project-provider.js";
import { registry } from "./registry.generated.js";
import { rulePage } from "./authoring/rule-meta.js";
import type { PresetName } from "./authoring/rule-meta.js";

/** The plugin's own rules by id, each with the address of its page. */
export const rules: Readonly<Record<string, NextflowRule>> = Object.fromEntries(
  Object.entries<NextflowRule>(registry).map(([id, rule]) => [
    id,
    { ...rule, meta: { ...rule.meta, docs: { ...rule.meta.docs, url: rulePage(id) } } },
  ]),
);

/** A rule by its id, which may be any text; `undefined` where there is no such rule. */
export function findRule(id: string): NextflowRule | undefined {
  return Object.hasOwn(rules, id) ? rules[id] : undefined;
}

/** The rules that each preset turns on, with their levels, as ESLint's `rules` want them: `nextflow/ID`. */
export const presets: Readonly<Record<PresetName, RulesConfig>> = presetsOf(rules);

/** The files of each language. */
const FILES: Readonly<Record<NextflowLanguageName, readonly string[]>> = {
  "nextflow/config": ["**/*.config"],
  "nextflow/script": ["**/*.nf"],
};

/** An ESLint plugin with the languages, the rules and the configs of each preset: one for each language. */
export interface NextflowPlugin extends Plugin {
  readonly languages: { readonly config: NextflowLanguage<ConfigFile>; readonly script: NextflowLanguage<Script> };
  readonly rules: Record<string, NextflowRule>;
  readonly configs: Record<PresetName, ConfigObject[]>;
}

/** The plugin over a source of projects, with the presets as configs for `eslint.config.js`. */
export function createPlugin(projects: ProjectProvider): NextflowPlugin {
  const plugin: NextflowPlugin = {
    meta: { name: packageJson.name, version: packageJson.version, namespace: "nextflow" },
    languages: {
      config: new NextflowLanguage(parseConfig, projects),
      script: new NextflowLanguage(parseScript, projects),
    },
    rules: { ...rules },
    configs: {} as Record<PresetName, ConfigObject[]>,
  };
  for (const [name, presetRules] of Object.entries(presets)) {
    plugin.configs[name as PresetName] = Object.entries(FILES).map(([language, files]) => ({
      name: `nextflow/${name}`,
      files: [...files],
      plugins: { nextflow: plugin },
      language,
      rules: rulesFor(language as NextflowLanguageName, presetRules),
    }));
  }
  return plugin;
}

/** Those of some rules that know a language: ESLint refuses the others there. */
export function rulesFor<Entry>(
  language: NextflowLanguageName,
  entries: Readonly<Record<string, Entry>>,
): Record<string, Entry> {
  const knows = (id: string): boolean =>
    findRule(id.replace(/^nextflow\//, ""))?.meta.languages.includes(language) ?? true;
  return Object.fromEntries(Object.entries(entries).filter(([id]) => knows(id)));
}
