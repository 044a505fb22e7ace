import rule from "../../src/rules/valid-container-name.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const DOCKER = "docker.enabled = true\nprocess.container = 'docker://acme/scan:0.4.0'";
const BATCH = "process {\n  executor = 'awsbatch'\n  withName: A { container = 'library://acme/scan' }\n}";

testRule("valid-container-name", rule, {
  valid: [
    { name: "takes a name without a scheme", code: "docker.enabled = true\nprocess.container = 'acme/scan:0.4.0'" },
    {
      name: "takes a scheme with Singularity",
      code: "singularity.enabled = true\nprocess.container = 'docker://acme/scan'",
    },
    { name: "is silent where the engine is chosen at launch", code: "process.container = 'docker://acme/scan'" },
    {
      name: "is silent where the engine is not known",
      code: "docker.enabled = params.d\nprocess.container = 'docker://acme/scan'",
    },
  ],
  invalid: [
    {
      name: "finds a scheme with Docker",
      code: DOCKER,
      errors: [
        {
          messageId: "scheme",
          data: {
            taker: "docker",
            scheme: "docker://",
            remedy: "Write 'acme/scan:0.4.0', which Singularity takes as well.",
          },
          ...placeIn(DOCKER, "'docker://acme/scan:0.4.0'"),
        },
      ],
    },
    {
      name: "finds a scheme on a cloud",
      code: BATCH,
      errors: [
        {
          messageId: "scheme",
          data: {
            taker: "awsbatch",
            scheme: "library://",
            remedy: "Name an image of a registry, or enable Singularity or Apptainer.",
          },
          ...placeIn(BATCH, "'library://acme/scan'"),
        },
      ],
    },
  ],
});
