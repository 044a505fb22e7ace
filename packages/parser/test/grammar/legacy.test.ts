import { describe, expect, it } from "vitest";
import { parseConfig } from "../../src/index.js";
import { printAst } from "../print-ast.js";

/** The tree, which ends with `z = 1` everywhere, and the codes of the problems. */
function read(source: string): { tree: string; codes: string[] } {
  const { ast, problems } = parseConfig(`${source}\nz = 1`);
  const lines = printAst(ast).split("\n");
  expect(lines.pop()).toBe("(Assign = z 1)");
  expect(problems.every((problem) => problem.legacy)).toBe(true);
  return { tree: lines.join("\n"), codes: problems.map((problem) => problem.code) };
}

describe("what only the legacy parser takes is read, with one problem", () => {
  it.each([
    ["#!/usr/bin/env nextflow", "legacy-shebang", ""],
    ["def x = 1", "legacy-variable", "(Variable x 1)"],
    ["String[] a = []", "legacy-variable", "(Variable (TypeName String) a (List))"],
    [
      "def f(a, int b = 2) { return a }",
      "legacy-function",
      "(Function f (Parameter a) (Parameter (TypeName int) b 2) (Block (Return a)))",
    ],
    [
      "if (a) { b = 1 } else { c { d = 2 } }",
      "legacy-if",
      "(If a (Block (Assign = b 1)) (Block (Block c (Assign = d 2))))",
    ],
    [
      "try { includeConfig 'x' } catch (Exception e) { println 'y' }",
      "legacy-try",
      "(Try (Block (Include 'x')) (CatchClause (TypeName Exception) e (Block (Expression (Call println 'y')))))",
    ],
    [
      "switch (a) { case 1: b = 1; break\n default: c = 2 }",
      "legacy-switch",
      "(Switch a (SwitchCase 1 (Assign = b 1) (Break)) (SwitchCase (Assign = c 2)))",
    ],
    ["for (x in xs) { a = 1 }", "legacy-for", "(For x xs (Block (Assign = a 1)))"],
    [
      "for (int i = 0; i < 3; i++) { a = 1 }",
      "legacy-for",
      "(For (Variable (TypeName int) i 0) (Binary < i 3) (Expression (Postfix ++ i)) (Block (Assign = a 1)))",
    ],
    ["while (a) { b = 1 }", "legacy-while", "(While a (Block (Assign = b 1)))"],
    ["import java.util.Date", "legacy-import", "(Import java.util.Date)"],
    ["println 'x'", "legacy-call", "(Expression (Call println 'x'))"],
    ["foo(1)", "legacy-call", "(Expression (Call foo 1))"],
    [
      'a = { type "host" name "x", readOnly: true }',
      "legacy-call-chain",
      "(Assign = a (Closure (Expression (Call (Property . (Call type 'host') name) 'x' (NamedArgument readOnly true)))))",
    ],
    ["assert a == 1", "legacy-statement", "(Assert (Binary == a 1))"],
    ["params.a += 2", "legacy-compound-assignment", "(Assign += params a 2)"],
    ["params['a'] = 1", "legacy-assignment-target", "(Assignment = (Index params 'a') 1)"],
    ["google.batch { spot = true }", "legacy-dotted-block", "(Block google batch (Assign = spot true))"],
    [
      'a { withName: "${x}" { b = 1 } }',
      "legacy-selector-gstring",
      '(Block a (Selector withName (GString " x) (Assign = b 1)))',
    ],
    ["params.new = 1", "legacy-keyword-name", "(Assign = params new 1)"],
    ["a = $/b$$ ${c}/$", "legacy-dollar-slashy", '(Assign = a (GString $/ "b$ " c))'],
    ["a = /b ${c}/", "legacy-slashy-gstring", '(Assign = a (GString / "b " c))'],
    ["a = { i++ }", "legacy-increment", "(Assign = a (Closure (Expression (Postfix ++ i))))"],
    ["a = b === c", "legacy-identity", "(Assign = a (Binary === b c))"],
    ["a = 1<..3", "legacy-range", "(Assign = a (Range 1 3))"],
    ["a = b?[0]", "legacy-safe-index", "(Assign = a (Index safe b 0))"],
    ["a = b.&c", "legacy-property-operator", "(Assign = a (Property .& b c))"],
    ["a = [*b, 1]", "legacy-spread", "(Assign = a (List (Spread b) 1))"],
    ["a = [*: b, c: 1]", "legacy-spread", "(Assign = a (Map (MapEntry (Spread (Invalid)) b) (MapEntry c 1)))"],
    ["a = f(*: b)", "legacy-spread", "(Assign = a (Call f (NamedArgument * b)))"],
    ["a = [default: 1]", "legacy-keyword-name", "(Assign = a (Map (MapEntry default 1)))"],
    ["a = [if: 1]", "legacy-keyword-name", "(Assign = a (Map (MapEntry if 1)))"],
    ["a = (int) b", "legacy-cast", "(Assign = a (Cast b (TypeName int)))"],
    ["a = { x: b() }", "legacy-label", "(Assign = a (Closure (Labeled x (Expression (Call b)))))"],
    [
      "a = { for (x in y) { b }\n c }",
      "legacy-for",
      "(Assign = a (Closure (For x y (Block (Expression b))) (Expression c)))",
    ],
    ["a = { var b = 1 }", "legacy-var", "(Assign = a (Closure (Variable b 1)))"],
    ["var b = 1", "legacy-variable", "(Variable b 1)"],
    ["a = (b = 1)", "legacy-assignment-expression", "(Assign = a (Assignment = b 1))"],
    ["a = b = 1", "legacy-assignment-expression", "(Assign = a (Assignment = b 1))"],
    [
      "a = { b = c.d = 1 }",
      "legacy-assignment-expression",
      "(Assign = a (Closure (Assignment = b (Assignment = (Property . c d) 1))))",
    ],
    ["a = { return b = 1 }", "legacy-assignment-expression", "(Assign = a (Closure (Return (Assignment = b 1))))"],
    ["a = [b: c = 1]", "legacy-assignment-expression", "(Assign = a (Map (MapEntry b (Assignment = c 1))))"],
    ["a = f(b, true, c = true)", "legacy-assignment-argument", "(Assign = a (Call f b true (Assignment = c true)))"],
    [
      "a = { f b, c = true }",
      "legacy-assignment-argument",
      "(Assign = a (Closure (Expression (Call f b (Assignment = c true)))))",
    ],
    ["a = f(b.c = 1)", "legacy-assignment-expression", "(Assign = a (Call f (Assignment = (Property . b c) 1)))"],
    [
      "a = { def x = switch (params.m) { case 'A' -> '1'; default -> '2' }\n x }",
      "legacy-switch",
      "(Assign = a (Closure (Variable x (Switch (Property . params m) (SwitchCase hasArrow 'A' (Expression '1')) (SwitchCase hasArrow (Expression '2')))) (Expression x)))",
    ],
    [
      "a = switch (b) {\n case 1, 2..3 -> { c = 1\n yield c }\n case String -> throw new E()\n default -> f(x)\n}",
      "legacy-switch",
      "(Assign = a (Switch b (SwitchCase hasArrow 1 (Range 2 3) (Block (Assignment = c 1) (Expression (Call yield c)))) (SwitchCase hasArrow String (Throw (New (TypeName E)))) (SwitchCase hasArrow (Expression (Call f x)))))",
    ],
    [
      "a = b + switch (c) { case 1: yield 2\n default: yield 3 }",
      "legacy-switch",
      "(Assign = a (Binary + b (Switch c (SwitchCase 1 (Expression (Call yield 2))) (SwitchCase (Expression (Call yield 3))))))",
    ],
    [
      "a = { switch (b) { case { it > 1 } -> 2 } }",
      "legacy-switch",
      "(Assign = a (Closure (Expression (Switch b (SwitchCase hasArrow (Closure (Expression (Binary > it 1))) (Expression 2))))))",
    ],
    [
      "switch (a) { case 1 -> f(b) }",
      "legacy-switch",
      "(Expression (Switch a (SwitchCase hasArrow 1 (Expression (Call f b)))))",
    ],
    ["a = f(b\n + c)", "legacy-line-break", "(Assign = a (Call f (Binary + b c)))"],
    ["a = [b:\n 1]", "legacy-line-break", "(Assign = a (Map (MapEntry b 1)))"],
    ["a = this.b", "legacy-self", "(Assign = a (Property . this b))"],
    ['a = b."${c}"', "legacy-dynamic-property", '(Assign = a (Property . b (GString " c)))'],
    [
      "a = { try { b } finally { c } }",
      "legacy-finally",
      "(Assign = a (Closure (Try (Block (Expression b)) (Block (Expression c)))))",
    ],
  ])("%j", (source, code, tree) => {
    expect(read(source)).toEqual({ tree, codes: [code] });
  });
});
