import { nearestName } from "@nf-lint/resolver";
import { knownSettings, possibleConstants } from "../option-settings.js";
import { defineProjectRule } from "../project-rule.js";
import { replaceText } from "../setting-text-edits.js";

export default defineProjectRule<"unknown" | "meant">({
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

  check({ config, project, report }) {
    for (const { fact, below, setting, option } of knownSettings({ config, project })) {
      if (below.length > 0 || fact.path.join(".") !== "process.errorStrategy") continue;
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
