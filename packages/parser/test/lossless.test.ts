import { describe, expect, it } from "vitest";
import { childrenOf, parseConfig, parseScript, traverse, type Comment, type Node, type Token } from "../src/index.js";
import { EXAMPLE, LEGACY } from "./example-scripts.js";
import { hasScripts, readScripts } from "./shared-scripts.js";
import { CORPUS_SETS, hasCorpus, readCorpus } from "./shared-corpus.js";

const BETWEEN_TOKENS = /^(?:[ \t\r\n]|\\\r?\n)*$/;

interface Parsed {
  readonly ast: Node;
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

/** Joins tokens and comments with what lies between them, which may be blanks and line breaks only. */
function rebuild(text: string, { tokens, comments }: Parsed): string {
  const pieces = [...tokens, ...comments].sort((a, b) => a.range[0] - b.range[0]);
  let rebuilt = "";
  for (const piece of pieces) {
    const gap = text.slice(rebuilt.length, piece.range[0]);
    if (!BETWEEN_TOKENS.test(gap)) expect(gap).toMatch(BETWEEN_TOKENS);
    rebuilt += gap;
    rebuilt +=
      "type" in piece && (piece.type === "Line" || piece.type === "Block") ? text.slice(...piece.range) : piece.value;
  }
  const end = text.slice(rebuilt.length);
  expect(end).toMatch(BETWEEN_TOKENS);
  return rebuilt + end;
}

/**
 * What must be said of every node: it lies in its parent, behind its elder siblings, and its `loc` is its `range`. Gives the nodes
 * of which it cannot; asks `expect` nothing, which would take most of the time.
 */
function misplacedNodes(text: string, { ast }: Parsed): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.length);
  const starts: number[] = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  const offsetOf = (position: Node["loc"]["start"]): number => (starts[position.line - 1] ?? NaN) + position.column - 1;
  const misplaced: string[] = [];
  traverse(ast, (node) => {
    const [start, end] = node.range;
    const check = (holds: boolean, what: string): void => {
      if (!holds) misplaced.push(`${node.type} at ${start}: ${what}`);
    };
    check(start <= end && start >= 0 && end <= text.length, "its range lies in the text");
    check(offsetOf(node.loc.start) === start && offsetOf(node.loc.end) === end, "its places are those of its range");
    check(node.loc.start.column - 1 <= (lines[node.loc.start.line - 1] ?? -1), "its column is one of the line");
    let behind = start;
    for (const child of childrenOf(node)) {
      check(child.range[0] >= behind && child.range[1] <= end, `${child.type} lies in it, behind the one before`);
      // A cast in front of its operand, and a selector's parts, keep source order only among themselves.
      behind = node.type === "CastExpression" ? start : child.range[1];
    }
    const isText = node.type === "GStringText" || node.type === "ConfigFile" || node.type === "Script";
    const own = text.slice(start, end);
    if (node.type === "Identifier" && node.name !== "*") check(own === node.name, "its text is its name");
    else if (start < end && !isText) check(/^\S/.test(own), "it begins with no blank");
  });
  return misplaced;
}

const TEXTS = [
  "",
  'a = 1\r\n// b\r\nc { d = "x ${e} $f.g" }\r\n',
  "a = 1 /* b\n c */\n\n\n# d\ne = $/f ${g}/$",
  "a = 'b\nc = \"d ${e\nf = '''g",
  "a = [1, (2\nb { c = ] }\n",
];

describe("tokens and comments rebuild the text, and nodes have their places", () => {
  it.each(TEXTS)("%j", (text) => {
    expect(rebuild(text, parseConfig(text))).toBe(text);
    expect(misplacedNodes(text, parseConfig(text))).toEqual([]);
  });

  it.each([EXAMPLE, LEGACY, EXAMPLE.replaceAll("\n", "\r\n")])("a script: %j", (text) => {
    expect(rebuild(text, parseScript(text))).toBe(text);
    expect(misplacedNodes(text, parseScript(text))).toEqual([]);
  });

  it.runIf(hasScripts)("on every shared script", () => {
    for (const { text: whole } of readScripts()) {
      const text = whole.replace("\uFEFF", "");
      expect(rebuild(text, parseScript(text))).toBe(text);
      expect(misplacedNodes(text, parseScript(text))).toEqual([]);
    }
  });

  it.runIf(hasCorpus).each(CORPUS_SETS)("on every file of %s, with both kinds of line ends", (set) => {
    for (const { text } of readCorpus(set)) {
      const withReturns = text.replaceAll(/\r?\n/g, "\r\n");
      expect(rebuild(text, parseConfig(text))).toBe(text);
      expect(rebuild(withReturns, parseConfig(withReturns))).toBe(withReturns);
      expect(misplacedNodes(text, parseConfig(text))).toEqual([]);
    }
  });
});
