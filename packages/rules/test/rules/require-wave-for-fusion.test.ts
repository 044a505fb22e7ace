import rule from "../../src/rules/require-wave-for-fusion.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const FUSION = "fusion.enabled = true";
const PROFILES = `profiles {\n  fusion { ${FUSION} }\n  wave { wave.enabled = true }\n}`;
const INSERTED = `${FUSION}\nwave.enabled = true`;

testRule("require-wave-for-fusion", rule, {
  valid: [
    { name: "takes Fusion with Wave", code: `${FUSION}\nwave.enabled = true` },
    { name: "says nothing without Fusion", code: "fusion.enabled = false" },
    { name: "says nothing of Fusion that is unset", code: "fusion.enabled = null" },
    { name: "is silent where Fusion is not known", code: "fusion.enabled = params.fusion" },
    { name: "is silent where Wave is not known", code: `${FUSION}\nwave.enabled = params.wave` },
    {
      name: "is silent where an include that cannot be read may set Wave",
      code: `${FUSION}\nincludeConfig params.site`,
    },
    { name: "takes a text for on, as Nextflow does", code: `${FUSION}\nwave.enabled = 'false'` },
    {
      name: "takes a profile that the settings combine with one that turns Wave on",
      code: PROFILES,
      combinations: [["fusion", "wave"]],
    },
  ],
  invalid: [
    {
      name: "finds Fusion without Wave, and offers to turn it on",
      code: FUSION,
      errors: [
        {
          messageId: "off",
          ...placeIn(FUSION, "fusion.enabled"),
          severity: "warning",
          related: [],
          suggestions: [{ messageId: "turnOn", output: INSERTED }],
        },
      ],
    },
    {
      name: "is sure where Wave is turned off",
      code: `${FUSION}\nwave.enabled = false`,
      errors: [
        {
          messageId: "off",
          ...placeIn(FUSION, "fusion.enabled"),
          severity: "error",
          related: ["nextflow.config:2:1 Wave is turned off here."],
          suggestions: [{ messageId: "turnOn", output: INSERTED }],
        },
      ],
    },
    {
      name: "takes null for unset",
      code: `${FUSION}\nwave.enabled = null`,
      errors: [
        {
          messageId: "off",
          ...placeIn(FUSION, "fusion.enabled"),
          severity: "warning",
          related: [],
          suggestions: [{ messageId: "turnOn", output: INSERTED }],
        },
      ],
    },
    {
      name: "says that a compute environment has no Wave",
      code: FUSION,
      platform: { executor: "awsbatch", wave: false },
      errors: [{ messageId: "environment", ...placeIn(FUSION, "fusion.enabled"), severity: "error" }],
    },
    {
      name: "names the profiles that turn Wave on",
      code: PROFILES,
      errors: [
        {
          messageId: "combine",
          data: { names: "wave" },
          ...placeIn(PROFILES, "fusion.enabled"),
          severity: "warning",
          profiles: ["fusion"],
          suggestions: [
            { messageId: "turnOn", output: PROFILES.replace(`${FUSION} }`, `${FUSION}; wave.enabled = true }`) },
          ],
        },
      ],
    },
  ],
});
