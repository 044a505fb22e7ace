import rule from "../../src/rules/no-undefined-param.js";
import { testRule } from "../rule-tester.js";

const CONFIG = "manifest.name = 'p'\nparams.outdir = 'out'\n";
const main = (code: string): string => `workflow {\n    ${code}\n}\n`;
const READS = main("println params.genome");
const at = { line: 2, column: 13, endLine: 2, endColumn: 26 };
const script = (name: string, files: Readonly<Record<string, string>>, code = READS) => ({
  name,
  filename: "main.nf",
  code,
  files,
});

testRule("no-undefined-param", rule, {
  valid: [
    script("takes a param of the configuration", { "nextflow.config": `${CONFIG}params.genome = null` }),
    script("takes a param of one profile", { "nextflow.config": `${CONFIG}profiles { a { params.genome = 1 } }` }),
    script("takes a param of the schema", {
      "nextflow.config": CONFIG,
      "nextflow_schema.json": '{"definitions": {"a": {"properties": {"genome": {"type": "string"}}}}}',
    }),
    script("takes a param that a script sets", { "nextflow.config": CONFIG }, `params.genome = 1\n${READS}`),
    script(
      "takes a param of a params block",
      { "nextflow.config": CONFIG },
      `params {\n    genome: String\n}\n${READS}`,
    ),
    script("takes a param that the library names", {
      "nextflow.config": CONFIG,
      "lib/Main.groovy": "class Main { static void set(params) { params.genome = 'x' } }",
    }),
    script(
      "takes a param that is asked for",
      { "nextflow.config": CONFIG },
      main("println params.containsKey('genome') ? params.genome : 1"),
    ),
    script("takes what nf-schema answers to", { "nextflow.config": CONFIG }, main("println params.help")),
    script(
      "is silent where an include of a script cannot be followed",
      { "nextflow.config": CONFIG },
      `include { A } from './gone'\n${READS}`,
    ),
    script("is silent where a configuration cannot be read", {
      "nextflow.config": `${CONFIG}includeConfig 'https://example.com/x.config'`,
    }),
    script("is silent where the schema cannot be read", { "nextflow.config": CONFIG, "nextflow_schema.json": "{" }),
    {
      name: "is silent in a configuration without scripts",
      code: "params.outdir = 'out'\nprocess.publishDir = [path: { params.other }]",
    },
    {
      ...script("is silent of a script that no pipeline includes", {
        "nextflow.config": CONFIG,
        "main.nf": main("println 1"),
      }),
      filename: "other.nf",
    },
  ],
  invalid: [
    {
      ...script(
        "finds a param of a script that nothing declares, once in a file",
        { "nextflow.config": CONFIG },
        main("println params.genome\n    println params['genome']"),
      ),
      errors: [
        {
          messageId: "undefined",
          data: { name: "genome" },
          ...at,
          related: ["main.nf:3:13 Read here too."],
        },
      ],
    },
    {
      ...script("says which name is near", { "nextflow.config": CONFIG }, main("println params.out_dir")),
      errors: [
        {
          messageId: "misspelt",
          data: { name: "out_dir", nearest: "outdir" },
          line: 2,
          column: 13,
          endLine: 2,
          endColumn: 27,
        },
      ],
    },
    {
      name: "finds a param of the configuration, in the profile that reads it",
      filename: "b.config",
      code: "process.queue = params.queue",
      files: {
        "main.nf": main("println 1"),
        "nextflow.config": `${CONFIG}profiles {\n    a { process.cpus = 1 }\n    b { includeConfig 'b.config' }\n}`,
      },
      errors: [
        {
          messageId: "undefined",
          data: { name: "queue" },
          line: 1,
          column: 17,
          endLine: 1,
          endColumn: 29,
          profiles: ["b"],
        },
      ],
    },
  ],
});
