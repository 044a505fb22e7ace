import rule from "../../src/rules/no-unexpanded-path.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const TILDE = "workDir = '~/work'";
const VARIABLE = "singularity.cacheDir = '/scratch/$USER/sif'";
const PUBLISHED = "process.publishDir = [path: '~/results', mode: 'copy']";

testRule("no-unexpanded-path", rule, {
  valid: [
    { name: "takes what Nextflow fills in", code: "workDir = \"${env('HOME')}/work\"" },
    { name: "takes a tilde inside a name", code: "workDir = '/data/a~b'" },
    {
      name: "leaves alone what a shell reads",
      code: "process.beforeScript = 'source ~/.env'\nprocess.scratch = '$TMPDIR'",
    },
    { name: "leaves alone a dollar that was escaped", code: 'workDir = "/data/\\$x"' },
  ],
  invalid: [
    {
      name: "finds a tilde in front",
      code: TILDE,
      errors: [{ messageId: "tilde", data: { instead: "${env('HOME')}/work" }, ...placeIn(TILDE, "'~/work'") }],
    },
    {
      name: "finds a variable in single quotes",
      code: VARIABLE,
      errors: [
        {
          messageId: "variable",
          data: {
            option: "singularity.cacheDir",
            name: "$USER",
            variable: "USER",
            instead: "/scratch/${env('USER')}/sif",
          },
          ...placeIn(VARIABLE, "'/scratch/$USER/sif'"),
        },
      ],
    },
    {
      name: "looks into publishDir",
      code: PUBLISHED,
      errors: [
        { messageId: "tilde", data: { instead: "${env('HOME')}/results" }, ...placeIn(PUBLISHED, "'~/results'") },
      ],
    },
  ],
});
