import rule from "../../src/rules/require-enabled-conda.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const CONDA = "process.conda = 'samtools=1.19'";
const SPACK = "process {\n  withLabel: hpc { spack = 'samtools@1.19' }\n}";

testRule("require-enabled-conda", rule, {
  valid: [
    { name: "takes conda that is on", code: `${CONDA}\nconda.enabled = true` },
    { name: "takes Wave, which builds images from it", code: `${CONDA}\nwave.enabled = true\nwave.strategy = 'conda'` },
    { name: "is silent where conda may be on", code: `${CONDA}\nconda.enabled = params.conda` },
    { name: "is silent where someone turned it off", code: `${CONDA}\nconda.enabled = false` },
    {
      name: "takes a setting for whoever chooses the profile that turns it on",
      code: `${CONDA}\nprofiles {\n    conda { conda.enabled = true }\n    docker { docker.enabled = true }\n}`,
    },
    {
      name: "takes an image beside it",
      code: "process { withName: SORT { conda = 'a=1'\n container = 'a:1' } }",
    },
    { name: "is silent of a file that others include, or give with -c", code: CONDA, filename: "site.config" },
    { name: "says nothing of versions that need no switch", code: CONDA, nextflow: "22.04.0" },
  ],
  invalid: [
    {
      name: "finds conda that is not on",
      code: CONDA,
      errors: [{ messageId: "off", data: { engine: "conda" }, ...placeIn(CONDA, "process.conda") }],
    },
    {
      name: "finds spack in a selector",
      code: SPACK,
      errors: [{ messageId: "off", data: { engine: "spack" }, ...placeIn(SPACK, "spack") }],
    },
  ],
});
