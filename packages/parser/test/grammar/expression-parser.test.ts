import { describe, expect, it } from "vitest";
import { parseConfig } from "../../src/index.js";
import { printAst } from "../print-ast.js";

function value(source: string): string {
  const { ast, problems } = parseConfig(`x = ${source}`);
  expect(problems).toEqual([]);
  const [statement] = ast.body;
  if (ast.body.length !== 1 || statement?.type !== "ConfigAssign") throw new Error("not one setting");
  return printAst(statement.value);
}

describe("operators bind as in Nextflow's grammar", () => {
  it.each([
    ["1 + 2 * 3", "(Binary + 1 (Binary * 2 3))"],
    ["1 - 2 - 3", "(Binary - (Binary - 1 2) 3)"],
    ["2 ** 3 ** 2", "(Binary ** (Binary ** 2 3) 2)"],
    ["-a ** b", "(Unary - (Binary ** a b))"],
    ["2 ** -1 * 3", "(Binary * (Binary ** 2 (Unary - 1)) 3)"],
    ["!a ** b", "(Binary ** (Unary ! a) b)"],
    ["!a == b", "(Binary == (Unary ! a) b)"],
    ["-a * b", "(Binary * (Unary - a) b)"],
    ["a || b && c | d ^ e & f", "(Binary || a (Binary && b (Binary | c (Binary ^ d (Binary & e f)))))"],
    ["a == b < c", "(Binary == a (Binary < b c))"],
    ["a =~ b == c", "(Binary =~ a (Binary == b c))"],
    ["1 << 2 + 3", "(Binary << 1 (Binary + 2 3))"],
    ["a >> b >>> c", "(Binary >>> (Binary >> a b) c)"],
    ["1..3 + 1", "(Range 1 (Binary + 3 1))"],
    ["a as Integer + 1", "(Binary + (Cast a (TypeName Integer)) 1)"],
    ["1 * a as Integer", "(Cast (Binary * 1 a) (TypeName Integer))"],
    ["a as Integer < b", "(Binary < (Cast a (TypeName Integer)) b)"],
    [
      "a as Map<String, List<int>> ?: b",
      "(Elvis (Cast a (TypeName Map (TypeName String) (TypeName List (TypeName int)))) b)",
    ],
    ["a instanceof String && b", "(Binary && (Instanceof a (TypeName String)) b)"],
    ["a !instanceof java.util.List<String>", "(Instanceof negated a (TypeName java.util.List (TypeName String)))"],
    ["a in [1] ? b : c", "(Ternary (Binary in a (List 1)) b c)"],
    ["a !in [1]", "(Binary !in a (List 1))"],
    ["a ? b : c ? d : e", "(Ternary a b (Ternary c d e))"],
    ["a ?: b ?: c", "(Elvis a (Elvis b c))"],
    ["(a + b) * c", "(Binary * (Binary + a b) c)"],
    ["a ?[1]:[2]", "(Ternary a (List 1) (List 2))"],
    ["a\n * b", "(Binary * a b)"],
    ["a /* c */ && b", "(Binary && a b)"],
  ])("%s", (source, tree) => {
    expect(value(source)).toBe(tree);
  });
});

describe("paths", () => {
  it.each([
    ["a.b.c", "(Property . (Property . a b) c)"],
    ["a?.b*.c", "(Property *. (Property ?. a b) c)"],
    ["a\n  .b()\n  .c { it }", "(Call (Property . (Call (Property . a b)) c) (Closure it))"],
    ["a.b(1, x: 2) { it }", "(Call (Property . a b) 1 (NamedArgument x 2) (Closure it))"],
    ["a[0][1, 2]", "(Index (Index a 0) 1 2)"],
    ["a.'b c'.in", "(Property . (Property . a 'b c') in)"],
    ["8.GB", "(Property . 8 GB)"],
    ["new nextflow.util.MemoryUnit('1 GB')", "(New (TypeName nextflow.util.MemoryUnit) '1 GB')"],
    ["Math.max(1, 2,)", "(Call (Property . Math max) 1 2)"],
    ["{ 'x' }()", "(Call (Closure 'x'))"],
    ["int.MAX_VALUE", "(Property . int MAX_VALUE)"],
  ])("%s", (source, tree) => {
    expect(value(source).replaceAll(/\((?:Expression) ([^()]*)\)/g, "$1")).toBe(tree);
  });
});

describe("lists, maps and closures", () => {
  it.each([
    ["[]", "(List)"],
    ["[:]", "(Map)"],
    ["[1,\n 2,\n]", "(List 1 2)"],
    [
      "[a: 1, 'b': 2, (c): 3, if_: 4, in: 5]",
      "(Map (MapEntry a 1) (MapEntry 'b' 2) (MapEntry computed c 3) (MapEntry if_ 4) (MapEntry in 5))",
    ],
    ["[1: 'a', \"${x}\": 2]", "(Map (MapEntry 1 'a') (MapEntry (GString \" x) 2))"],
    [
      "{ a, String b = 'c' -> a }",
      "(Closure hasArrow (Parameter a) (Parameter (TypeName String) b 'c') (Expression a))",
    ],
    ["{ -> 1 }", "(Closure hasArrow (Expression 1))"],
    [
      "{ def x = 1; String y; def (a, b) = [1, 2]\n x = 2\n (a, b) = c\n return x }",
      "(Closure (Variable x 1) (Variable (TypeName String) y) (Variable a b (List 1 2)) (Assignment = x 2) (Assignment = (List a b) c) (Return x))",
    ],
    [
      "{ if (a) b() else if (c) { d } else { e }\n f x, y: 1 }",
      "(Closure (If a (Expression (Call b)) (If c (Block (Expression d)) (Block (Expression e)))) (Expression (Call f x (NamedArgument y 1))))",
    ],
    ["{ if (a) return else return b }", "(Closure (If a (Return) (Return b)))"],
    ["{ f [] }", "(Closure (Expression (Call f (List))))"],
    ["{ a.f [b: 1], c }", "(Closure (Expression (Call (Property . a f) (Map (MapEntry b 1)) c)))"],
    ["{ f [b ? c : d] }", "(Closure (Expression (Index f (Ternary b c d))))"],
    ["{ f [b] }", "(Closure (Expression (Index f b)))"],
    ["{ f [b,] }", "(Closure (Expression (Call f (List b))))"],
    ["{ f [b], c }", "(Closure (Expression (Call f (List b) c)))"],
    ["{ f { b }, c }", "(Closure (Expression (Call f (Closure (Expression b)) c)))"],
    ["{ f (b), c }", "(Closure (Expression (Call f b c)))"],
    ["{ f in: 1, as: 2 }", "(Closure (Expression (Call f (NamedArgument in 1) (NamedArgument as 2))))"],
    [
      "{ try { a } catch (IOException | B e) { c }\n throw new X()\n assert a : 'b' }",
      "(Closure (Try (Block (Expression a)) (CatchClause (TypeName IOException) (TypeName B) e (Block (Expression c)))) (Throw (New (TypeName X))) (Assert a 'b'))",
    ],
  ])("%j", (source, tree) => {
    expect(value(source)).toBe(tree);
  });
});

describe("strings and numbers", () => {
  it.each([
    ["'a\\tb\\u0041\\101\\$'", "'a\\tbAA$'"],
    ["'''a\r\nb\\\nc'''", "'''a\\nbc'''"],
    ["/a\\/b\\d/", "/a/b\\\\d/"],
    [
      '"a ${b + "c$d"} $e.f.g h"',
      '(GString " "a " (Binary + b (GString " "c" d)) " " (Property . (Property . e f) g) " h")',
    ],
    ['"""x\n${ { 1 } }"""', '(GString """ "x\\n" (Closure (Expression 1)))'],
    ["'''''a'''", "'''''a'''"],
    ["0x1F", "31"],
    ["1_000L", "1000:Long"],
    ["3000000000", "3000000000:Long"],
    ["1.5e3", "1.5e3:BigDecimal"],
    ["2G", "2:BigInteger"],
    ["1f", "1:Float"],
    [".5", "0.5:BigDecimal"],
    ["010", "8"],
  ])("%j", (source, tree) => {
    expect(value(source)).toBe(tree);
  });
});
