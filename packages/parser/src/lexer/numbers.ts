import { createToken } from "chevrotain";

const DIGITS = "[0-9](?:[0-9_]*[0-9])?";
const EXPONENT = `[eE][+-]?${DIGITS}`;
const FLOAT_SUFFIX = "[fFdDgG]";

/**
 * Every kind of number, with its suffix. `1.GB` is the number 1 and a property, for a digit must follow the point. An
 * integer with a trailing underscore or a wrong octal digit is taken as a whole, so that it can be named in a problem.
 */
export const NumberLiteral = createToken({
  name: "NumberLiteral",
  label: "a number",
  pattern: new RegExp(
    [
      "0[xX](?:[0-9a-fA-F](?:[0-9a-fA-F_]*[0-9a-fA-F])?)?\\.?(?:[0-9a-fA-F](?:[0-9a-fA-F_]*[0-9a-fA-F])?)?[pP][+-]?" +
        `${DIGITS}${FLOAT_SUFFIX}?_?`,
      "0[xX][0-9a-fA-F](?:[0-9a-fA-F_]*[0-9a-fA-F])?[lLiIgG]?_?",
      "0[bB][01](?:[01_]*[01])?[lLiIgG]?_?",
      `(?:${DIGITS})?\\.${DIGITS}(?:${EXPONENT})?${FLOAT_SUFFIX}?_?`,
      `${DIGITS}${EXPONENT}${FLOAT_SUFFIX}?_?`,
      `${DIGITS}[fFdD]_?`,
      `${DIGITS}[lLiIgG]?_?`,
    ].join("|"),
  ),
});
