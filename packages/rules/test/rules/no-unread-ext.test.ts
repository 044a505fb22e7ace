import rule from "../../src/rules/no-unread-ext.js";
import { testRule } from "../rule-tester.js";

const body = (code: string): string =>
  `process SORT {\n    input:\n    val x\n\n    output:\n    stdout\n\n    ${code}\n}\nworkflow {\n    SORT(1)\n}\n`;
const READS = body(
  'script:\n    def args = task.ext.args ?: \'\'\n    """\n    sort ${args} ${task.ext.prefix}\n    """',
);
const files = { "main.nf": READS };
const setting = "process { withName: SORT { ext.args2 = '-a' } }";

testRule("no-unread-ext", rule, {
  valid: [
    {
      name: "takes what the script reads",
      code: "process { withName: SORT { ext.args = '-a'; ext.prefix = 'b' } }",
      files,
    },
    {
      name: "takes what a shell section reads",
      code: setting,
      files: { "main.nf": body("shell:\n    '''\n    sort !{task.ext.args2}\n    '''") },
    },
    {
      name: "takes what a directive reads",
      code: "process { withName: SORT { ext.tagged = 'a' } }",
      files: { "main.nf": READS.replace("    input:", '    tag "${task.ext.tagged}"\n\n    input:') },
    },
    {
      name: "takes what a closure of the configuration reads",
      code: "process { withName: SORT { ext.sub = 'a'; publishDir = [path: { \"out/${task.ext.sub}\" }] } }",
      files,
    },
    ...[
      ["`ext` as a whole", 'script:\n    def all = task.ext\n    "sort ${all}"'],
      ["a key that is computed", 'script:\n    def key = "args${x}"\n    "sort ${task.ext[key]}"'],
      ["`task` as a whole", 'script:\n    "sort ${x.of(task)}"'],
      ["a template", "script:\n    template 'sort.sh'"],
    ].map(([name = "", code = ""]) => ({
      name: `is silent where the script reads ${name}`,
      code: setting,
      files: { "main.nf": body(code) },
    })),
    {
      name: "is silent where one process that gets it reads it",
      code: "process { withName: '.*' { ext.args = '-a' } }",
      files: {
        "main.nf": READS.replace(
          "workflow {",
          `${body('script:\n    "ls"').replace("SORT", "LIST").split("workflow")[0] ?? ""}workflow {\n    LIST(1)`,
        ),
      },
    },
    {
      name: "is silent where the list of processes is open",
      code: setting,
      files: { "main.nf": `include { OTHER } from './gone'\n${READS}` },
    },
  ],
  invalid: [
    {
      name: "finds a key that the script does not read, and says which ones it does",
      code: setting,
      files,
      errors: [
        {
          messageId: "unread",
          data: { name: "args2", processes: "`SORT`", instead: "It reads `task.ext.args`, `task.ext.prefix`." },
          line: 1,
          column: 28,
          endLine: 1,
          endColumn: 37,
          profiles: [],
        },
      ],
    },
    {
      name: "finds a key where nothing reads any",
      code: "process {\n    withName: SORT {\n        ext.args = '-a'\n    }\n}",
      files: { "main.nf": body('script:\n    "sort"') },
      errors: [
        {
          messageId: "unread",
          data: { name: "args", processes: "`SORT`", instead: "Delete it, or let the script read it." },
          line: 3,
          column: 9,
          endLine: 3,
          endColumn: 17,
        },
      ],
    },
    {
      name: "finds a key in another case of letters",
      code: "process { withName: SORT { ext.Args = '-a' } }",
      files,
      errors: [
        {
          messageId: "unreadCase",
          data: { name: "Args", processes: "`SORT`", other: "args" },
          line: 1,
          column: 28,
          endLine: 1,
          endColumn: 36,
        },
      ],
    },
  ],
});
