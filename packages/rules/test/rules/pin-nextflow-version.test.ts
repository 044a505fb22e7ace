import rule from "../../src/rules/pin-nextflow-version.js";
import { testRule } from "../rule-tester.js";

const manifest = (constraint: string) => `manifest.nextflowVersion = '${constraint}'`;

/** The option's name in `manifest(…)`. */
const OPTION = { line: 1, column: 1, endLine: 1, endColumn: 25 };

testRule("pin-nextflow-version", rule, {
  valid: [
    { name: "takes a lower bound that stops the run", code: manifest("!>=24.10.0") },
    { name: "takes one version that is compared with", code: manifest("!==24.10.0") },
    { name: "takes a version with a plus", code: manifest("!24.10.0+") },
    { name: "takes blanks at the ends", code: manifest(" !>=24.10.0 ") },
    { name: "takes a blank behind a comma", code: manifest("!>=24.10.0, <26") },
    { name: "says nothing of a fragment that is no pipeline", code: "process.cpus = 1" },
    {
      name: "says nothing of a file beside a pipeline, which is given with -c",
      filename: "cluster.config",
      code: "process.cpus = 1",
      files: { "main.nf": "" },
    },
    {
      name: "says nothing of a part of a pipeline, which has a main script, too",
      filename: "subworkflows/lab/align/nextflow.config",
      code: "params.length = 10",
      files: { "subworkflows/lab/align/main.nf": "" },
    },
    {
      name: "is silent where the version is not known",
      code: "manifest.nextflowVersion = System.getenv('VERSION')",
    },
    {
      name: "is silent where a remote include may set it",
      code: "manifest.name = 'x'\nincludeConfig 'https://example.com/a.config'",
    },
    {
      name: "takes bounds on both sides, where both are asked for",
      code: manifest("!>=24.10.0,<26"),
      options: [{ allow: "bounded" }],
    },
    {
      name: "takes one version, where both bounds are asked for",
      code: manifest("!24.10.0"),
      options: [{ allow: "bounded" }],
    },
    { name: "takes one version, where that is asked for", code: manifest("!==24.10.0"), options: [{ allow: "exact" }] },
    {
      name: "reads the manifest of an included file",
      code: "includeConfig 'conf/manifest.config'",
      files: { "main.nf": "", "conf/manifest.config": manifest("!>=24.10.0") },
    },
    {
      name: "reads the manifest of an included file, where the script has another name",
      code: "includeConfig 'conf/manifest.config'",
      files: { "align.nf": "workflow { }", "conf/manifest.config": manifest("!>=24.10.0") },
    },
    {
      name: "says nothing of what only a profile makes a pipeline",
      code: "profiles { cloud { includeConfig 'conf/cloud.config' } }",
      files: { "conf/cloud.config": "manifest.name = 'x'" },
    },
    {
      name: "says nothing of a folder whose scripts only define something",
      code: "process.cpus = 1",
      files: { "align.nf": "process A { script: 'true' }\nworkflow ALIGN { A() }" },
    },
    {
      name: "says nothing of the scripts of tests",
      filename: "tests/nextflow.config",
      code: "process.cpus = 1",
      files: { "tests/one.nf": "workflow { }" },
    },
    {
      name: "says nothing of scripts that can be run within a pipeline",
      filename: "tools/nextflow.config",
      code: "process.cpus = 1",
      files: { "tools/one.nf": "workflow { }", "nextflow.config": manifest("!>=24.10.0"), "main.nf": "" },
    },
    {
      name: "says nothing of a file with another name beside scripts that can be run",
      filename: "site.config",
      code: "process.cpus = 1",
      files: { "align.nf": "workflow { }" },
    },
  ],
  invalid: [
    {
      name: "finds a manifest without a version in an included file",
      filename: "conf/manifest.config",
      code: "manifest.name = 'x'",
      files: { "nextflow.config": "includeConfig 'conf/manifest.config'" },
      errors: [{ messageId: "missing", line: 1, column: 1, endLine: 1, endColumn: 9, profiles: [] }],
    },
    {
      name: "finds a pipeline whose script has another name",
      code: "process.cpus = 1\n",
      files: { "align.nf": "workflow { }" },
      errors: [{ messageId: "missing", line: 1, column: 1, endLine: 1, endColumn: 17 }],
    },
    {
      name: "finds several pipelines that share a configuration, whose main script is another",
      code: "manifest { mainScript = 'align.nf' }\n",
      files: { "align.nf": "workflow { }", "call.nf": "workflow { }" },
      errors: [{ messageId: "missing", line: 1, column: 1, endLine: 1, endColumn: 9 }],
    },
    {
      name: "finds several pipelines that share a configuration, once",
      filename: "wf/nextflow.config",
      code: "includeConfig '../global.config'\n",
      files: { "wf/align.nf": "workflow { }", "wf/call.nf": "workflow { }", "global.config": "process.cpus = 1" },
      errors: [{ messageId: "missing", line: 1, column: 1, endLine: 1, endColumn: 33 }],
    },
    {
      name: "mentions that one version ends the run of all others",
      code: manifest("!24.10.0"),
      errors: [
        {
          messageId: "exact",
          data: { constraint: "!24.10.0", version: "24.10.0" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 25,
          severity: "info",
        },
      ],
    },
    {
      name: "finds a manifest without a version",
      code: "process.cpus = 1\nmanifest {\n  name = 'x'\n}",
      errors: [{ messageId: "missing", line: 2, column: 1, endLine: 2, endColumn: 9, profiles: [], related: [] }],
    },
    {
      name: "finds a pipeline without a manifest, at the first line",
      code: "process.cpus = 1\n",
      files: { "main.nf": "" },
      errors: [{ messageId: "missing", line: 1, column: 1, endLine: 1, endColumn: 17 }],
    },
    {
      name: "finds an empty version",
      code: manifest(" "),
      errors: [{ messageId: "missing", ...OPTION }],
    },
    {
      name: "finds a version that is null",
      code: "manifest.nextflowVersion = null",
      errors: [{ messageId: "missing", ...OPTION }],
    },
    {
      name: "finds a mismatch that only warns, and mends it",
      code: manifest(">=24.10.0"),
      output: manifest("!>=24.10.0"),
      errors: [{ messageId: "notFatal", data: { constraint: ">=24.10.0" }, ...OPTION }],
    },
    {
      name: "mends a string in triple quotes",
      code: 'manifest.nextflowVersion = """>=24.10.0"""',
      output: 'manifest.nextflowVersion = """!>=24.10.0"""',
      errors: [{ messageId: "notFatal", data: { constraint: ">=24.10.0" }, ...OPTION }],
    },
    {
      name: "does not make one version the only one without being asked",
      code: manifest("24.10.0"),
      errors: [{ messageId: "exactNotFatal", data: { constraint: "24.10.0" }, ...OPTION }],
    },
    {
      name: "leaves an expression as it is",
      code: "manifest.nextflowVersion = '>=' + '24.10.0'",
      errors: [{ messageId: "notFatal", data: { constraint: ">=24.10.0" }, ...OPTION }],
    },
    {
      name: "finds what Nextflow cannot read",
      code: manifest("!~24.10"),
      errors: [{ messageId: "invalid", data: { token: "~24.10" }, ...OPTION, severity: "error" }],
    },
    {
      name: "finds a blank before a comma",
      code: manifest("!>=24.10.0 ,<26"),
      errors: [{ messageId: "invalid", data: { token: ">=24.10.0 " }, ...OPTION }],
    },
    {
      name: "finds a lack of a lower bound",
      code: manifest("!<26"),
      errors: [{ messageId: "noMinimum", data: { constraint: "!<26" }, ...OPTION }],
    },
    {
      name: "finds a lack of an upper bound, where one is asked for",
      code: manifest("!>=24.10.0"),
      options: [{ allow: "bounded" }],
      errors: [{ messageId: "noMaximum", data: { constraint: "!>=24.10.0" }, ...OPTION }],
    },
    {
      name: "finds more than one version, where one is asked for",
      code: manifest("!>=24.10.0,<24.11"),
      options: [{ allow: "exact" }],
      errors: [{ messageId: "notExact", data: { constraint: "!>=24.10.0,<24.11" }, ...OPTION }],
    },
    {
      name: "says both that a mismatch only warns and that there is no lower bound",
      code: manifest("<26"),
      output: manifest("!<26"),
      errors: [
        { messageId: "notFatal", data: { constraint: "<26" }, ...OPTION },
        { messageId: "noMinimum", data: { constraint: "<26" }, ...OPTION },
      ],
    },
    {
      name: "names the profile that undoes the version",
      code: `${manifest("!>=24.10.0")}\nprofiles {\n  dev { manifest.nextflowVersion = '' }\n  ci { process.cpus = 1 }\n}`,
      errors: [{ messageId: "missing", line: 3, column: 9, endLine: 3, endColumn: 33, profiles: ["dev"] }],
    },
    {
      name: "reports in the included file that sets it",
      filename: "conf/manifest.config",
      code: manifest(">=24.10.0"),
      output: manifest("!>=24.10.0"),
      files: { "main.nf": "", "nextflow.config": "includeConfig 'conf/manifest.config'" },
      errors: [{ messageId: "notFatal", data: { constraint: ">=24.10.0" }, ...OPTION }],
    },
  ],
});
