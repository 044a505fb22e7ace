import type { ConfigObject, Plugin, RulesConfig } from "@eslint/core";
import packageJson from "../package.json" with { type: "json" };
import type { ConfigRule } from "./authoring/config-rule.js";
import { ConfigLanguage } from "./languages/config-language.js";
import { presetsOf } from "./presets.js";
import type { ProjectProvider } from "./authoring/project-provider.js";
import { registry } from "./registry.generated.js";
import { rulePage } from "./authoring/rule-meta.js";
import type { PresetName } from "./authoring/rule-meta.js";

/** The plugin's own rules by id, each with the address of its page. */
export const rules: Readonly<Record<string, ConfigRule>> = Object.fromEntries(
  Object.entries<ConfigRule>(registry).map(([id, rule]) => [
    id,
    { ...rule, meta: { ...rule.meta, docs: { ...rule.meta.docs, url: rulePage(id) } } },
  ]),
);

/** The rules that each preset turns on, with their levels, as ESLint's `rules` want them: `nextflow/ID`. */
export const presets: Readonly<Record<PresetName, RulesConfig>> = presetsOf(rules);

/** An ESLint plugin with the language, the rules and one config for each preset. */
export interface NextflowPlugin extends Plugin {
  readonly languages: { readonly config: ConfigLanguage };
  readonly rules: Record<string, ConfigRule>;
  readonly configs: Record<PresetName, ConfigObject>;
}

/** The plugin over a source of projects, with the presets as configs for `eslint.config.js`. */
export function createPlugin(projects: ProjectProvider): NextflowPlugin {
  const plugin: NextflowPlugin = {
    meta: { name: packageJson.name, version: packageJson.version, namespace: "nextflow" },
    languages: { config: new ConfigLanguage(projects) },
    rules: { ...rules },
    configs: {} as Record<PresetName, ConfigObject>,
  };
  for (const [name, presetRules] of Object.entries(presets)) {
    plugin.configs[name as PresetName] = {
      name: `nextflow/${name}`,
      files: ["**/*.config"],
      plugins: { nextflow: plugin },
      language: "nextflow/config",
      rules: presetRules,
    };
  }
  return plugin;
}
