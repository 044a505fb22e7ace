import rule from "../../src/rules/no-multiple-container-engines.js";
import { testRule } from "../rule-tester.js";

testRule("no-multiple-container-engines", rule, {
  valid: [
    { name: "takes one engine", code: "docker.enabled = true" },
    {
      name: "takes a profile each",
      code: "profiles {\n  a {\n    docker.enabled = true\n  }\n  b {\n    podman.enabled = true\n  }\n}",
    },
    {
      name: "takes a profile that disables the other",
      code: "docker.enabled = true\nprofiles {\n  b {\n    docker.enabled = false\n    podman.enabled = true\n  }\n}",
    },
    { name: "is silent where a value is not known", code: "docker.enabled = params.docker\npodman.enabled = true" },
  ],
  invalid: [
    {
      name: "finds two in one run",
      code: "docker.enabled = true\nsingularity.enabled = true",
      errors: [
        {
          messageId: "several",
          data: { engines: "docker and singularity" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 20,
          related: ["nextflow.config:1:1 docker.enabled is turned on here."],
        },
      ],
    },
    {
      name: "finds the one that a profile adds, whatever its name",
      code: "singularity.enabled = true\nprofiles {\n  d {\n    docker.enabled = true\n  }\n}",
      errors: [
        {
          messageId: "several",
          data: { engines: "docker and singularity" },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 19,
          profiles: ["d"],
        },
      ],
    },
    {
      name: "finds profiles that do not go together",
      code: "profiles {\n  a {\n    docker.enabled = true\n  }\n  b {\n    podman.enabled = true\n  }\n}",
      combinations: [["a", "b"]],
      errors: [
        {
          messageId: "several",
          data: { engines: "docker and podman" },
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 19,
          profiles: ["a,b"],
        },
      ],
    },
    {
      name: "points at the profile that is an engine's own, and else at the last",
      code: "profiles {\n  podman {\n    podman.enabled = true\n  }\n  hpc {\n    apptainer.enabled = true\n  }\n  old {\n    apptainer.enabled = true\n    podman.enabled = true\n  }\n}",
      combinations: [["podman", "hpc"]],
      errors: [
        {
          messageId: "several",
          data: { engines: "apptainer and podman" },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 19,
          profiles: ["podman,hpc"],
        },
        {
          messageId: "several",
          data: { engines: "apptainer and podman" },
          line: 10,
          column: 5,
          endLine: 10,
          endColumn: 19,
          profiles: ["old"],
        },
      ],
    },
  ],
});
