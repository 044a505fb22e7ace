import rule from "../../src/rules/valid-params-schema.js";
import { testRule } from "../rule-tester.js";

const main = { "main.nf": "workflow {\n    println 1\n}\n" };
const schema = (properties: object, file = "nextflow_schema.json"): Record<string, string> => ({
  ...main,
  [file]: JSON.stringify({ $defs: { main: { properties } } }),
});
const line = { line: 2, column: 1, endLine: 2 };
const config = (param: string, plugin = "nf-schema@2.5.1"): string => `plugins { id '${plugin}' }\nparams.x = ${param}`;

testRule("valid-params-schema", rule, {
  valid: [
    { name: "takes what agrees", code: config("4"), files: schema({ x: { type: "integer", default: 4 } }) },
    {
      name: "takes an integer for a number",
      code: config("4"),
      files: schema({ x: { type: "number", default: 4.0 } }),
    },
    { name: "takes one of several types", code: config("'4'"), files: schema({ x: { type: ["integer", "string"] } }) },
    { name: "takes null for anything", code: config("null"), files: schema({ x: { type: "string", default: "a" } }) },
    {
      name: "takes a text with a variable in it",
      code: config('"${projectDir}/a"'),
      files: schema({ x: { default: "a" } }),
    },
    {
      name: "takes maps, and params that the check leaves out",
      code: `${config("[a: 1]")}\nparams.y = 1\nparams.validationLenientMode = true\nvalidation.ignoreParams = ['y']`,
      files: schema({ help: { type: "boolean" } }),
    },
    {
      name: "takes what only a profile sets",
      code: `${config("1")}\nprofiles { a { params.x = 'b' } }`,
      files: schema({ x: {} }),
    },
    {
      name: "takes another way to write the same default",
      code: `${config("'results'")}\nparams.m = '16.GB'`,
      files: schema({ x: { default: "./results/" }, m: { default: "16 GB" } }),
    },
    {
      name: "takes what nothing checks",
      code: "manifest.name = 'p'\nparams.x = 'b'\nparams.y = 1",
      files: schema({ x: { type: "integer" } }),
    },
    {
      name: "takes what nf-validation leaves out: what is false to Groovy",
      code: config("false", "nf-validation@1.1.3"),
      files: schema({ x: { type: "string" } }),
    },
    {
      name: "takes another type where the check is lenient",
      code: `${config("1")}\nvalidation.lenientMode = true`,
      files: schema({ x: { type: "string" } }),
    },
    { name: "is silent without a schema", code: config("1"), files: main },
    {
      name: "is silent where the schema is no JSON",
      code: config("1"),
      files: { ...main, "nextflow_schema.json": "{" },
    },
    {
      name: "is silent where the schema is elsewhere, and not known",
      code: `${config("1")}\nvalidation.parametersSchema = params.schema`,
      files: schema({ y: {} }),
    },
  ],
  invalid: [
    {
      name: "finds a param that the schema does not have, and the other way round",
      code: config("1"),
      files: schema({ y: { default: 1 }, z: {} }),
      errors: [
        { messageId: "missing", data: { names: "`params.x`" }, ...line, endColumn: 9 },
        { messageId: "extra", data: { names: "`y`" }, ...line, endColumn: 7 },
      ],
    },
    {
      name: "finds another type",
      code: config("'4'"),
      files: schema({ x: { type: "integer", default: 4 } }),
      errors: [
        { messageId: "type", data: { name: "x", types: "`integer`", type: "'4', a text" }, ...line, endColumn: 9 },
      ],
    },
    {
      name: "finds a value that is not in the list",
      code: config("'c'"),
      files: schema({ x: { type: "string", enum: ["a", "b"] } }),
      errors: [
        { messageId: "choice", data: { name: "x", value: "'c'", choices: "`'a'`, `'b'`" }, ...line, endColumn: 9 },
      ],
    },
    {
      name: "finds another default, where the configuration says that the schema is",
      code: `${config("false")}\nvalidation.parametersSchema = 'assets/schema.json'`,
      files: schema({ x: { type: "boolean", default: true } }, "assets/schema.json"),
      errors: [{ messageId: "default", data: { name: "x", value: "false", inSchema: "true" }, ...line, endColumn: 9 }],
    },
  ],
});
