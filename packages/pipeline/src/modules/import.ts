import type { Identifier, IncludeDeclaration, IncludeEntry } from "@nf-lint/parser";
import type { Definition } from "./definition.js";

/** A name that an `include` brings in, with what it leads to. */
export interface Import {
  readonly include: IncludeDeclaration;
  readonly entry: IncludeEntry;
  /** The name as the including script knows it: the alias where there is one. */
  readonly name: string;
  readonly identifier: Identifier;
  readonly target: ImportTarget;
}

export type ImportTarget =
  | { readonly kind: "definition"; readonly definition: Definition; readonly path: string }
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
      const { kind, parameterCount } = target.definition;
      return `${entry.name.name} ${name} ${kind} ${parameterCount ?? ""}`;
    })
    .join("\n");
}
