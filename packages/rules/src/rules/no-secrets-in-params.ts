import type { Node } from "@nf-lint/parser";
import { childrenOf } from "@nf-lint/parser";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions } from "../authoring/project-rule-definition.js";
import { textAt } from "../edits/setting-text-edits.js";
import { expressionAt } from "../reading/expression-at.js";
import type { PlacedSetting } from "../reading/option-settings.js";

export default defineProjectRule<"secret", NoOptions, PlacedSetting>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow secrets in params, which are shown and stored",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      secret:
        "Params are printed, stored in the run's record and sent to Seqera Platform: the secret goes with them. Use secrets.{{name}} where it is needed, or the directive secret.",
    },
  },

  suspect(placed) {
    const { path, value } = placed.setting;
    return path[0] === "params" && value.kind === "unknown" ? placed : undefined;
  },

  check({ project, suspects, report }) {
    for (const { setting, option } of suspects) {
      // Much is unknown for other reasons: to look for the expression is dear.
      if (!textAt(project, setting.valuePlace).includes("secrets")) continue;
      const expression = expressionAt(project, setting.valuePlace);
      const name = expression && secretIn(expression);
      if (name !== undefined) report({ messageId: "secret", data: { name }, place: setting.place, option });
    }
  },
});

/** The secret that an expression comes to, or is a part of: not one that it only asks for. */
function secretIn(node: Node): string | undefined {
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const name = secretName(next);
    if (name !== undefined) return name;
    for (const part of partsOf(next)) pending.push(part);
  }
  return undefined;
}

function secretName(node: Node): string | undefined {
  if (node.type !== "PropertyExpression" || node.object.type !== "Identifier" || node.object.name !== "secrets")
    return undefined;
  return node.property.type === "Identifier" ? node.property.name : "NAME";
}

const COMPARISONS: ReadonlySet<string> = new Set([
  "==",
  "!=",
  "===",
  "!==",
  "<",
  "<=",
  ">",
  ">=",
  "=~",
  "==~",
  "in",
  "!in",
  "&&",
  "||",
  "<=>",
]);

function partsOf(node: Node): readonly Node[] {
  switch (node.type) {
    case "TernaryExpression":
      return [node.consequent, node.alternate];
    case "BinaryExpression":
      return COMPARISONS.has(node.operator) ? [] : [node.left, node.right];
    case "UnaryExpression":
    case "InstanceofExpression":
      return [];
    default:
      return childrenOf(node);
  }
}
