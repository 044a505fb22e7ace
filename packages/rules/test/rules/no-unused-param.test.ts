import rule from "../../src/rules/no-unused-param.js";
import { testRule } from "../rule-tester.js";

const code = "manifest.name = 'p'\nparams.threads = 4";
const main = (line: string): Record<string, string> => ({ "main.nf": `workflow {\n    ${line}\n}\n` });

testRule("no-unused-param", rule, {
  valid: [
    { name: "takes a param that a script reads", code, files: main("println params.threads") },
    { name: "takes a param that a script asks for", code, files: main("println params.get('threads')") },
    {
      name: "takes a param that the configuration reads",
      code: `${code}\nprocess.cpus = params.threads`,
      files: main("println 1"),
    },
    { name: "is silent where params are handed on as a whole", code, files: main("println params") },
    { name: "is silent where a name is computed", code, files: main("println params[workflow.profile]") },
    {
      name: "is silent of what the library names",
      code,
      files: { ...main("println 1"), "lib/Main.groovy": "class Main { def a(params) { params.threads } }" },
    },
    { name: "is silent beside a schema", code, files: { ...main("println 1"), "nextflow_schema.json": "{}" } },
    { name: "is silent without scripts", code },
    {
      name: "is silent where scripts are missing",
      code,
      files: { "main.nf": "include { A } from './gone'\nworkflow {\n    A()\n}\n" },
    },
  ],
  invalid: [
    {
      name: "finds a param that nothing reads, in the profile that declares it",
      code: "manifest.name = 'p'\nprofiles {\n    a { params.threads = 4 }\n    b { process.cpus = 1 }\n}",
      files: main("println 1"),
      errors: [
        {
          messageId: "unused",
          data: { name: "threads" },
          line: 3,
          column: 9,
          endLine: 3,
          endColumn: 23,
          profiles: ["a"],
        },
      ],
    },
  ],
});
