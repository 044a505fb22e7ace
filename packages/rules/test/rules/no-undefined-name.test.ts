import rule from "../../src/rules/no-undefined-name.js";
import { testRule } from "../rule-tester.js";

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

testRule("no-undefined-name", rule, {
  valid: [
    {
      name: "takes what a closure declares, and leaves what it cannot know to others",
      code: "process.memory = { def attempt = 2; 8.GB * attempt }\nprocess.errorStrategy = { task.attempt > task.maxRetries ? 'finish' : 'retry' }\nprocess.tag = { attempt }",
    },
    { name: "leaves an interpolation without a string to the syntax", code: "params.x = { ${params.y} }" },
    {
      name: "leaves a function that another file of the project defines to strict-syntax",
      code: "process.cpus = { check_max(2) }",
      filename: "conf/base.config",
      files: { "nextflow.config": "includeConfig 'conf/base.config'\ndef check_max(x) { x }" },
    },
    { name: "reads what a configuration has", code: 'a.b = "${projectDir}/${launchDir}/${params.x}/${secrets.Y}"' },
    { name: "reads the environment through env", code: "params.home = env('HOME')" },
    { name: "leaves an escaped dollar sign to the shell", code: 'process.beforeScript = "cd \\$HOME"' },
    { name: "reads the names of scripts in closures", code: "params.x = { workflow.runName }" },
    { name: "reads anything in closures of the process scope", code: "process.ext.args = { meta.id }" },
    { name: "reads params", code: "params.location = 'x'\ngoogle.location = params.location" },
    { name: "calls a closure in a variable", code: "params.x = { def f = { a -> a }; f.call(1) }" },
    { name: "takes classes of the default packages", code: "params.x = System.getProperty('user.name') as String" },
    { name: "takes any class with a package", code: "params.x = new org.example.Thing()" },
    { name: "makes what is not abstract", code: "params.x = new ArrayList()" },
    { name: "assigns what is declared", code: "process.x = { def y; y = 1; y }" },
    { name: "knows the variables of legacy code", code: "def x = 1\nparams.y = x" },
  ],
  invalid: [
    {
      name: "finds the name of an environment variable without its quotes",
      code: "params.x = env(HOME)",
      errors: [
        {
          messageId: "unquotedVariable",
          data: { name: "HOME" },
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 20,
          suggestions: [{ messageId: "quoteVariable", output: "params.x = env('HOME')" }],
        },
      ],
    },
    {
      name: "finds an environment variable in a string",
      code: 'params.a = "$HOME/x"',
      errors: [
        {
          messageId: "environmentVariable",
          data: { name: "HOME" },
          ...at(1, 13, 18),
          suggestions: [
            { messageId: "useEnvironment", data: { name: "HOME" }, output: "params.a = \"${env('HOME')}/x\"" },
            { messageId: "escapeDollar", data: { name: "HOME" }, output: 'params.a = "\\$HOME/x"' },
          ],
        },
      ],
    },
    {
      name: "finds an environment variable in braces, or bare",
      code: 'params.a = "${HOME}"\nparams.b = USER',
      errors: [
        {
          messageId: "environmentVariable",
          data: { name: "HOME" },
          ...at(1, 15, 19),
          suggestions: [
            {
              messageId: "useEnvironment",
              data: { name: "HOME" },
              output: "params.a = \"${env('HOME')}\"\nparams.b = USER",
            },
          ],
        },
        {
          messageId: "environmentVariable",
          data: { name: "USER" },
          ...at(2, 12, 16),
          suggestions: [
            {
              messageId: "useEnvironment",
              data: { name: "USER" },
              output: "params.a = \"${HOME}\"\nparams.b = env('USER')",
            },
          ],
        },
      ],
    },
    {
      name: "finds what is there only in closures",
      code: "process.memory = 4.GB * task.attempt",
      errors: [{ messageId: "onlyInClosure", data: { name: "task" }, ...at(1, 25, 29) }],
    },
    {
      name: "finds a param that is not read through its scope",
      code: "params {\n  outdir = 'x'\n  logs = \"$outdir/logs\"\n}",
      errors: [
        {
          messageId: "param",
          data: { name: "outdir" },
          ...at(3, 11, 18),
          suggestions: [
            {
              messageId: "useParam",
              data: { name: "outdir" },
              output: "params {\n  outdir = 'x'\n  logs = \"$params.outdir/logs\"\n}",
            },
          ],
        },
      ],
    },
    {
      name: "offers only a backslash where a property of an environment variable is read",
      code: 'params.x = "$HOME.y"',
      errors: [
        {
          messageId: "environmentVariable",
          data: { name: "HOME" },
          ...at(1, 14, 18),
          suggestions: [{ messageId: "escapeDollar", data: { name: "HOME" }, output: 'params.x = "\\$HOME.y"' }],
        },
      ],
    },
    {
      name: "finds another setting",
      code: "google.location = 'x'\ngoogle.batch.subnetwork = google.location",
      errors: [{ messageId: "option", data: { name: "google" }, ...at(2, 27, 33) }],
    },
    {
      name: "finds a closure in a variable that is called as a function",
      code: "params.x = { def f = { a -> a }; f(1) }",
      errors: [
        {
          messageId: "localVariable",
          data: { name: "f" },
          ...at(1, 34, 35),
          suggestions: [
            { messageId: "callVariable", data: { name: "f" }, output: "params.x = { def f = { a -> a }; f.call(1) }" },
          ],
        },
      ],
    },
    {
      name: "finds a slip of the keyboard",
      code: "params.x = projectdir",
      errors: [
        {
          messageId: "misspelt",
          data: { name: "projectdir", nearest: "projectDir" },
          ...at(1, 12, 22),
          suggestions: [{ messageId: "useInstead", data: { instead: "projectDir" }, output: "params.x = projectDir" }],
        },
      ],
    },
    {
      name: "finds a value that Groovy writes otherwise",
      code: "params.x = None",
      errors: [
        {
          messageId: "inGroovy",
          data: { name: "None", inGroovy: "null" },
          ...at(1, 12, 16),
          suggestions: [{ messageId: "useInstead", data: { instead: "null" }, output: "params.x = null" }],
        },
      ],
    },
    {
      name: "finds a function of another language, and changes nothing",
      code: "params.x = len(params.y)",
      errors: [{ messageId: "inGroovy", data: { name: "len", inGroovy: "x.size()" }, ...at(1, 12, 15) }],
    },
    {
      name: "suggests no class for a value",
      code: "params.x = Dat",
      errors: [{ messageId: "undefinedVariable", data: { name: "Dat" }, ...at(1, 12, 15) }],
    },
    {
      name: "suggests no declaration of what only a plugin reads",
      code: "nomad.jobs.spreads = {\n  spread = [weight: 50]\n}",
      errors: [{ messageId: "unread", data: { name: "spread" }, ...at(2, 3, 9) }],
    },
    {
      name: "finds a block in a closure that a plugin reads",
      code: "nomad.jobs.constraints = {\n  node { 1 }\n}",
      errors: [{ messageId: "nestedBlock", data: { name: "node" }, ...at(2, 3, 7) }],
    },
    {
      name: "finds an unknown variable",
      code: "params.x = something",
      errors: [{ messageId: "undefinedVariable", data: { name: "something" }, ...at(1, 12, 21) }],
    },
    {
      name: "finds an unknown function, in closures of the process scope too",
      code: "process.cpus = { scaled(2) }",
      errors: [{ messageId: "undefinedFunction", data: { name: "scaled" }, ...at(1, 18, 24) }],
    },
    {
      name: "says of a limit what does the same, once for all calls",
      code: "process.cpus = { check_max(2) }\nprocess.memory = { check_max(2.GB) }",
      errors: [
        {
          messageId: "undefinedLimit",
          data: { name: "check_max" },
          ...at(1, 18, 27),
          related: ["nextflow.config:2:20 It is called here, too."],
        },
      ],
    },
    {
      name: "knows where a closure sees the task",
      code: "errorStrategy = { task.exitStatus == 143 ? 'retry' : 'finish' }",
      errors: [{ messageId: "onlyInProcess", data: { name: "task" }, ...at(1, 19, 23) }],
    },
    {
      name: "takes a chain of calls without parentheses for options of a plugin",
      code: "nomad.jobs.volume = { type 'host' name 'scratch' }",
      errors: [{ messageId: "nestedBlock", data: { name: "type" }, ...at(1, 23, 27) }],
    },
    {
      name: "finds names in what is asked for each attempt",
      code: "process.memory = { 8.GB * attempt }",
      errors: [
        {
          messageId: "bareName",
          data: { name: "attempt", property: "attempt", when: "starts" },
          line: 1,
          column: 27,
          endLine: 1,
          endColumn: 34,
          suggestions: [
            {
              messageId: "useInstead",
              data: { instead: "task.attempt" },
              output: "process.memory = { 8.GB * task.attempt }",
            },
          ],
        },
      ],
    },
    {
      name: "finds names that are properties of the task",
      code: "process.errorStrategy = { attempt <= process.maxRetries ? 'retry' : 'terminate' }",
      errors: [
        {
          messageId: "bareName",
          data: { name: "attempt", property: "attempt", when: "fails" },
          line: 1,
          column: 27,
          endLine: 1,
          endColumn: 34,
          suggestions: [
            {
              messageId: "useInstead",
              data: { instead: "task.attempt" },
              output: "process.errorStrategy = { task.attempt <= process.maxRetries ? 'retry' : 'terminate' }",
            },
          ],
        },
        {
          messageId: "bareName",
          data: { name: "process.maxRetries", property: "maxRetries", when: "fails" },
          line: 1,
          column: 38,
          endLine: 1,
          endColumn: 56,
          suggestions: [
            {
              messageId: "useInstead",
              data: { instead: "task.maxRetries" },
              output: "process.errorStrategy = { attempt <= task.maxRetries ? 'retry' : 'terminate' }",
            },
          ],
        },
      ],
    },
    {
      name: "finds an unknown class",
      code: "params.x = params.y as Thing",
      errors: [{ messageId: "undefinedClass", data: { name: "Thing" }, ...at(1, 12, 29) }],
    },
    {
      name: "finds an abstract class that is made",
      code: "params.x = new List()",
      errors: [{ messageId: "abstractClass", data: { name: "List" }, ...at(1, 12, 22) }],
    },
    {
      name: "finds what is assigned without a declaration",
      code: "process.x = { y = 1; y }",
      errors: [
        {
          messageId: "undeclaredAssignment",
          data: { name: "y" },
          ...at(1, 15, 16),
          suggestions: [{ messageId: "declareVariable", data: { name: "y" }, output: "process.x = { def y = 1; y }" }],
        },
      ],
    },
    {
      name: "offers no declaration of one of several that are assigned",
      code: "process.x = { def y = 0; (y, z) = [1, 2]; y }",
      errors: [{ messageId: "undeclaredAssignment", data: { name: "z" }, ...at(1, 30, 31) }],
    },
    {
      name: "only warns where the legacy parser is the default of the target",
      code: "params.x = something",
      nextflow: "25.10.0",
      errors: [{ messageId: "undefinedVariable", data: { name: "something" }, ...at(1, 12, 21), severity: "warning" }],
    },
    {
      name: "finds an error where the strict parser is",
      code: "params.x = something",
      nextflow: "26.04.0",
      errors: [{ messageId: "undefinedVariable", data: { name: "something" }, ...at(1, 12, 21), severity: "rule's" }],
    },
    {
      name: "finds names in a profile of an included file",
      code: "profiles { p { params.x = something } }",
      filename: "conf/p.config",
      files: { "nextflow.config": "includeConfig 'conf/p.config'" },
      errors: [{ messageId: "undefinedVariable", data: { name: "something" }, ...at(1, 27, 36), profiles: [] }],
    },
  ],
});
