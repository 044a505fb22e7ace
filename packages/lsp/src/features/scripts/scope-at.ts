import type { Binding, Scope, ScriptNames } from "@nf-lint/pipeline";
import type { ScriptSite } from "./completion-site.js";

/** The innermost scope around an offset. */
export function innermostScope({ scope, scopes }: ScriptNames, offset: number): Scope {
  let found = scope;
  for (const one of scopes) {
    const [start, end] = one.node.range;
    const [outerStart, outerEnd] = found.node.range;
    if (start <= offset && offset <= end && start >= outerStart && end <= outerEnd) found = one;
  }
  return found;
}

/** The names that hold at an offset, the nearest first; of one name the nearest alone. */
export function boundNames(offset: number, { names }: Pick<ScriptSite, "names">): readonly Binding[] {
  if (names === undefined) return [];
  const found = new Map<string, Binding>();
  const add = (binding: Binding): void => {
    if (!found.has(binding.name)) found.set(binding.name, binding);
  };
  for (let scope: Scope | undefined = innermostScope(names, offset); scope !== undefined; scope = scope.parent) {
    for (const binding of scope.bindings.values()) if (isBefore(binding, offset)) add(binding);
  }
  // What can be included, and includes, hold in the whole script.
  for (const binding of names.bindings) if (binding.definition ?? binding.imported) add(binding);
  return [...found.values()];
}

/** What a name means at an offset; `undefined` for what the text does not declare. */
export function boundName(name: string, offset: number, site: Pick<ScriptSite, "names">): Binding | undefined {
  return boundNames(offset, site).find((binding) => binding.name === name);
}

/** A variable is there once it is declared. */
function isBefore({ kind, identifier, node }: Binding, offset: number): boolean {
  if (kind === "take" || kind === "input" || kind === "parameter" || kind === "implicit-parameter") {
    return identifier === undefined || offset < identifier.range[0] || offset > identifier.range[1];
  }
  return (identifier ?? node).range[1] < offset;
}
