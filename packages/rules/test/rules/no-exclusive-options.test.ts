import rule from "../../src/rules/no-exclusive-options.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const BOTH = "conda.enabled = true\nconda.useMamba = true\nconda.useMicromamba = true";
const FROZEN = "wave.enabled = true\nwave.freeze = true\nsingularity.enabled = true\nsingularity.ociAutoPull = true";

testRule("no-exclusive-options", rule, {
  valid: [
    { name: "takes one of the two", code: "conda.enabled = true\nconda.useMamba = true\nconda.useMicromamba = false" },
    { name: "says nothing where conda is off", code: "conda.useMamba = true\nconda.useMicromamba = true" },
    {
      name: "is silent where one is not known",
      code: "conda.enabled = true\nconda.useMamba = params.m\nconda.useMicromamba = true",
    },
    { name: "takes images of Docker's kind without freeze", code: FROZEN.replace("freeze = true", "freeze = false") },
  ],
  invalid: [
    {
      name: "finds Mamba with Micromamba",
      code: BOTH,
      errors: [
        {
          messageId: "mamba",
          ...placeIn(BOTH, "conda.useMicromamba"),
          related: ["nextflow.config:2:1 conda.useMamba is turned on here."],
        },
      ],
    },
    {
      name: "finds a frozen image that is not to be one file",
      code: FROZEN,
      errors: [
        {
          messageId: "frozen",
          data: { option: "singularity.ociAutoPull" },
          ...placeIn(FROZEN, "singularity.ociAutoPull"),
          severity: "info",
        },
      ],
    },
  ],
});
