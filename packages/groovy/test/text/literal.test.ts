import { expect, test } from "vitest";
import type { Constant, Value } from "../../src/index.js";
import { groovyLiteral } from "../../src/text/literal.js";

const known = (value: Constant): Value => ({ kind: "known", value });
const number = (
  numberType: "Integer" | "Long" | "BigInteger" | "BigDecimal" | "Float" | "Double",
  text: string,
): Value => known({ type: "number", numberType, text, value: Number(text) });
const unknown: Value = { kind: "unknown", reason: { code: "environment", subject: "HOME" } };

test.each([
  [known(null), "null"],
  [known(true), "true"],
  [known("it's $5\\n\n\t\u0001"), String.raw`'it\'s $5\\n\n\t\u0001'`],
  [number("Integer", "-4"), "-4"],
  [number("Long", "5000000000"), "5000000000L"],
  [number("BigInteger", "7"), "7G"],
  [number("BigDecimal", "0.50"), "0.50"],
  [number("BigDecimal", "10"), "new BigDecimal('10')"],
  [number("Float", "1.5"), "1.5f"],
  [number("Double", "1.5"), "1.5d"],
  [number("Double", "Infinity"), "Double.POSITIVE_INFINITY"],
  [known({ type: "memory", bytes: 8 * 1024 ** 3 }), "8.GB"],
  [known({ type: "memory", bytes: 1536 * 1024 }), "1536.KB"],
  [known({ type: "memory", bytes: 0 }), "0.B"],
  [known({ type: "duration", milliseconds: 90 * 60_000 }), "90.m"],
  [known({ type: "duration", milliseconds: 0 }), "0.ms"],
  [known({ type: "path", text: "/data" }), "'/data'"],
  [known([known("a"), known([])]), "['a', []]"],
  [known(new Map()), "[:]"],
  [
    known(
      new Map([
        ["a", known("x")],
        ["b-c", known(null)],
        ["in", known(true)],
      ]),
    ),
    "[a: 'x', 'b-c': null, 'in': true]",
  ],
])("%j is written as %s", (value, literal) => {
  expect(groovyLiteral(value)).toBe(literal);
});

test("what is unknown has no literal, nor has what holds it", () => {
  expect(groovyLiteral(unknown)).toBeUndefined();
  expect(groovyLiteral(known([known("a"), unknown]))).toBeUndefined();
  expect(groovyLiteral(known(new Map([["a", unknown]])))).toBeUndefined();
});
