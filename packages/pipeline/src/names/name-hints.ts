import { functionInGroovy, nearestName, ownerInGroovy, typeInGroovy, valueInGroovy } from "@nf-lint/resolver";
import { scriptFacts } from "../facts/script-facts.js";
import type { NameHint } from "../problem.js";
import type { ModuleScope } from "./module-scope.js";
import type { OpenScope } from "./open-names.js";

/** What may have been meant by a name that was not found. */
export interface Advice {
  readonly nearest?: string;
  readonly hint?: NameHint;
  readonly inGroovy?: string;
}

/** From where a name was looked up in vain. */
export interface Surroundings {
  readonly module: ModuleScope;
  readonly scope: OpenScope;
  readonly isInProcess: boolean;
}

const ENVIRONMENT_NAME = /^[A-Z_]+[A-Z0-9_]*$/;

export function hintForVariable(
  name: string,
  { properties, isText }: { readonly properties: readonly string[]; readonly isText: boolean },
  { module, scope, isInProcess }: Surroundings,
): Advice {
  const isOwner = properties.length > 0;
  // What is put into a text is rarely a constant, but may be for the shell: `"${TRUE}"`.
  const inGroovy = isOwner ? ownerInGroovy(name) : isText ? undefined : valueInGroovy(name);
  if (inGroovy !== undefined) return { inGroovy };
  if (!isInProcess && scriptFacts("process").get(name)?.kind === "constant") return { hint: "only-in-process" };
  if (scriptFacts("workflow").has(name)) return { hint: "in-workflow" };
  const nearest = nearestName(name, module.variableNames(scope));
  if (nearest !== undefined) return { nearest };
  return ENVIRONMENT_NAME.test(name) ? { hint: "environment-variable" } : {};
}

export function hintForFunction(name: string, { module, scope, isInProcess }: Surroundings): Advice {
  if (module.declared(name, scope) !== undefined) return { hint: "local-variable" };
  if (!isInProcess && scriptFacts("process").get(name)?.kind === "function") return { hint: "only-in-process" };
  if (isInProcess && scriptFacts("process-directives").has(name)) return { hint: "directive" };
  if (scriptFacts("operators").has(name)) return { hint: "operator" };
  const inGroovy = functionInGroovy(name);
  if (inGroovy !== undefined) return { inGroovy };
  const nearest = nearestName(name, module.functionNames(scope));
  return nearest === undefined ? {} : { nearest };
}

export function hintForType(name: string, { module }: Surroundings): Advice {
  const inGroovy = typeInGroovy(name);
  if (inGroovy !== undefined) return { inGroovy };
  const nearest = nearestName(name, module.typeNames());
  return nearest === undefined ? {} : { nearest };
}
