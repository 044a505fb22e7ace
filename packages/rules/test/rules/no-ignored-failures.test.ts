import rule from "../../src/rules/no-ignored-failures.js";
import { testRule } from "../rule-tester.js";

const REMEDY = "workflow.failOnIgnore = true";
const at = { messageId: "ignored", line: 1, column: 1, endLine: 1, endColumn: 22 };
const withRemedy = (code: string) => ({ ...at, suggestions: [{ messageId: "fail", output: `${code}\n${REMEDY}` }] });

const TEXT = "process.errorStrategy = 'ignore'";
const CLOSURE = "process.errorStrategy = { task.attempt < 3 ? 'retry' : 'IGNORE' }";

testRule("no-ignored-failures", rule, {
  valid: [
    { name: "takes a run that fails in the end", code: `${TEXT}\n${REMEDY}` },
    { name: "takes a selector", code: "process { withLabel: error_ignore { errorStrategy = 'ignore' } }" },
    {
      name: "takes a strategy that ignores certain failures",
      code: "process.errorStrategy = { task.exitStatus == 1 ? 'ignore' : 'finish' }",
    },
    {
      name: "is silent where a closure may say anything",
      code: "process.errorStrategy = { task.attempt < 3 ? 'ignore' : params.s }",
    },
    { name: "is silent where failOnIgnore is not known", code: `${TEXT}\nworkflow.failOnIgnore = params.f` },
    { name: "takes a strategy that retries", code: "process.errorStrategy = 'retry'" },
  ],
  invalid: [
    { name: "finds a text", code: TEXT, errors: [withRemedy(TEXT)] },
    { name: "finds a closure that retries first", code: CLOSURE, errors: [withRemedy(CLOSURE)] },
    {
      name: "offers nothing that an older Nextflow does not know",
      code: `${TEXT}\nmanifest.nextflowVersion = '>=23.10.0'`,
      errors: [at],
    },
    {
      name: "names where it is turned off",
      code: `${TEXT}\nworkflow.failOnIgnore = false`,
      errors: [
        {
          ...at,
          related: ["nextflow.config:2:1 It is turned off here."],
          suggestions: [{ messageId: "fail", output: `${TEXT}\n${REMEDY}` }],
        },
      ],
    },
  ],
});
