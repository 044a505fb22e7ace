import { describe, expect, it } from "vitest";
import { render } from "../src/index.js";
import { jsonOf, valueOf } from "./evaluate-text.js";

/** What each value prints, and the type that Groovy gives it. */
const cases: readonly (readonly [expression: string, text: string, type: string])[] = [
  ["1_000", "1000", "Integer"],
  ["10000000000", "10000000000", "Long"],
  ["100000000000000000000", "100000000000000000000", "BigInteger"],
  ["1.50", "1.50", "BigDecimal"],
  ["1e-5", "0.00001", "BigDecimal"],
  ["1e-8", "1E-8", "BigDecimal"],
  ["1e10", "1E+10", "BigDecimal"],
  ["0.1f", "0.1", "Float"],
  ["2147483647 + 1", "-2147483648", "Integer"],
  ["2147483647 + 1L", "2147483648", "Long"],
  ["9223372036854775807 + 1", "-9223372036854775808", "Long"],
  ["9223372036854775807 + 1g", "9223372036854775808", "BigInteger"],
  ["65536 * 65536", "0", "Integer"],
  ["1.10 + 2.2", "3.30", "BigDecimal"],
  ["1.1 * 1.1", "1.21", "BigDecimal"],
  ["10 / 2", "5", "BigDecimal"],
  ["10 / 4", "2.5", "BigDecimal"],
  ["1 / 3", "0.3333333333", "BigDecimal"],
  ["2 / 3", "0.6666666667", "BigDecimal"],
  ["-1 / 3", "-0.3333333333", "BigDecimal"],
  ["100000000000 / 3", "33333333333.3333333333", "BigDecimal"],
  ["0.1d + 0.2d", "0.30000000000000004", "Double"],
  ["0.1f + 0.2f", "0.30000000447034836", "Double"],
  ["1 / 4d", "0.25", "Double"],
  ["1 / 0d", "Infinity", "Double"],
  ["100000000d", "1.0E8", "Double"],
  ["0.0001d", "1.0E-4", "Double"],
  ["7 % 3", "1", "Integer"],
  ["-7 % 3", "-1", "Integer"],
  ["5.5 % 2", "1.5", "BigDecimal"],
  ["7.intdiv(2)", "3", "Integer"],
  ["2 ** 10", "1024", "Integer"],
  ["2 ** 40", "1099511627776", "BigInteger"],
  ["2L ** 40", "1099511627776", "Long"],
  ["2 ** -1", "0.5", "Double"],
  ["4 ** 0.5", "2", "Integer"],
  ["1.5 ** 2", "2.25", "BigDecimal"],
  ["6 & 3", "2", "Integer"],
  ["1 << 33", "2", "Integer"],
  ["-1 >>> 28", "15", "Integer"],
  ["-1.50", "-1.50", "BigDecimal"],
  ["(3.9 as int)", "3", "Integer"],
  ["(2147483648 as Integer)", "-2147483648", "Integer"],
  ["(1e20d as Integer)", "2147483647", "Integer"],
  ["(3 as BigDecimal)", "3", "BigDecimal"],
  ["('2.50' as BigDecimal)", "2.50", "BigDecimal"],
  ["Math.max(1.5, 2.5)", "2.5", "Double"],
  ["7 % 2.5", "2.0", "BigDecimal"],
  ["75 % 2.5", "0", "BigDecimal"],
  ["5 % 10.00", "5", "BigDecimal"],
  ["1e3 % 1e2", "0E+3", "BigDecimal"],
  ["0.1f.toDouble()", "0.1", "Double"],
  ["0.1f.doubleValue()", "0.10000000149011612", "Double"],
  ["0xFFFFFFFFi", "-1", "Integer"],
  ["true ? 1 : 2L", "1", "Long"],
  ["false ? 3d : 1", "1.0", "Double"],
  ["true ? 1 : 2.5", "1", "Integer"],
  ["1 ?: 2.5f", "1.0", "Float"],
  ["Math.max(1, 2L)", "2", "Long"],
  ["Math.ceil(7 / 2)", "4.0", "Double"],
  ["Math.round(-2.5)", "-2", "Long"],
  ["Math.floorMod(-7, 3)", "2", "Integer"],
  ["2.345.round(2)", "2.35", "BigDecimal"],
  ["Integer.MAX_VALUE", "2147483647", "Integer"],
  ["1 <=> 2", "-1", "Integer"],
];

describe("numbers", () => {
  it.each(cases)("%s is %s, a %s", (expression, text, type) => {
    const value = valueOf(expression);
    expect(render(value)).toBe(text);
    expect(value).toMatchObject({ kind: "known", value: { type: "number", numberType: type } });
  });

  it.each([
    ["1 == 1.0", true],
    ["1 == 1L", true],
    ["0.1f == 0.1d", false],
    ["1.0.equals(1)", false],
    ["5 == '5'", false],
    ["53 == '5'", true],
    ["1 < 1.5", true],
    ["1 instanceof Integer", true],
    ["1L instanceof Integer", false],
    ["1.0 instanceof Number", true],
    ["0.0 ? 'yes' : 'no'", "no"],
  ])("%s is %s", (expression, expected) => {
    expect(jsonOf(expression)).toBe(expected);
  });

  it.each([
    ["1 / 0", "throws ArithmeticException"],
    ["1 % 0", "throws ArithmeticException"],
    ["'x'.toInteger()", "throws NumberFormatException"],
    ["'2147483648'.toInteger()", "throws NumberFormatException"],
    ["1.5.intdiv(2)", "throws UnsupportedOperationException"],
    ["1 < 'abc'", "throws IllegalArgumentException"],
    ["5.foo", "throws MissingPropertyException"],
    ["1 + [:]", "throws MissingMethodException"],
    ["1 + [1]", "unknown: unsupported plus"],
    ["1 + null", "throws GroovyRuntimeException"],
    ["8.GB * null", "throws NullPointerException"],
    ["null as int", "throws NullPointerException"],
    ["null as boolean", false],
    ["Math.max(10 / 2, 3)", "throws GroovyRuntimeException"],
  ])("%s %s", (expression, expected) => {
    expect(jsonOf(expression)).toBe(expected);
  });
});
