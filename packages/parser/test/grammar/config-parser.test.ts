import { describe, expect, it } from "vitest";
import { ConfigParser } from "../../src/grammar/config-parser.js";
import { parseConfig } from "../../src/index.js";
import { printAst } from "../print-ast.js";

function parsed(source: string): string {
  const { ast, problems } = parseConfig(source);
  expect(problems).toEqual([]);
  return printAst(ast);
}

describe("the grammar", () => {
  it("passes Chevrotain's own validation", () => {
    expect(() => new ConfigParser("validate-grammar")).not.toThrow();
  });
});

describe("settings", () => {
  it.each([
    ["a.b = 1", "(Assign = a b 1)"],
    ["params.'foo-bar' = 2", "(Assign = params 'foo-bar' 2)"],
    ["a\n=\n1", "(Assign = a 1)"],
    ["a = 1; b = 2", "(Assign = a 1)\n(Assign = b 2)"],
    ["params.in = 1\nint.x = 2", "(Assign = params in 1)\n(Assign = int x 2)"],
    ["includeConfig = 1", "(Assign = includeConfig 1)"],
    ["executor.$local.cpus = 2", "(Assign = executor $local cpus 2)"],
    ["switch = 1\nfor.x = 2", "(Assign = switch 1)\n(Assign = for x 2)"],
    ["münchen.größe = 1", "(Assign = münchen größe 1)"],
  ])("%j", (source, tree) => {
    expect(parsed(source)).toBe(tree);
  });
});

describe("blocks", () => {
  it.each([
    ["process { }", "(Block process)"],
    ["process\n{\n}", "(Block process)"],
    ["a { b { c = 1 } }", "(Block a (Block b (Assign = c 1)))"],
    ["profiles { 'x' { y.z = 1 } }", "(Block profiles (Block 'x' (Assign = y z 1)))"],
    ["process { withName: FOO { cpus = 1 } }", "(Block process (Selector withName FOO (Assign = cpus 1)))"],
    ["process { withLabel:'a|b' { cpus = 1 } }", "(Block process (Selector withLabel 'a|b' (Assign = cpus 1)))"],
    ["process { 'withName:X' { cpus = 1 } }", "(Block process (Block 'withName:X' (Assign = cpus 1)))"],
    ["plugins { id 'nf-schema@2.1.1' }", "(ApplyBlock plugins (Apply id 'nf-schema@2.1.1'))"],
    ["plugins {\n id 'a'\n id('b')\n}", "(ApplyBlock plugins (Apply id 'a') (Apply id 'b'))"],
    ["plugins { }", "(ApplyBlock plugins)"],
    ["includeConfig 'a.config'", "(Include 'a.config')"],
    ["a { includeConfig x ? 'b' : '/dev/null' }", "(Block a (Include (Ternary x 'b' '/dev/null')))"],
    ["includeConfig({ return 'x' }())", "(Include (Call (Closure (Return 'x'))))"],
  ])("%j", (source, tree) => {
    expect(parsed(source)).toBe(tree);
  });
});
