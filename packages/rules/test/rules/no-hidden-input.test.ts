import rule from "../../src/rules/no-hidden-input.js";
import { testRule } from "../rule-tester.js";

testRule("no-hidden-input", rule, {
  valid: [
    {
      name: "takes a file that is an input",
      filename: "main.nf",
      code: `process A {
    input:
    path x

    script:
    "cat $x"
}
workflow {
    A(file("$projectDir/x"))
}
`,
    },
  ],
  invalid: [
    {
      name: "names a program of the folder bin, which is on the PATH",
      filename: "main.nf",
      code: `process A {
    script:
    "\${projectDir}/bin/count.py x"
}
workflow {
    A()
}
`,
      errors: [
        {
          messageId: "program",
          data: { name: "projectDir", program: "count.py" },
          line: 3,
          column: 8,
          endLine: 3,
          endColumn: 18,
        },
      ],
    },
    {
      name: "finds projectDir in a script section",
      filename: "main.nf",
      code: `process A {
    script:
    "cat $projectDir/x"
}
workflow {
    A()
}
`,
      errors: [
        {
          messageId: "problem",
          data: {
            problem: "`projectDir` in a process hides a file from Nextflow. Pass it as an input of the process.",
          },
          line: 3,
          column: 11,
          endLine: 3,
          endColumn: 21,
        },
      ],
    },
  ],
});
