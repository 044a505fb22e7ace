import rule from "../../src/rules/valid-wave-build.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const MIRROR = "wave.enabled = true\nwave.mirror = true";
const REPOSITORY = "wave.build.repository = 'registry.example.org/mirror'";
const at = placeIn(MIRROR, "wave.mirror");

testRule("valid-wave-build", rule, {
  valid: [
    { name: "takes a mirror with a repository", code: `${MIRROR}\n${REPOSITORY}` },
    { name: "takes a mirror of images alone", code: `${MIRROR}\n${REPOSITORY}\nwave.strategy = 'container'` },
    { name: "takes freeze without a repository, as Wave does", code: "wave.enabled = true\nwave.freeze = true" },
    { name: "says nothing where Wave is off", code: "wave.mirror = true\nwave.freeze = true" },
    {
      name: "says nothing where the mirror is off",
      code: "wave.enabled = true\nwave.mirror = false\nwave.freeze = true",
    },
    { name: "is silent where Wave is not known", code: "wave.enabled = params.wave\nwave.mirror = true" },
    { name: "is silent where the mirror is not known", code: "wave.enabled = true\nwave.mirror = params.mirror" },
    {
      name: "is silent where the repository is not known",
      code: `${MIRROR}\nwave.build.repository = params.repository`,
    },
    { name: "is silent where freeze is not known", code: `${MIRROR}\n${REPOSITORY}\nwave.freeze = params.freeze` },
    {
      name: "is silent where the strategy is not known",
      code: `${MIRROR}\n${REPOSITORY}\nwave.strategy = params.strategy`,
    },
    { name: "says nothing to a Nextflow that has no mirror", code: MIRROR, nextflow: "24.04.4" },
    { name: "says nothing to the last release before the mirror", code: MIRROR, nextflow: "24.08.0-edge" },
  ],
  invalid: [
    {
      name: "finds a mirror without a repository",
      code: MIRROR,
      errors: [{ messageId: "mirrorNeedsRepository", ...at, severity: "rule's" }],
    },
    {
      name: "finds it in the first release with the mirror",
      code: MIRROR,
      nextflow: "24.09.0-edge",
      errors: [{ messageId: "mirrorNeedsRepository", ...at }],
    },
    {
      name: "finds mirror and freeze together",
      code: `${MIRROR}\n${REPOSITORY}\nwave.freeze = true`,
      errors: [{ messageId: "mirrorOrFreeze", ...at, related: ["nextflow.config:4:1 This is set here."] }],
    },
    {
      name: "finds a strategy that builds, in a text",
      code: `${MIRROR}\n${REPOSITORY}\nwave.strategy = 'conda, container'`,
      errors: [
        {
          messageId: "mirrorStrategy",
          data: { built: "conda" },
          ...at,
          severity: "warning",
          related: ["nextflow.config:4:1 The strategy is set here."],
        },
      ],
    },
    {
      name: "finds a strategy that builds, in a list",
      code: `${MIRROR}\n${REPOSITORY}\nwave.strategy = ['dockerfile', 'conda']`,
      errors: [{ messageId: "mirrorStrategy", data: { built: "dockerfile or conda" }, ...at }],
    },
  ],
});
