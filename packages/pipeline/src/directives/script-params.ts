import { evaluate } from "@nf-lint/groovy";
import type { PropertyMap, UnknownReason, Value } from "@nf-lint/groovy";
import type { Expression } from "@nf-lint/parser";
import type { ResolvedConfig } from "@nf-lint/resolver";
import { isModule } from "../modules/script-files.js";
import type { ScriptProject } from "../modules/script-project.js";

/**
 * `params` as scripts see them in one variant: those of the configuration, over the defaults that the entry script declares.
 * One that nothing declares may be given at launch.
 */
export function scriptParams(path: string, scripts: ScriptProject, config: ResolvedConfig): Value {
  const value = config.value("params");
  if (value !== undefined && (value.kind !== "known" || !(value.value instanceof Map))) return value;
  const entries = new Map<string, Value>();
  for (const { name, text, expression } of declaredParams(path, scripts))
    if (!entries.has(name)) entries.set(name, evaluate(expression, { text, name: () => undefined, environment }));
  for (const key of config.keys("params")) {
    const configured = config.value(["params", key]);
    if (configured !== undefined) entries.set(key, configured);
  }
  return { kind: "known", value: new ScriptParams(entries) };
}

interface DeclaredParam {
  readonly name: string;
  readonly text: string;
  readonly expression: Expression;
}

/** `params { a = 1 }` and `params.a = 1` of a script. */
function declaredParams(path: string, scripts: ScriptProject): readonly DeclaredParam[] {
  const module = scripts.module(path);
  if (!isModule(module)) return [];
  const { text, ast } = module;
  return ast.body.flatMap((node): readonly DeclaredParam[] => {
    if (node.type === "ParamsBlock")
      return node.body.flatMap((row) =>
        row.type === "ParamDeclaration" && row.defaultValue !== undefined
          ? [{ name: row.name.name, text, expression: row.defaultValue }]
          : [],
      );
    const [, name, ...further] = node.type === "LegacyParamDeclaration" ? node.path : [];
    return node.type === "LegacyParamDeclaration" && name !== undefined && further.length === 0
      ? [{ name: name.name, text, expression: node.value }]
      : [];
  });
}

function environment(name: string): Value {
  return { kind: "unknown", reason: { code: "environment", subject: name } };
}

class ScriptParams extends Map<string, Value> implements PropertyMap {
  readonly others: UnknownReason = { code: "undeclared-param", subject: "given at launch" };

  readProperty(name: string): Value {
    return this.get(name) ?? { kind: "unknown", reason: { code: "undeclared-param", subject: name } };
  }
}
