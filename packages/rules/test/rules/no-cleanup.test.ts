import rule from "../../src/rules/no-cleanup.js";
import { testRule } from "../rule-tester.js";

const lines = (...parts: string[]) => parts.join("\n");
const CLEANUP = "cleanup = true";
const ALSO = [{ also: ["resume", "remote"] }];
const links = (...parts: string[]) => ({
  code: lines(CLEANUP, ...parts),
  errors: [{ messageId: "links", line: 1, column: 1, endLine: 1, endColumn: 8 }],
});

testRule("no-cleanup", rule, {
  valid: [
    { name: "takes it off", code: lines("cleanup = false", "process.publishDir = 'results'") },
    { name: "takes copies", code: lines(CLEANUP, "process.publishDir = [path: 'results', mode: 'copy']") },
    { name: "takes hard links", code: lines(CLEANUP, "process.publishDir = [path: 'results', mode: 'link']") },
    {
      name: "takes a mode that is a param's",
      code: lines("params.m = 'copy'", CLEANUP, "process.publishDir = [path: 'r', mode: params.m]"),
    },
    { name: "takes results in a bucket", code: lines(CLEANUP, "process.publishDir = 's3://b/r'") },
    {
      name: "takes results that are not published",
      code: lines(CLEANUP, "process.publishDir = [path: 'r', enabled: false]"),
    },
    {
      name: "is silent where the path is not known",
      code: lines(CLEANUP, 'process.publishDir = [path: { "${params.outdir}/x" }]'),
    },
    {
      name: "is silent where a param is null",
      code: lines("params.outdir = null", CLEANUP, 'process.publishDir = [path: "${params.outdir}/x"]'),
    },
    {
      name: "is silent where the mode is not known",
      code: lines(CLEANUP, "process.publishDir = [path: 'r', mode: params.mode]"),
    },
    {
      name: "is silent where cleanup is not known",
      code: lines("cleanup = params.cleanup", "process.publishDir = 'r'"),
    },
    {
      name: "says nothing of work in a bucket",
      code: lines(CLEANUP, "workDir = 's3://b/w'", "process.publishDir = 'r'"),
    },
    { name: "says nothing of later runs unless asked", code: CLEANUP },
    {
      name: "takes a profile that keeps the work",
      code: lines(CLEANUP, "profiles { debug { cleanup = false } }"),
      options: ALSO,
    },
    {
      name: "says nothing of tests that later runs might resume",
      code: "profiles { test_full { cleanup = true } }",
      options: ALSO,
    },
    { name: "takes outputs that are copied", code: lines(CLEANUP, "outputDir = 'r'", "workflow.output.mode = 'copy'") },
  ],
  invalid: [
    { name: "finds results that are links, as a text", ...links("process.publishDir = 'results'") },
    { name: "finds them as a map without a mode", ...links('process.publishDir = [path: "$projectDir/r"]') },
    {
      name: "finds them in a list, and in a selector",
      ...links("process { withName: A { publishDir = [[path: 's3://x'], [path: '/r', mode: 'rellink']] } }"),
    },
    { name: "finds outputs of the workflow", ...links("outputDir = 'results'") },
    {
      name: "says that no later run can resume",
      code: CLEANUP,
      options: ALSO,
      errors: [{ messageId: "resume", line: 1, column: 1, endLine: 1, endColumn: 8, severity: "info" }],
    },
    {
      name: "says so of a profile's",
      code: "profiles { slurm { cleanup = true } }",
      options: ALSO,
      errors: [{ messageId: "resume", line: 1, column: 20, endLine: 1, endColumn: 27, severity: "info" }],
    },
    {
      name: "says that it does nothing in a bucket",
      code: lines(CLEANUP, "workDir = 's3://b/w'"),
      options: ALSO,
      errors: [
        {
          messageId: "remote",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 8,
          severity: "info",
          related: ["nextflow.config:2:1 The work directory is set here."],
        },
      ],
    },
  ],
});
