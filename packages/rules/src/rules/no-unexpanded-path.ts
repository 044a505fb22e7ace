import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions } from "../authoring/project-rule-definition.js";
import { optionName } from "../reading/option-settings.js";
import type { PlacedSetting } from "../reading/option-settings.js";
import { textAt } from "../edits/setting-text-edits.js";

/** Options that name a file or a folder, which Nextflow itself opens. */
const PATHS =
  /^(?:workDir|outputDir|bucketDir|(?:\w+\.)+(?:cacheDir|libraryDir|sharedDir)|(?:report|trace|timeline|dag)\.file|process\.(?:storeDir|publishDir(?:\.path)?))$/;

export default defineProjectRule<"tilde" | "variable", NoOptions, PlacedSetting & { readonly text: string }>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow `~` and shell variables in paths that no shell reads",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      tilde:
        'Nextflow does not expand `~`: this is a folder of that name in the launch directory. Write "{{instead}}".',
      variable:
        "No shell reads {{option}}, so `{{name}}` is a part of the name. Write env('{{variable}}') in double quotes: \"{{instead}}\".",
    },
  },

  suspect({ setting, option }) {
    const { value } = setting;
    if (value.kind !== "known" || typeof value.value !== "string") return undefined;
    const text = value.value;
    if (!text.startsWith("~") && !text.includes("$")) return undefined;
    return PATHS.test(optionName(setting.path)) ? { setting, option, text } : undefined;
  },

  check({ project, suspects, report }) {
    for (const { setting, option, text } of suspects) {
      const place = setting.valuePlace;
      const shared = { place, option };
      if (/^~(?:$|\/)/.test(text)) {
        report({ ...shared, messageId: "tilde", data: { instead: `\${env('HOME')}${text.slice(1)}` } });
        continue;
      }
      const variable = /\$\{?([A-Za-z_]\w*)\}?/.exec(text);
      // In double quotes the dollar was escaped, and meant.
      if (variable === null || !textAt(project, place).startsWith("'")) continue;
      const [name, inner = ""] = variable;
      report({
        ...shared,
        messageId: "variable",
        data: {
          option: optionName(setting.path),
          name,
          variable: inner,
          instead: text.replace(name, () => `\${env('${inner}')}`),
        },
      });
    }
  },
});
