import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, it } from "vitest";
import { childrenOf, parseConfig, parseScript, SKIP_CHILDREN, traverse, visitorKeys, type Node } from "../src/index.js";
import { EXAMPLE, LEGACY } from "./example-scripts.js";
import { CORPUS_SETS, hasCorpus, readCorpus } from "./shared-corpus.js";
import { hasScripts, readScripts } from "./shared-scripts.js";

const SOURCE = `
#!/usr/bin/env nextflow
import a.B as C
plugins { id 'x', y: 1 }
includeConfig "\${a.b}"
p { withName: X { a = [1, [b: 2, (c): true]*.d, *e][0] }
  f.g }
def h(int i = 1) { return i as List<String> }
x = { a, b = null -> if (a) b = -1 ?: 2..3 else { throw new E() }
  try { c() } catch (A | B e) { ; } finally { d++ }
  assert a instanceof X : 'm'
  l: for (i in j) { break }
  for (int k = 0; k < 1; k++) { continue }
  while (a ? b : c) { (n = 1) }
  switch (o) { case 1: q; default: r }
  u = switch (v) { case 1, 2 -> w; default: x }
  def s = 1, }
y = 1 +
z 4 = `;

/** The keys of a node that hold nodes, found by looking. */
function keysWithNodes(node: Node): string[] {
  const isNode = (value: unknown): boolean =>
    typeof value === "object" && value !== null && "type" in value && "range" in value;
  return Object.entries(node)
    .filter(([, value]) => isNode(value) || (Array.isArray(value) && value.some(isNode)))
    .map(([key]) => key);
}

describe("visitor keys", () => {
  it("are those of all node types, and of no others", () => {
    expectTypeOf<keyof typeof visitorKeys>().toEqualTypeOf<Node["type"]>();
    const folder = new URL("../src/ast/", import.meta.url);
    const texts = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"));
    const declared = texts.flatMap((text) => [...text.matchAll(/readonly type: "(\w+)"/g)].map(([, type]) => type));
    expect(Object.keys(visitorKeys).sort()).toEqual(declared.sort());
  });

  it("name each property that holds nodes, and no node holds nodes elsewhere", () => {
    const texts = hasCorpus ? CORPUS_SETS.flatMap((set) => readCorpus(set).map(({ text }) => text)) : [];
    for (const text of [SOURCE, ...texts]) {
      traverse(parseConfig(text).ast, (node) => {
        const known: readonly string[] = visitorKeys[node.type];
        expect(keysWithNodes(node).filter((key) => !known.includes(key))).toEqual([]);
      });
    }
  });

  it("name each property of a script that holds nodes, and no node holds nodes elsewhere", () => {
    const texts = hasScripts ? readScripts().map(({ text }) => text) : [];
    const types = new Set<string>();
    for (const text of [EXAMPLE, LEGACY, ...texts]) {
      traverse(parseScript(text).ast, (node) => {
        types.add(node.type);
        const known: readonly string[] = visitorKeys[node.type];
        expect(keysWithNodes(node).filter((key) => !known.includes(key))).toEqual([]);
      });
    }
    const ofConfig = Object.keys(visitorKeys).filter((type) => type.startsWith("Config"));
    expect(Object.keys(visitorKeys).filter((type) => !types.has(type) && !ofConfig.includes(type))).toEqual([]);
  });

  it.each([
    ["a configuration", parseConfig("x = { int a = 1 -> def b = new C<D>(e: 2) as F }").ast],
    ["a script", parseScript(EXAMPLE).ast],
    ["declared tuples", parseScript("def (a: A, b, c: C) = d").ast],
  ])("are in source order in %s", (_, ast) => {
    traverse(ast, (node) => {
      const starts = childrenOf(node).map((child) => child.range[0]);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    });
  });
});

describe("traverse", () => {
  it("visits parents first, with the parent, and leaves out what is skipped", () => {
    const visited: string[] = [];
    traverse(parseConfig("a { b = [1, 2] }").ast, (node, parent) => {
      visited.push(`${parent?.type ?? ""}>${node.type}`);
      return node.type === "ListExpression" ? SKIP_CHILDREN : undefined;
    });
    expect(visited).toEqual([
      ">ConfigFile",
      "ConfigFile>ConfigBlock",
      "ConfigBlock>Identifier",
      "ConfigBlock>ConfigAssign",
      "ConfigAssign>Identifier",
      "ConfigAssign>ListExpression",
    ]);
  });
});
