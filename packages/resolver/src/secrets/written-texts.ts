import { childrenOf, nameText } from "@nf-lint/parser";
import type { GStringText, Node, StringLiteral } from "@nf-lint/parser";
import type { OptionPath } from "../resolved-config.js";

/** A constant text of a file with the option or param that it is for; `[]` where that is none. */
export interface WrittenText {
  readonly path: OptionPath;
  readonly node: StringLiteral | GStringText;
  /** Whether the option can be this very text: not where it is an argument, a part of a text or what something is compared with. */
  readonly isValue: boolean;
}

interface Pending {
  readonly node: Node;
  readonly path: OptionPath;
  readonly isValue: boolean;
}

/** A param that an option is set to. */
export interface ParamReader {
  readonly path: OptionPath;
  readonly param: OptionPath;
}

interface PlacedTexts {
  readonly texts: readonly WrittenText[];
  readonly readers: readonly ParamReader[];
}

/** The texts in a configuration, a script or an expression. */
export function writtenTexts(root: Node, path: OptionPath = []): readonly WrittenText[] {
  return placedTexts(root, path).texts;
}

/** The texts, and the params that options of a file are set to. Without recursion: how deep a file nests is a stranger's choice. */
export function placedTexts(root: Node, path: OptionPath = []): PlacedTexts {
  const texts: WrittenText[] = [];
  const readers: ParamReader[] = [];
  const pending: Pending[] = [{ node: root, path, isValue: true }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, path: around, isValue } = next;
    if (node.type === "StringLiteral" || node.type === "GStringText") {
      texts.push({ path: around, node, isValue });
      continue;
    }
    if (isValue && around.length > 0 && node.type === "PropertyExpression") {
      const param = assignedPath(node);
      if (param.length > 0) readers.push({ path: around, param });
    }
    for (const child of childrenOf(node)) {
      pending.push({ node: child, path: pathOf(child, node, around), isValue: isValue && givesValue(child, node) });
    }
  }
  return { texts, readers };
}

/** What a part of a node is for. The names themselves are for nothing. */
function pathOf(child: Node, parent: Node, around: OptionPath): OptionPath {
  switch (parent.type) {
    case "ConfigAssign":
      return child === parent.value ? withoutProfile([...around, ...parent.path.map(nameText)]) : [];
    case "ConfigBlock":
      return withoutProfile([...around, ...parent.path.map(nameText)]);
    case "ConfigSelector":
      return [...around, parent.kind.name];
    case "LegacyParamDeclaration":
      return parent.path.map(({ name }) => name);
    case "AssignmentStatement":
      return child === parent.value ? assignedPath(parent.target) : [];
    case "ParamDeclaration":
      return child === parent.defaultValue ? ["params", parent.name.name] : [];
    case "MapEntry":
      return child === parent.value ? entryPath(parent.key, around) : around;
    case "NamedArgument":
      return child === parent.value ? entryPath(parent.name, around) : around;
    default:
      return around;
  }
}

/** `params.a.b`; `[]` for all else. */
function assignedPath(target: Node): OptionPath {
  const keys: string[] = [];
  let node = target;
  for (; node.type === "PropertyExpression"; node = node.object) {
    if (node.property.type !== "Identifier") return [];
    keys.unshift(node.property.name);
  }
  return node.type === "Identifier" && node.name === "params" && keys.length > 0 ? ["params", ...keys] : [];
}

function entryPath(key: Node, around: OptionPath): OptionPath {
  const written = key.type === "Identifier" ? key.name : key.type === "StringLiteral" ? key.value : undefined;
  return written !== undefined && around.length > 0 ? [...around, written] : around;
}

/** What a profile sets is for the same options. */
function withoutProfile(path: OptionPath): OptionPath {
  return path[0] === "profiles" && path.length > 1 ? path.slice(2) : path;
}

/** Whether what holds a value gives on what this part of it comes to. */
function givesValue(child: Node, parent: Node): boolean {
  switch (parent.type) {
    case "TernaryExpression":
      return child !== parent.condition;
    case "MapEntry":
    case "NamedArgument":
    case "ConfigAssign":
    case "AssignmentStatement":
      return child === parent.value;
    case "ParamDeclaration":
      return child === parent.defaultValue;
    case "GString":
    case "CallExpression":
    case "IndexExpression":
    case "PropertyExpression":
    case "BinaryExpression":
    case "NewExpression":
    case "IfStatement":
      return false;
    default:
      return true;
  }
}
