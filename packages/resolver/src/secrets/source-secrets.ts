import { nameText, visitorKeys } from "@nf-lint/parser";
import type { ConfigFile, ConfigStatement, Expression, GStringText, StringLiteral } from "@nf-lint/parser";
import type { OptionPath } from "../resolved-config.js";
import { credentialParts, credentialsIn } from "./credentials.js";
import type { TextPart } from "./credentials.js";

/** The credentials that stand in a text: where, and what they are. */
export interface SourceSecrets {
  readonly parts: readonly TextPart[];
  readonly texts: readonly string[];
}

type Node = ConfigFile | ConfigStatement | Expression;

/** A constant text with the option that it is for; `[]` where that is none. */
interface PlacedText {
  readonly path: OptionPath;
  readonly node: StringLiteral | GStringText;
}

/** The credentials in a configuration: in its values by what they are for, anywhere by their form. */
export function sourceSecrets({ text, ast }: { readonly text: string; readonly ast: ConfigFile }): SourceSecrets {
  const ofOptions = [...textsIn(ast, [])].filter(({ path, node: { value } }) => isWhole(path, value));
  const parts = [...ofOptions.map(({ node }) => insideQuotes(node, text)), ...credentialsIn(text)];
  return {
    parts,
    texts: [
      ...ofOptions.map(({ node }) => node.value),
      ...credentialsIn(text).map(([from, to]) => text.slice(from, to)),
    ],
  };
}

/** The places in the source of an option's value, such as a closure, whose texts are credentials. */
export function valueSecrets(path: OptionPath, value: Expression, source: string): readonly TextPart[] {
  const [offset] = value.range;
  const ofOption = [...textsIn(value, path)]
    .filter((one) => isWhole(one.path, one.node.value))
    .map(({ node }): TextPart => [node.range[0] - offset, node.range[1] - offset])
    .map(([start, end]): TextPart => insideQuotes({ range: [start, end] }, source));
  return [...ofOption, ...credentialsIn(source)];
}

function isWhole(path: OptionPath, text: string): boolean {
  return path.length > 0 && credentialParts(path, text).some(([from, to]) => from === 0 && to === text.length);
}

function insideQuotes({ range: [start, end] }: { readonly range: TextPart }, text: string): TextPart {
  const [quote = ""] = /^(?:'''|"""|\$\/|['"/])/.exec(text.slice(start, start + 3)) ?? [];
  return quote !== "" && end - start >= 2 * quote.length ? [start + quote.length, end - quote.length] : [start, end];
}

/** Without recursion: how deep a file nests is a stranger's choice. */
function* textsIn(root: Node, path: OptionPath): Generator<PlacedText> {
  const pending: { readonly node: Node | GStringText; readonly path: OptionPath }[] = [{ node: root, path }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, path: around } = next;
    if (node.type === "StringLiteral" || node.type === "GStringText") yield { path: around, node };
    for (const child of childrenOf(node)) pending.push({ node: child, path: pathOf(child, node, around) });
  }
}

function childrenOf(node: Node | GStringText): readonly Node[] {
  const keys: ReadonlySet<string> = new Set(visitorKeys[node.type]);
  return Object.entries(node)
    .filter(([key]) => keys.has(key))
    .flatMap(([, child]: [string, Node | readonly Node[] | undefined]) => child ?? []);
}

/** What a part of a node is for. The names themselves are for nothing. */
function pathOf(child: Node, parent: Node | GStringText, around: OptionPath): OptionPath {
  switch (parent.type) {
    case "ConfigAssign":
      return child === parent.value ? withoutProfile([...around, ...parent.path.map(nameText)]) : [];
    case "ConfigBlock":
      return withoutProfile([...around, ...parent.path.map(nameText)]);
    case "ConfigSelector":
      return [...around, parent.kind.name];
    default:
      return isEntry(parent) ? entryPath(child, parent, around) : around;
  }
}

interface Entry {
  readonly type: "MapEntry" | "NamedArgument";
  readonly key?: { readonly name?: string; readonly value?: unknown };
  readonly name?: { readonly name?: string; readonly value?: unknown };
  readonly value: unknown;
}

function isEntry(node: { readonly type: string }): node is Entry {
  return node.type === "MapEntry" || node.type === "NamedArgument";
}

function entryPath(child: Node, { key, name, value }: Entry, around: OptionPath): OptionPath {
  const named = key ?? name;
  const written = named?.name ?? named?.value;
  return child === value && typeof written === "string" && around.length > 0 ? [...around, written] : around;
}

/** What a profile sets is for the same options. */
function withoutProfile(path: OptionPath): OptionPath {
  return path[0] === "profiles" && path.length > 1 ? path.slice(2) : path;
}
