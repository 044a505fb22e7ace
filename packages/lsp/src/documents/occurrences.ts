import { childrenOf, configPath, nameText, selectorOf, traverse } from "@nf-lint/parser";
import type {
  ConfigBlock,
  ConfigFile,
  ConfigInclude,
  ConfigName,
  ConfigSelector,
  Expression,
  GString,
  IndexExpression,
  Node,
  PropertyExpression,
  Range,
  StringLiteral,
} from "@nf-lint/parser";
import { findOption } from "@nf-lint/resolver";
import type { OptionPath } from "@nf-lint/resolver";

/** What a name in a configuration is about. Paths are without the profile around them. */
export type Subject =
  | { readonly kind: "option"; readonly path: OptionPath }
  | { readonly kind: "param"; readonly name: string }
  | { readonly kind: "profile"; readonly name: string }
  | { readonly kind: "selector"; readonly path: OptionPath }
  | { readonly kind: "include"; readonly node: ConfigInclude }
  | { readonly kind: "plugin"; readonly id: string };

/** A place where a name stands, and what it is about. */
export interface Occurrence {
  readonly subject: Subject;
  /** `set`: it gets a value here. `open`: a block is opened for it. `read`: an expression reads it, or a statement uses it. */
  readonly role: "set" | "open" | "read";
  /** The name itself, without quotes around it. */
  readonly range: Range;
  readonly quoted: boolean;
  /** The statement or expression that it is a part of. */
  readonly node: Node;
  /** The profile in whose block it stands. */
  readonly profile?: string;
  /** True for the word in front of a selector's name: the two are about the same, and are one place. */
  readonly isWord?: true;
}

/** So long is no option's path; what is longer was made to keep a server busy. */
const LONGEST_PATH = 20;

const kept = new WeakMap<ConfigFile, readonly Occurrence[]>();

/** All names of a file that features know something about, in source order. */
export function occurrencesIn(file: ConfigFile): readonly Occurrence[] {
  const present = kept.get(file);
  if (present !== undefined) return present;
  const found = new OccurrenceFinder().find(file);
  kept.set(file, found);
  return found;
}

/** The innermost name at an offset; a cursor right behind a name means it. */
export function occurrenceAt(file: ConfigFile, offset: number): Occurrence | undefined {
  return occurrencesIn(file)
    .filter(({ range: [start, end] }) => start <= offset && offset <= end)
    .reduce<Occurrence | undefined>((a, b) => (a === undefined || lengthOf(b) < lengthOf(a) ? b : a), undefined);
}

/** Equal for the names that are about the same thing within a project. */
export function subjectKey(subject: Subject): string {
  switch (subject.kind) {
    case "option":
    case "selector":
      return JSON.stringify(["option", ...subject.path]);
    case "param":
      return JSON.stringify(["option", "params", subject.name]);
    case "profile":
      return JSON.stringify(["profile", subject.name]);
    case "include":
      return JSON.stringify(["include", ...subject.node.range]);
    case "plugin":
      return JSON.stringify(["plugin", subject.id]);
  }
}

function lengthOf({ range: [start, end] }: Occurrence): number {
  return end - start;
}

interface Pending {
  readonly node: Node;
  /** The keys of the blocks around, the profile among them. */
  readonly around: OptionPath;
}

class OccurrenceFinder {
  readonly #found: Occurrence[] = [];

  find(file: ConfigFile): readonly Occurrence[] {
    const pending: Pending[] = [{ node: file, around: [] }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      for (const below of this.#visit(next).reverse()) pending.push(below);
    }
    return this.#found.sort((a, b) => a.range[0] - b.range[0]);
  }

  /** What is left to be visited. */
  #visit({ node, around }: Pending): Pending[] {
    switch (node.type) {
      case "ConfigAssign":
        this.#path(node.path, around, node);
        return [{ node: node.value, around }];
      case "ConfigIncomplete":
        this.#path(node.path, around, node);
        return [];
      case "ConfigBlock":
        return this.#block(node, around);
      case "ConfigSelector":
        return this.#selector(node, around);
      case "ConfigInclude":
        this.#add(node.source, { kind: "include", node }, "read", around, node);
        return [{ node: node.source, around }];
      case "ConfigApply":
        this.#plugin(node.arguments[0], around, node);
        return [];
      case "ConfigFile":
      case "IfStatement":
      case "TryStatement":
      case "CatchClause":
      case "ForStatement":
      case "WhileStatement":
      case "SwitchStatement":
      case "SwitchCase":
      case "BlockStatement":
      case "ConfigApplyBlock":
        return childrenOf(node).map((child) => ({ node: child, around }));
      default:
        this.#reads(node, around);
        return [];
    }
  }

  #block(node: ConfigBlock, around: OptionPath): Pending[] {
    const selector = selectorOf(node);
    const inside = [...around, ...configPath(node.path)];
    if (selector === undefined) this.#path(node.path, around, node);
    else this.#add(selector.patternNode, { kind: "selector", path: withoutProfile(inside) }, "open", around, node);
    return node.body.map((child) => ({ node: child, around: inside }));
  }

  #selector(node: ConfigSelector, around: OptionPath): Pending[] {
    const { target } = node;
    const inside = [...around, `${node.kind.name}:${target.type === "GString" ? "" : nameText(target)}`];
    const subject = { kind: "selector", path: withoutProfile(inside) } as const;
    this.#add(target, subject, "open", around, node);
    this.#add(node.kind, subject, "open", around, node, { isWord: true });
    return node.body.map((child) => ({ node: child, around: inside }));
  }

  #path(path: readonly ConfigName[], around: OptionPath, node: Node): void {
    const names = configPath(path);
    path.slice(0, LONGEST_PATH).forEach((name, index) => {
      const isLast = index === path.length - 1;
      const role = !isLast || node.type === "ConfigBlock" ? "open" : "set";
      const full = [...around, ...names.slice(0, index + 1)];
      this.#add(name, subjectOf(full), role, around, node);
    });
  }

  #plugin(argument: Node | undefined, around: OptionPath, node: Node): void {
    if (argument?.type !== "StringLiteral") return;
    this.#add(argument, { kind: "plugin", id: argument.value.split("@")[0] ?? "" }, "read", around, node);
  }

  #reads(whole: Node, around: OptionPath): void {
    const called = new Set<Node>();
    traverse(whole, (node) => {
      if (node.type === "CallExpression") called.add(node.callee);
      // `params.tools.split(',')`: the last name is a method's.
      if (called.has(node)) return;
      if (node.type === "PropertyExpression") this.#property(node, around);
      else if (node.type === "IndexExpression") this.#index(node, around);
    });
  }

  #property(node: PropertyExpression, around: OptionPath): void {
    const { object, property } = node;
    if (property.type === "GString") return;
    const path = [...(readPath(object) ?? []), nameText(property)];
    if (path.length < 2) return;
    if (path[0] === "params") this.#add(property, subjectOf(path), "read", around, node);
    else if (findOption(path) !== undefined) this.#add(property, { kind: "option", path }, "read", around, node);
  }

  #index(node: IndexExpression, around: OptionPath): void {
    const [key] = node.indices;
    if (node.object.type !== "Identifier" || node.object.name !== "params" || key?.type !== "StringLiteral") return;
    this.#add(key, { kind: "param", name: key.value }, "read", around, node);
  }

  #add(
    name: ConfigName | GString | Expression,
    subject: Subject,
    role: Occurrence["role"],
    around: OptionPath,
    node: Node,
    more: Pick<Occurrence, "isWord"> = {},
  ): void {
    const profile = around[0] === "profiles" ? around[1] : undefined;
    const quoted = name.type === "StringLiteral";
    this.#found.push({
      subject,
      role,
      range: quoted ? insideQuotes(name) : name.range,
      quoted,
      node,
      ...(profile !== undefined && { profile }),
      ...more,
    });
  }
}

/** What a path from the top is about. */
function subjectOf(full: OptionPath): Subject {
  if (full[0] === "profiles" && full.length === 2) return { kind: "profile", name: full[1] ?? "" };
  const path = withoutProfile(full);
  if (path[0] === "params" && path.length === 2) return { kind: "param", name: path[1] ?? "" };
  return { kind: "option", path };
}

function withoutProfile(path: OptionPath): OptionPath {
  return path[0] === "profiles" && path.length > 2 ? path.slice(2) : path;
}

/** The names of `a.b.c`; `undefined` for any other expression. */
function readPath(expression: Expression): readonly string[] | undefined {
  const names: string[] = [];
  let node = expression;
  while (node.type === "PropertyExpression" && names.length < LONGEST_PATH) {
    if (node.property.type === "GString") return undefined;
    names.push(nameText(node.property));
    node = node.object;
  }
  return node.type === "Identifier" ? [node.name, ...names.reverse()] : undefined;
}

function insideQuotes({ range: [start, end], quote }: StringLiteral): Range {
  const width = Math.min(quote.length, Math.floor((end - start) / 2));
  return [start + width, end - width];
}
