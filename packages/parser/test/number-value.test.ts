import { expect, it } from "vitest";
import { numberValue } from "../src/number-value.js";

it.each([
  ["0", "Integer", "0"],
  ["2147483647", "Integer", "2147483647"],
  ["2147483648", "Long", "2147483648"],
  ["9223372036854775808", "BigInteger", "9223372036854775808"],
  ["1_000", "Integer", "1000"],
  ["5l", "Long", "5"],
  ["5I", "Integer", "5"],
  ["5G", "BigInteger", "5"],
  ["0xFFL", "Long", "255"],
  ["0b101", "Integer", "5"],
  ["017", "Integer", "15"],
  ["1.50", "BigDecimal", "1.50"],
  [".5f", "Float", "0.5"],
  ["1e3", "BigDecimal", "1e3"],
  ["1d", "Double", "1"],
  ["1.5g", "BigDecimal", "1.5"],
  ["0x1.8p1", "BigDecimal", "3"],
])("%s is the %s %s", (image, kind, digits) => {
  expect(numberValue(image)).toEqual({ kind, digits });
});

it.each([
  ["09", "octal-digit"],
  ["1_", "trailing-underscore"],
  ["3000000000i", "out-of-range"],
  ["99999999999999999999L", "out-of-range"],
])("%s is no number: %s", (image, invalid) => {
  expect(numberValue(image)).toMatchObject({ invalid });
});
