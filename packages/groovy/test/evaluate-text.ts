import { parseConfig } from "@nf-lint/parser";
import type { ConfigAssign } from "@nf-lint/parser";
import { evaluate } from "../src/index.js";
import type { EvaluationScope, PropertyMap, Value } from "../src/index.js";
import { toVectorJson } from "../src/index.js";

/** Params whose other entries are unknown, as `params` is. */
class OpenParams extends Map<string, Value> implements PropertyMap {
  readProperty(name: string): Value {
    return this.get(name) ?? { kind: "unknown", reason: { code: "undeclared-param", subject: name } };
  }
}

const known = (value: Extract<Value, { kind: "known" }>["value"]): Value => ({ kind: "known", value });

function scopeFor(text: string, params: ReadonlyMap<string, Value>): EvaluationScope {
  return {
    text,
    environment: (name) =>
      name === "HOME" ? known("/home/user") : { kind: "unknown", reason: { code: "environment", subject: name } },
    name: (name) => {
      if (name === "params") return known(new OpenParams(params));
      return name === "projectDir" ? known({ type: "path", text: "/data/pipeline" }) : undefined;
    },
  };
}

/** The value of an expression, where the params are those of an earlier evaluation. */
export function valueOf(expression: string, params: ReadonlyMap<string, Value> = new Map()): Value {
  const text = `params.result = ${expression}`;
  const [statement] = parseConfig(text).ast.body as ConfigAssign[];
  if (statement?.type !== "ConfigAssign") throw new Error(`not one assignment: ${expression}`);
  return evaluate(statement.value, scopeFor(text, params));
}

/** As JSON for comparison, and the reason where it is unknown: `unknown: environment X`. */
export function jsonOf(expression: string, params?: Readonly<Record<string, string>>): unknown {
  const value = valueOf(expression, new Map(Object.entries(params ?? {}).map(([name, text]) => [name, valueOf(text)])));
  return value.kind === "unknown" ? reasonText(value) : toVectorJson(value);
}

export function reasonText({ reason }: Extract<Value, { kind: "unknown" }>): string {
  return reason.code === "evaluation-error"
    ? `throws ${reason.subject.replace(/:.*/s, "")}`
    : `unknown: ${reason.code} ${reason.subject}`;
}
