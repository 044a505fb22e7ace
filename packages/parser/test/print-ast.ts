import type { Node } from "../src/index.js";
import { childrenOf } from "../src/index.js";

const OWN = [
  "name",
  "value",
  "operator",
  "digits",
  "kind",
  "quote",
  "hasArrow",
  "computed",
  "safe",
  "negated",
] as const;

/**
 * A tree as a line: `(Assign = process cpus 4)`. Names and literals stand for themselves; what a node says beside its
 * children stands behind its type.
 */
export function printAst(node: Node): string {
  switch (node.type) {
    case "Identifier":
      return node.name;
    case "StringLiteral":
      return `${node.quote === '"' ? "'" : node.quote}${JSON.stringify(node.value).slice(1, -1)}${node.quote === '"' ? "'" : node.quote}`;
    case "NumberLiteral":
      return node.kind === "Integer" ? node.digits : `${node.digits}:${node.kind}`;
    case "BooleanLiteral":
      return String(node.value);
    case "NullLiteral":
      return "null";
    case "GStringText":
      return JSON.stringify(node.value);
    case "ConfigFile":
      return node.body.map(printAst).join("\n");
    default: {
      const facts = OWN.flatMap((key) => {
        const value = (node as unknown as Record<string, unknown>)[key];
        if (typeof value === "string") return [value];
        return value === true ? [key] : [];
      });
      const type = node.type.replace(/^Config|(?:Expression|Statement|Declaration)$|Expression(?=Case$)/g, "");
      return `(${[type, ...facts, ...childrenOf(node).map(printAst)].join(" ")})`;
    }
  }
}
