import type { RegexNode } from "./pattern.js";

/**
 * Whether matching always comes to an answer, and soon: all is mirrored, and nothing is repeated but single characters and
 * what may be left out. Then whoever knows the answer before need not match.
 */
export function isPlain(node: RegexNode): boolean {
  switch (node.type) {
    case "character":
    case "set":
      return true;
    case "sequence":
    case "alternatives":
      return node.nodes.every(isPlain);
    case "group":
      return isPlain(node.node);
    case "repeat":
      return isSingle(node.node) || (node.max <= 1 && isPlain(node.node));
    case "atomic":
    case "look":
    case "anchor":
    case "reference":
    case "opaque":
      return false;
  }
}

/**
 * Whether a match of a plain pattern may end at a position of a text, going by the characters that are always its last ones.
 * Most names that a pattern such as `.*:ALIGN:SORT` does not match are told by their end alone.
 */
export function mayEnd(node: RegexNode, text: string, end: number): boolean {
  switch (node.type) {
    case "character":
    case "set":
      return end > 0 && node.accepts(text.charCodeAt(end - 1));
    case "sequence": {
      let position = end;
      for (let at = node.nodes.length - 1; at >= 0; at--) {
        const last = node.nodes[at];
        if (last === undefined) break;
        if (!mayEnd(last, text, position)) return false;
        if (!isSingle(last)) return true;
        position--;
      }
      return true;
    }
    case "alternatives":
      return node.nodes.some((alternative) => mayEnd(alternative, text, end));
    case "group":
      return mayEnd(node.node, text, end);
    case "repeat":
      return node.min === 0 || mayEnd(node.node, text, end);
    default:
      return true;
  }
}

function isSingle({ type }: RegexNode): boolean {
  return type === "character" || type === "set";
}
