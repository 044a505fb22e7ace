import { knownSetting, optionName } from "../reading/option-settings.js";
import type { PlacedSetting } from "../reading/option-settings.js";
import { isSwitch } from "../reading/option-types.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions } from "../authoring/project-rule-definition.js";
import { textAt } from "../edits/setting-text-edits.js";

export default defineProjectRule<"isTrue" | "isText", NoOptions, PlacedSetting & { readonly text: string }>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow `'true'` and `'false'` in quotes where a boolean is meant",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      isTrue: "To Nextflow the text 'false' is true, so this turns {{option}} on. Remove the quotes.",
      isText: "{{option}} is set to the text 'true' instead of true. Remove the quotes.",
    },
    fixable: "code",
  },

  suspect({ setting, option }) {
    const { value } = setting;
    if (value.kind !== "known" || typeof value.value !== "string") return undefined;
    const text = value.value.trim().toLowerCase();
    if (text !== "true" && text !== "false") return undefined;
    const known = knownSetting({ setting, option });
    return known?.below.length === 0 && isSwitch(known.fact) ? { setting, option, text } : undefined;
  },

  check({ project, suspects, report }) {
    for (const { setting, option, text } of suspects) {
      const { valuePlace } = setting;
      const source = textAt(project, valuePlace);
      const isLiteral = /^(['"]).*\1$/.test(source) && !source.includes("$");
      report({
        messageId: text === "false" ? "isTrue" : "isText",
        data: { option: optionName(setting.path) },
        place: valuePlace,
        option,
        ...(isLiteral && { fix: [{ range: valuePlace.range, text }] }),
      });
    }
  },
});
