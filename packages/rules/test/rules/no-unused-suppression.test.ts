import rule from "../../src/rules/no-unused-suppression.js";
import { testRule } from "../rule-tester.js";

const meant = (written: string, label: string, column: number, line = 1) => ({
  messageId: "meant",
  data: { written, meant: label },
  line,
  column,
  endLine: line,
  endColumn: column + written.length,
});

const unknown = (written: string, column: number, line = 1) => ({
  messageId: "unknown",
  data: { written },
  line,
  column,
  endLine: line,
  endColumn: column + written.length,
});

testRule("no-unused-suppression", rule, {
  valid: [
    ...["nf-lint", "eslint"].flatMap((tool) =>
      ["disable-next-line", "disable-line", "disable-file", "disable", "enable"].map((type) => ({
        name: `knows ${tool}-${type}`,
        code: `// ${tool}-${type} require-spot-retries -- why\nprocess.cpus = 1`,
      })),
    ),
    { name: "leaves words inside a comment alone", code: "// see nf-lint-disable-nextline" },
    { name: "leaves other words on nf-lint alone", code: "// nf-lint: see the docs\n// nf-lint finds nothing here" },
    { name: "leaves ESLint's other comments alone", code: "/* eslint-env node */" },
    { name: "leaves strings alone", code: "params.x = '// nf-lint-disable-nextline'" },
  ],
  invalid: [
    {
      name: "a missing hyphen",
      code: "// nf-lint-disable-nextline require-spot-retries -- why\nprocess.cpus = 1",
      errors: [meant("nf-lint-disable-nextline", "nf-lint-disable-next-line", 4)],
      output: "// nf-lint-disable-next-line require-spot-retries -- why\nprocess.cpus = 1",
    },
    {
      name: "other capitals, in a block comment behind a setting",
      code: "process.cpus = 1 /* nf-lint-disableLine */",
      errors: [meant("nf-lint-disableLine", "nf-lint-disable-line", 21)],
      output: "process.cpus = 1 /* nf-lint-disable-line */",
    },
    {
      name: "a blank instead of a hyphen",
      code: "// nf-lint disable-file",
      errors: [meant("nf-lint disable-file", "nf-lint-disable-file", 4)],
      output: "// nf-lint-disable-file",
    },
    {
      name: "another spelling of the tool",
      code: "// nflint-disable-line",
      errors: [meant("nflint-disable-line", "nf-lint-disable-line", 4)],
      output: "// nf-lint-disable-line",
    },
    {
      name: "a colon",
      code: "// nf-lint: disable-line require-spot-retries",
      errors: [meant("nf-lint: disable-line", "nf-lint-disable-line", 4)],
      output: "// nf-lint-disable-line require-spot-retries",
    },
    {
      name: "a letter left out, in ESLint's spelling",
      code: "// eslint-disable-nex-line",
      errors: [meant("eslint-disable-nex-line", "eslint-disable-next-line", 4)],
      output: "// eslint-disable-next-line",
    },
    {
      name: "on a line of its own, where it is not clear what was meant",
      code: "process {\r\n  // nf-lint-ignore require-spot-retries\r\n  cpus = 1\r\n}\r\n",
      errors: [unknown("nf-lint-ignore", 6, 2)],
      output: "process {\r\n  cpus = 1\r\n}\r\n",
    },
    {
      name: "behind a setting, where it is not clear what was meant",
      code: "process.cpus = 1 // nf-lint-ignore",
      errors: [unknown("nf-lint-ignore", 21)],
      output: "process.cpus = 1",
    },
    {
      name: "in a comment over several lines",
      code: "/*\n * nf-lint-disable-nextline require-spot-retries\n */\nprocess.cpus = 1",
      errors: [meant("nf-lint-disable-nextline", "nf-lint-disable-next-line", 4, 2)],
      output: "/*\n * nf-lint-disable-next-line require-spot-retries\n */\nprocess.cpus = 1",
    },
  ],
});
