import { isOn } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { retries } from "../reading/error-strategy.js";
import { wholeNumber } from "../reading/known-number.js";
import { groupsOn } from "../reading/process-groups.js";
import { settingsOf } from "../reading/process-settings.js";

export default defineProjectRule<"sameQueue">({
  meta: {
    type: "suggestion",
    docs: {
      description: "Prefer another queue than that of Spot machines for the last attempt of a task",
      presets: [],
      since: "0.1.0",
    },
    messages: {
      sameQueue:
        "Retries go to the same Spot queue. Let the last attempt run elsewhere: queue = { task.attempt < {{last}} ? '{{queue}}' : '{{other}}' }.",
    },
  },

  check({ config, report }) {
    // A task goes on where the last attempt was interrupted.
    if (isOn(config.value("fusion.snapshots")) !== "no") return;
    for (const group of groupsOn(config, "awsbatch")) {
      const option = group.option("queue");
      if (option?.value.kind !== "known" || typeof option.value.value !== "string") continue;
      const queue = option.value.value;
      if (!/spot/i.test(queue) || retries(group.directive("errorStrategy")) !== "yes") continue;
      const other = settingsOf(config, "queue")
        .flatMap(({ value }) => (value.kind === "known" && typeof value.value === "string" ? [value.value] : []))
        .find((name) => name !== "" && !/spot/i.test(name));
      if (other === undefined) continue;
      const most = Math.max(wholeNumber(group.directive("maxRetries")) ?? 1, 1);
      report({
        messageId: "sameQueue",
        data: { last: String(most + 1), queue, other },
        place: option.place,
        option,
      });
    }
  },
});
