import { nearestName } from "@nf-lint/resolver";
import { knownSetting, possibleConstants } from "../reading/option-settings.js";
import type { KnownSetting } from "../reading/option-settings.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions } from "../authoring/project-rule-definition.js";
import { replaceText } from "../edits/setting-text-edits.js";

export default defineProjectRule<"unknown" | "meant", NoOptions, KnownSetting>({
  meta: {
    type: "problem",
    docs: {
      description: "Require an errorStrategy that Nextflow knows",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      unknown:
        "'{{strategy}}' is no error strategy, which shows only when the first task fails. Use one of: {{strategies}}.",
      meant:
        "'{{strategy}}' is no error strategy, which shows only when the first task fails. Did you mean '{{meant}}'?",
    },
    fixable: "code",
  },

  suspect(placed) {
    const known = knownSetting(placed);
    return known?.fact.path.join(".") === "process.errorStrategy" && known.below.length === 0 ? known : undefined;
  },

  check({ project, suspects, report }) {
    for (const { fact, setting, option } of suspects) {
      const strategies = fact.allowedValues.map(String);
      const wrong = possibleConstants(setting.value).find(
        (constant) => typeof constant === "string" && !strategies.includes(constant.toLowerCase()),
      );
      if (typeof wrong !== "string") continue;
      const meant = nearestName(wrong.toLowerCase(), strategies);
      const fix = meant === undefined ? undefined : replaceText(project, setting.valuePlace, wrong, meant);
      report({
        ...(meant === undefined
          ? { messageId: "unknown", data: { strategy: wrong, strategies: strategies.join(", ") } }
          : { messageId: "meant", data: { strategy: wrong, meant } }),
        place: setting.valuePlace,
        option,
        ...(fix && { fix }),
      });
    }
  },
});
