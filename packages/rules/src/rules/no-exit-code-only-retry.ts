import type { Expression } from "@nf-lint/parser";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { TextEdit } from "../authoring/project-rule-definition.js";
import { exitCodeGaps } from "../clouds/exit-code-retries.js";
import { NATIVE_RETRIES } from "../clouds/native-retries.js";

export default defineProjectRule<"gives" | "mayGive" | "addCode">({
  meta: {
    type: "problem",
    docs: {
      description:
        "Disallow strategies on Spot machines that retry only exit codes which a reclaimed machine does not give",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      gives:
        "A reclaimed machine gives no exit code of this list ({{codes}} on {{cloud}}), so the task fails for good. Add {{missing}}, or let the cloud retry: {{option}} = 5.",
      mayGive:
        "A reclaimed machine may give no exit code of this list ({{codes}} on {{cloud}}), and then the task fails for good. Add {{missing}}, or let the cloud retry: {{option}} = 5.",
      addCode: "Add {{missing}} to the list.",
    },
    hasSuggestions: true,
  },

  check(context) {
    for (const { cloud, strategy, spotSwitch, missing, isCertain, list } of exitCodeGaps(context)) {
      const code = String(missing);
      const edit = list && additionTo(list, code);
      context.report({
        messageId: isCertain ? "gives" : "mayGive",
        data: {
          cloud,
          missing: code,
          codes: cloud === "AWS Batch" ? "1, or none," : code,
          option: NATIVE_RETRIES[cloud]?.option ?? "",
        },
        place: strategy.place,
        option: strategy,
        related: [{ place: spotSwitch.place, message: "This says that Spot machines are used." }],
        ...(edit && { suggest: [{ messageId: "addCode", data: { missing: code }, edits: [edit] }] }),
      });
    }
  },
});

/** Another number in a list, or behind a sum of them. */
function additionTo(list: Expression, code: string): TextEdit | undefined {
  switch (list.type) {
    case "ListExpression": {
      const last = list.elements.at(-1);
      const [start, end] = last?.range ?? list.range;
      return last === undefined
        ? { range: [start + 1, start + 1], text: code }
        : { range: [end, end], text: `, ${code}` };
    }
    case "BinaryExpression":
      return { range: [list.right.range[1], list.right.range[1]], text: ` + ${code}` };
    default:
      return undefined;
  }
}
