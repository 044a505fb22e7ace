import { childrenOf } from "@nf-lint/parser";
import type { Closure, Expression, Identifier, Node, Statement } from "@nf-lint/parser";
import { fullClassName } from "./values/class-names.js";

/** All nodes below and including `root`. Without recursion: a long sum nests as deep as it is long. */
function* nodesOf(root: Node): Generator<Node> {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    for (const child of childrenOf(node).reverse()) pending.push(child);
  }
}

/** The methods of Java and Groovy that change the list or map that they are called on, or one that they are given. */
const CHANGING_METHODS = new Set([
  "add",
  "addAll",
  "addFirst",
  "addLast",
  "clear",
  "compute",
  "computeIfAbsent",
  "computeIfPresent",
  "leftShift",
  "merge",
  "pop",
  "push",
  "put",
  "putAll",
  "putAt",
  "putIfAbsent",
  "remove",
  "removeAll",
  "removeAt",
  "removeElement",
  "removeFirst",
  "removeIf",
  "removeLast",
  "replace",
  "replaceAll",
  "retainAll",
  "reverse",
  "set",
  "shuffle",
  "sort",
  "swap",
  "unique",
]);

/** The methods that call a closure, which may change anything. */
const CALLING_METHODS = new Set(["each", "eachWithIndex", "call", "with", "tap"]);

/** Whether a method may change what it is called on: `get` puts its second argument where there is nothing. */
export function changesInPlace(method: string, args: number): boolean {
  if (method === "get") return args > 1;
  return method === "reverse" || method === "replace" ? args === 1 : CHANGING_METHODS.has(method);
}

const changing = new WeakMap<Node, boolean>();

/** Whether evaluating the node may change a variable, a list or a map that others see. Says yes when in doubt. */
export function mayChange(root: Expression | Statement): boolean {
  const known = changing.get(root);
  if (known !== undefined) return known;
  const answer = [...nodesOf(root)].some(isChange);
  changing.set(root, answer);
  return answer;
}

function isChange(node: Node): boolean {
  switch (node.type) {
    case "AssignmentStatement":
    case "AssignmentExpression":
    case "PostfixExpression":
      return true;
    case "UnaryExpression":
      return node.operator === "++" || node.operator === "--";
    case "BinaryExpression":
      return node.operator === "<<";
    case "CallExpression":
      return node.callee.type !== "PropertyExpression"
        ? node.callee.type !== "Identifier" || node.callee.name !== "env"
        : isChangingCall(node.callee.property, node.arguments.length);
    default:
      return false;
  }
}

function isChangingCall(property: Node, args: number): boolean {
  if (property.type !== "Identifier") return true;
  return CALLING_METHODS.has(property.name) || changesInPlace(property.name, args);
}

/**
 * The parts of an expression that name a list or a map which the expression may change in place: `params.list` in
 * `params.list.add(1)`. Where something is changed that is not named so, all that the expression reads by name.
 */
export function changeTargets(root: Expression): readonly Expression[] {
  const held = targets.get(root);
  if (held !== undefined) return held;
  const changed = [...nodesOf(root)].flatMap(changedIn);
  const found =
    changed.length === 0 ? [] : changed.every(isNamed) ? changed : [...nodesOf(root)].filter(isWholeName(root));
  targets.set(root, found);
  return found;
}

const targets = new WeakMap<Expression, readonly Expression[]>();

/** What a node changes if it changes something: not what it makes itself. */
function changedIn(node: Node): readonly Expression[] {
  switch (node.type) {
    case "AssignmentStatement":
    case "AssignmentExpression": {
      const { target } = node;
      return target.type === "PropertyExpression" || target.type === "IndexExpression" ? [target.object] : [];
    }
    case "BinaryExpression":
      return node.operator === "<<" && !isLiteral(node.left) ? [node.left] : [];
    case "CallExpression": {
      const { callee } = node;
      if (callee.type !== "PropertyExpression" || callee.property.type !== "Identifier") return [];
      const isChange = changesInPlace(callee.property.name, node.arguments.length);
      return isChange && !isLiteral(callee.object) ? [callee.object] : [];
    }
    default:
      return [];
  }
}

function isLiteral({ type }: Expression): boolean {
  return type === "ListExpression" || type === "MapExpression" || type === "StringLiteral" || type === "NumberLiteral";
}

/** `params.a.b` */
function isNamed(expression: Expression): boolean {
  let at = expression;
  while (at.type === "PropertyExpression" && at.property.type === "Identifier") at = at.object;
  return at.type === "Identifier" && at.name === "params";
}

function isWholeName(root: Expression): (node: Node) => node is Expression {
  const inner = new Set<Node>();
  for (const node of nodesOf(root)) if (node.type === "PropertyExpression") inner.add(node.object);
  return (node): node is Expression =>
    !inner.has(node) && (node.type === "PropertyExpression" || node.type === "Identifier") && isNamed(node);
}

/** The free names that a closure reads: no parameters, no variables of its own, no classes, no functions. */
export function freeNames(closure: Closure): string[] {
  const names = new Set<string>();
  // What a closure declares is looked at as visible in all of it: a name is rarely both free and declared.
  const pending: { node: Node; bound: ReadonlySet<string> }[] = [{ node: closure, bound: new Set() }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, bound } = next;
    if (node.type === "Identifier") {
      if (!bound.has(node.name) && fullClassName(node.name) === undefined) names.add(node.name);
      continue;
    }
    const inner = node.type === "Closure" ? new Set([...bound, ...declaredIn(node)]) : bound;
    for (const child of readBy(node).reverse()) pending.push({ node: child, bound: inner });
  }
  return [...names];
}

function declaredIn(closure: Closure): string[] {
  const names = [...(closure.hasArrow ? [] : ["it"]), ...closure.parameters.map(({ name }) => name.name)];
  for (const node of nodesOf(closure)) {
    if (node.type === "VariableDeclaration") for (const { name } of node.names) names.push(name);
    if (node.type === "CatchClause") names.push(node.name.name);
    if (node.type === "ForStatement" && node.variable !== undefined) names.push(node.variable.name);
  }
  return names;
}

/** The children whose names are read: not those that declare, label or name a member. */
function readBy(node: Node): Node[] {
  const silent = new Set<Node>(silentNames(node));
  return childrenOf(node).filter((child) => child.type !== "TypeName" && !silent.has(child));
}

function silentNames(node: Node): readonly Node[] {
  switch (node.type) {
    case "PropertyExpression":
      return node.property.type === "Identifier" ? [node.property] : [];
    case "CallExpression":
      return node.callee.type === "Identifier" ? [node.callee] : [];
    case "MapEntry":
      return node.key.type === "Identifier" && !node.computed ? [node.key] : [];
    case "NamedArgument":
    case "Parameter":
    case "CatchClause":
    case "FunctionDeclaration":
      return [node.name];
    case "LabeledStatement":
      return [node.label];
    case "VariableDeclaration":
      return node.names;
    default:
      return [];
  }
}

/** `java.util.Date` written out: the name of a class, where the expression is a plain path that names one. */
export function classPath(expression: Expression): { readonly root: Identifier; readonly name: string } | undefined {
  const parts: string[] = [];
  let current = expression;
  while (
    current.type === "PropertyExpression" &&
    current.operator === "." &&
    current.property.type === "Identifier" &&
    parts.length < 8
  ) {
    parts.unshift(current.property.name);
    current = current.object;
  }
  if (current.type !== "Identifier") return undefined;
  const name = fullClassName([current.name, ...parts].join("."));
  return name === undefined ? undefined : { root: current, name };
}

const PACKAGES: ReadonlySet<string> = new Set(["java", "javax", "groovy", "groovyx", "org", "com", "nextflow"]);

/** `java.net.InetAddress` in `java.net.InetAddress.localHost`: a class by its full name, of which nothing is known. */
export function unknownClassIn(expression: Expression): { readonly root: string; readonly name: string } | undefined {
  const parts: string[] = [];
  let at = expression;
  while (at.type === "PropertyExpression" && at.property.type === "Identifier") {
    parts.unshift(at.property.name);
    at = at.object;
  }
  if (at.type !== "Identifier" || !PACKAGES.has(at.name)) return undefined;
  const last = parts.findIndex((part) => /^\p{Lu}/u.test(part));
  return last === -1 ? undefined : { root: at.name, name: [at.name, ...parts.slice(0, last + 1)].join(".") };
}
