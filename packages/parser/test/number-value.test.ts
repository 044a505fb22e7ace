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
  ["0xFFFFFFFF", "Long", "4294967295"],
  ["0xFFFFFFFFi", "Integer", "-1"],
  ["037777777777i", "Integer", "-1"],
  ["0xFFFFFFFFFFFFFFFFL", "Long", "-1"],
  ["0b101", "Integer", "5"],
  ["017", "Integer", "15"],
  ["1.50", "BigDecimal", "1.50"],
  [".5f", "Float", "0.5"],
  ["1e3", "BigDecimal", "1e3"],
  ["1d", "Double", "1"],
  ["1.5g", "BigDecimal", "1.5"],
  ["1e38f", "Float", "1e38"],
  ["1e308d", "Double", "1e308"],
  ["1e2147483647", "BigDecimal", "1e2147483647"],
])("%s is the %s %s", (image, kind, digits) => {
  expect(numberValue(image)).toEqual({ kind, digits });
});

it.each([
  ["09", "octal-digit"],
  ["1_", "trailing-underscore"],
  ["3000000000i", "out-of-range"],
  ["2147483648i", "out-of-range"],
  ["9223372036854775808L", "out-of-range"],
  ["99999999999999999999L", "out-of-range"],
  ["1e39f", "out-of-range"],
  ["1e309d", "out-of-range"],
  ["1e2147483648", "out-of-range"],
  ["1e-2147483648", "out-of-range"],
  ["0x1.8p1", "hexadecimal-fraction"],
])("%s is no number: %s", (image, invalid) => {
  expect(numberValue(image)).toMatchObject({ invalid });
});
