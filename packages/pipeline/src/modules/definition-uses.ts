import type { Identifier, StringLiteral, TypeName } from "@nf-lint/parser";
import type { Binding, ScriptNames } from "../names/script-names.js";
import type { Definition } from "./definition.js";
import type { ScriptModule } from "./script-module.js";

/** A place that names a definition. */
export interface DefinitionUse {
  readonly path: string;
  readonly node: Identifier | StringLiteral | TypeName;
  /**
   * `include` and `alias` are the two names of `include { A as B }`. What is spelt as the definition is (`isAlias` false)
   * is what a new name of it changes.
   */
  readonly role: "declaration" | "include" | "alias" | "use";
  readonly isAlias: boolean;
}

/** The names of the scripts that are looked through. */
interface NamedScripts {
  names(path: string): ScriptNames | undefined;
}

/** All places in the given scripts that name a definition: itself, its uses, and includes of it with theirs. */
export function definitionUses(
  { definition, module }: { readonly definition: Definition; readonly module: ScriptModule },
  among: readonly string[],
  scripts: NamedScripts,
): readonly DefinitionUse[] {
  const { path } = module;
  const own = (scripts.names(path)?.bindings ?? [])
    .filter((binding) => binding.definition === definition)
    .flatMap((binding): readonly DefinitionUse[] => [
      { path, node: definition.identifier, role: "declaration", isAlias: false },
      ...usesOf(binding, path, false),
    ]);
  const others = among.flatMap((other) =>
    (scripts.names(other)?.bindings ?? []).flatMap((binding) => {
      const target = binding.imported?.target;
      const isIt = target?.kind === "definition" && target.path === path && target.name === definition.name;
      return isIt ? importUses(binding, other) : [];
    }),
  );
  return [...own, ...others];
}

function importUses(binding: Binding, path: string): readonly DefinitionUse[] {
  const entry = binding.imported?.entry;
  if (entry === undefined) return [];
  const { name, alias } = entry;
  return [
    { path, node: name, role: "include", isAlias: false },
    ...(alias === undefined ? [] : [{ path, node: alias, role: "alias", isAlias: true } as const]),
    ...usesOf(binding, path, alias !== undefined),
  ];
}

function usesOf({ references }: Binding, path: string, hasAlias: boolean): readonly DefinitionUse[] {
  // An included record is known under its own name, whatever its alias.
  return references.map(({ node, use }) => ({ path, node, role: "use", isAlias: hasAlias && use !== "type" }));
}
