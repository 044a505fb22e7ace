import { parseConfig } from "@nf-lint/parser";
import type { ConfigAssign, Expression } from "@nf-lint/parser";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeUnknown, evaluate, render, toVectorJson, truth } from "../src/index.js";
import { valueOf } from "./evaluate-text.js";
import { propertyRuns } from "../../../test/property-runs.js";

describe("hostile expressions end", () => {
  it.each([
    ["a long text", "'a' * 1000000000"],
    ["texts that double", "(1..60).inject('a') { t, i -> t + t }"],
    ["a long range", "(1..2000000000).collect {}"],
    ["a huge power", "9 ** 999999999"],
    ["a huge scale", "1e999999999 + 1"],
    ["powers of powers", "(1..60).inject(2g) { n, i -> n * n }"],
    ["endless recursion", "({ def f; f = { f() }; f() }())"],
    ["lists that double", "(1..60).inject([1]) { l, i -> l + l }"],
    ["lists that share their parts", "(1..60).inject([1]) { l, i -> [l, l] }"],
    ["the same, flattened", "(1..60).inject([1]) { l, i -> [l, l] }.flatten()"],
    ["the same, compared", "(1..60).inject([1]) { l, i -> [l, l] } == (1..60).inject([1]) { l, i -> [l, l] }"],
    ["the same, as a key", "[((1..60).inject([1]) { l, i -> [l, l] }): 1]"],
    ["deep lists", "(1..40000).inject([]) { l, i -> [l] }"],
    ["nested loops", "(1..40000).collect { a -> (1..40000).collect { b -> a * b } }"],
    ["searches in a long list", "(1..40000).collect { it in (1..40000).toList() }"],
    ["a pattern that backtracks", "('a' * 40 + '!') ==~ /(a+)+b/"],
    ["a pattern over a long text", "('ab' * 200000) ==~ /(ab|b)*c/"],
    ["a wide format", "String.format('%999999999d', 1)"],
    ["wide padding", "'a'.padLeft(2000000000)"],
  ])("%s", (_, expression) => {
    expect(valueOf(expression)).toMatchObject({
      kind: "unknown",
      reason: { code: expect.stringMatching(/^(limit|unsupported)$/) as unknown },
    });
  });

  it("keeps what is long but harmless", () => {
    const sum = Array.from({ length: 450 }, () => "1").join(" + ");
    expect(render(valueOf(sum))).toBe("450");
    expect(valueOf(Array.from({ length: 450 }, () => "'x'").join(" + "))).toMatchObject({
      kind: "known",
      value: "x".repeat(450),
    });
  });

  it("takes a tree deeper than the stack", () => {
    let expression: Expression = (parseConfig("a = 1").ast.body[0] as ConfigAssign).value;
    for (let depth = 0; depth < 100_000; depth++) {
      expression = {
        type: "UnaryExpression",
        operator: "!",
        operand: expression,
        range: expression.range,
        loc: expression.loc,
      };
    }
    const scope = { text: "", name: () => undefined, environment: () => ({ kind: "known", value: null }) as const };
    expect(evaluate(expression, scope)).toMatchObject({ kind: "unknown", reason: { code: "limit" } });
  });
});

describe("any expression", () => {
  const atoms = [
    "1",
    "-2",
    "1.50",
    "2L",
    "0.5d",
    "'a'",
    "''",
    "'12'",
    "null",
    "true",
    "[]",
    "[1, 2]",
    "[:]",
    "[a: 1]",
    "8.GB",
    "1.h",
    "1..3",
    "params.x",
    "params",
    "projectDir",
    "env('HOME')",
    "{ it }",
    "{ a, b -> a }",
    "Math",
    "~/a/",
    "('aa' =~ /a/)",
    '"${params}"',
    "task",
  ];
  const operators = [
    "+",
    "-",
    "*",
    "/",
    "%",
    "**",
    "<<",
    ">>",
    ">>>",
    "<",
    "<=",
    ">",
    ">=",
    "==",
    "!=",
    "<=>",
    "in",
    "!in",
    "=~",
    "==~",
    "&",
    "|",
    "^",
    "&&",
    "||",
    "?:",
    "..",
  ];
  const methods = [
    "size()",
    "toString()",
    "trim()",
    "collect { it }",
    "collect { k, v -> v }",
    "find { it }",
    "sort()",
    "unique()",
    "join(',')",
    "sum()",
    "max()",
    "min { it }",
    "get('a')",
    "getAt(0)",
    "toInteger()",
    "flatten()",
    "replaceAll('a', 'b')",
    "split('')",
    "tokenize()",
    "take(1)",
    "inject(0) { a, b -> a + b }",
    "collectEntries { [it, it] }",
    "groupBy { it }",
    "a",
    "name",
    "length()",
    "plus(1)",
    "round(1)",
    "abs()",
    "toGiga()",
    "call()",
    "call(1)",
    "with { it }",
    "first()",
    "transpose()",
    "hashCode()",
    "each { it }",
  ];
  const types = ["Integer", "String", "List", "Set", "Boolean", "BigDecimal", "long", "Map", "MemoryUnit", "Nothing"];

  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...atoms),
      fc
        .tuple(tie("expression"), fc.constantFrom(...operators), tie("expression"))
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      fc
        .tuple(tie("expression"), fc.constantFrom(".", "?.", "*."), fc.constantFrom(...methods))
        .map(([a, dot, method]) => `(${a})${dot}${method}`),
      fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => `(${a})[${b}]`),
      fc.tuple(tie("expression"), tie("expression"), tie("expression")).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      fc.tuple(tie("expression"), fc.constantFrom(...types)).map(([a, type]) => `(${a} as ${type})`),
      fc.tuple(fc.constantFrom("!", "-", "~"), tie("expression")).map(([operator, a]) => `(${operator}(${a}))`),
      fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => `[${a}, (${b})]`),
      tie("expression").map((a) => `[k: ${a}]`),
      tie("expression").map((a) => `"x\${${a.includes('"') ? "1" : a}}"`),
      tie("expression").map((a) => `{ if (task.x) { return ${a} }\n def y = ${a}\n y }`),
      tie("expression").map((a) => `({ def y = ${a}\n y }())`),
    ),
  }));

  it("has a value, printed or not, and never throws", () => {
    fc.assert(
      fc.property(expression, (text) => {
        const value = valueOf(text);
        truth(value);
        render(value);
        JSON.stringify(toVectorJson(value));
        if (value.kind === "unknown") expect(describeUnknown(value.reason)).not.toBe("");
      }),
      propertyRuns(3_000),
    );
  });
});
