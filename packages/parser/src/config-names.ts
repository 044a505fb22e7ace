import type { ConfigBlock, ConfigName, ConfigSelector, Expression, GString, Identifier, StringLiteral } from "./ast.js";

/** The text of one part of a path: a name, or what a quoted name means. */
export function nameText(name: ConfigName): string {
  return name.type === "Identifier" ? name.name : name.value;
}

/** The texts of a path's parts: `params.'foo-bar'` is `["params", "foo-bar"]`. */
export function configPath(path: readonly ConfigName[]): string[] {
  return path.map(nameText);
}

/** What a string literal means; `undefined` for any other expression, and for strings with interpolation. */
export function constantString(node: Expression | GString): string | undefined {
  return node.type === "StringLiteral" ? node.value : undefined;
}

/** A process selector. */
export interface Selector {
  readonly kind: "withName" | "withLabel";
  /** The pattern as written; `undefined` where it has an interpolation, which only the legacy parser takes. */
  readonly pattern: string | undefined;
  /** The pattern, or for `'withName:FOO' { … }` the whole string. */
  readonly patternNode: Identifier | StringLiteral | GString;
}

const QUOTED_SELECTOR = /^(withName|withLabel):\s*(.*)$/s;

/**
 * The selector that a statement is: `withName: FOO { … }`, or a block with a quoted name, `'withName:FOO' { … }`.
 * `undefined` for all other blocks, and for selectors of a kind that has no meaning.
 */
export function selectorOf(node: ConfigBlock | ConfigSelector): Selector | undefined {
  if (node.type === "ConfigSelector") {
    const { name } = node.kind;
    if (name !== "withName" && name !== "withLabel") return undefined;
    const { target } = node;
    return { kind: name, pattern: target.type === "GString" ? undefined : nameText(target), patternNode: target };
  }
  const name = node.path.length === 1 ? node.path[0] : undefined;
  if (name?.type !== "StringLiteral") return undefined;
  const [, kind, pattern] = QUOTED_SELECTOR.exec(name.value) ?? [];
  return kind === undefined ? undefined : { kind: kind as Selector["kind"], pattern, patternNode: name };
}
