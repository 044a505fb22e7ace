import rule from "../../src/rules/no-excessive-work.js";
import { testRule } from "../rule-tester.js";

const LOOP = "(1..50000).collect { it * 2 }.collect { it + 1 }.collect { it - 1 }.size()";

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join("");
}

testRule("no-excessive-work", rule, {
  valid: [
    { name: "is silent about what can be worked out", code: "params.x = (1..500).collect { it * 2 }.size()" },
    {
      name: "is silent about values that are unknown for another reason",
      code: "params.x = System.getenv('X')\nincludeConfig params.x",
    },
    {
      name: "is silent about many profiles and includes",
      code: `profiles {\n${lines(40, (n) => `p${n} {\n${lines(5, (m) => `includeConfig 'c${m}.config'`)}}`)}}`,
      files: Object.fromEntries(
        Array.from({ length: 5 }, (_, n): [string, string] => [
          `c${n}.config`,
          lines(20, (m) => `params.p${m} = ${m}`),
        ]),
      ),
    },
  ],
  invalid: [
    {
      name: "finds an expression that takes too long",
      code: `params.a = 1\nparams.x = ${LOOP}\nparams.b = 2`,
      errors: [{ messageId: "tooMuch", line: 2, column: 12, endLine: 2, endColumn: 12 + LOOP.length, profiles: [] }],
    },
    {
      name: "says it once, where it begins",
      code: lines(30, (n) => `params.x${n} = ${LOOP}`),
      errors: [{ messageId: "tooMuch", line: 1, column: 13, endLine: 1, endColumn: 13 + LOOP.length }],
    },
    {
      name: "names the profile in which it begins",
      code: `profiles {\n  a { params.x = 1 }\n  b { params.x = ${LOOP} }\n}`,
      errors: [
        {
          messageId: "tooMuchInProfile",
          data: { profile: "b" },
          line: 3,
          column: 18,
          endLine: 3,
          endColumn: 18 + LOOP.length,
        },
      ],
    },
    {
      name: "finds where loops that are short enough are too many together",
      code: lines(200, (n) => `params.x${n} = (1..9000).collect { it * 2 }.size()`),
      errors: [{ messageId: "tooMuch", line: 34, column: 14, endLine: 34, endColumn: 49 }],
    },
  ],
});
