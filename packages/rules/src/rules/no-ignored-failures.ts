import { isOn } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { settingEdits } from "../edits/setting-edits.js";
import { possibleConstants } from "../reading/option-settings.js";

/** The release that brought the remedy. */
const FAIL_ON_IGNORE = "24.05.0-edge";

const REMEDY = { path: "workflow.failOnIgnore", value: "true" };

export default defineProjectRule<"ignored" | "fail">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow runs that succeed although tasks failed",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      ignored:
        "Tasks that fail are left out, and the run still succeeds. Set workflow.failOnIgnore = true, or another strategy.",
      fail: "Set workflow.failOnIgnore = true.",
    },
    hasSuggestions: true,
  },

  check({ project, config, target, report }) {
    const option = config.option("process.errorStrategy");
    if (option === undefined || isOn(config.value("workflow.failOnIgnore")) !== "no") return;
    const { value } = option;
    if (value.kind === "unknown" || (value.kind === "lazy" && !value.complete)) return;
    const outcomes = possibleConstants(value).map((one) => (typeof one === "string" ? one.toLowerCase() : "?"));
    if (!outcomes.includes("ignore") || outcomes.some((one) => one !== "ignore" && one !== "retry")) return;
    const edits = target.mayBeBefore(FAIL_ON_IGNORE)
      ? undefined
      : settingEdits(project, config, option.place, [REMEDY]);
    const set = config.option("workflow.failOnIgnore");
    report({
      messageId: "ignored",
      place: option.place,
      option,
      ...(set && { related: [{ place: set.place, message: "It is turned off here." }] }),
      ...(edits && { suggest: [{ messageId: "fail", edits }] }),
    });
  },
});
