import type { Identifier, IncludeDeclaration, IncludeEntry } from "@nf-lint/parser";
import type { DefinitionKind } from "./definition.js";

/** A name that an `include` brings in, with what it leads to. */
export interface Import {
  readonly include: IncludeDeclaration;
  readonly entry: IncludeEntry;
  /** The name as the including script knows it: the alias where there is one. */
  readonly name: string;
  readonly identifier: Identifier;
  readonly target: ImportTarget;
}

/** What is known of an included definition where it is used. */
export interface ImportedDefinition {
  readonly definitionKind: DefinitionKind;
  /** The name in its own module. */
  readonly name: string;
  readonly parameterCount?: number;
}

export type ImportTarget =
  /** The definition is found by `ScriptProject.definitionOf`: an edit elsewhere in its module moves it, and not this. */
  | ({ readonly kind: "definition"; readonly path: string } & ImportedDefinition)
  /** A function of a plugin, whose functions are not known: Nextflow takes any name. */
  | { readonly kind: "plugin" }
  /** The module cannot be read here, so nobody knows what it defines. Nothing is said of its names. */
  | { readonly kind: "unknown" }
  /** The include has its problem; uses of the name have none of their own. */
  | { readonly kind: "failed" };

/** What of the imports the names of a module depend on. Imports with the same text here lead to the same names. */
export function importSignature(imports: readonly Import[]): string {
  return imports
    .map(({ name, entry, target }) => {
      if (target.kind !== "definition") return `${entry.name.name} ${name} ${target.kind}`;
      const { path, definitionKind, parameterCount } = target;
      return `${entry.name.name} ${name} ${definitionKind} ${parameterCount ?? ""} ${path}`;
    })
    .join("\n");
}
