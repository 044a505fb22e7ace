import rule from "../../src/rules/require-container-engine.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const IMAGE = "manifest.name = 'a'\nprocess.container = 'ubuntu:24.04'";
const at = placeIn(IMAGE, "process.container");
const ENGINES = ["docker", "podman", "singularity", "apptainer", "charliecloud", "shifter", "sarus"];
const OTHERS = ["conda", "spack", "wave", "fusion"];

testRule("require-container-engine", rule, {
  valid: [
    ...ENGINES.map((engine) => ({ name: `takes ${engine}`, code: `${IMAGE}\n${engine}.enabled = true` })),
    ...ENGINES.map((engine) => ({
      name: `takes a profile with ${engine}`,
      code: `${IMAGE}\nprofiles { a { ${engine}.enabled = true } }`,
    })),
    ...OTHERS.map((other) => ({ name: `says nothing with ${other}`, code: `${IMAGE}\n${other}.enabled = true` })),
    { name: "is silent where an engine is not known", code: `${IMAGE}\ndocker.enabled = params.docker` },
    {
      name: "is silent where an include that cannot be read may turn one on",
      code: `${IMAGE}\nincludeConfig params.site`,
    },
    { name: "says nothing without images", code: "manifest.name = 'a'" },
    { name: "is silent where the image is not known", code: "manifest.name = 'a'\nprocess.container = params.image" },
    { name: "says nothing of a site's file", code: "process.container = 'ubuntu:24.04'", filename: "site.config" },
    ...["awsbatch", "azurebatch", "google-batch", "k8s", "seqera", "float"].map((executor) => ({
      name: `says nothing on ${executor}`,
      code: `${IMAGE}\nprocess.executor = '${executor}'`,
    })),
    {
      name: "says nothing where a profile goes to a cloud",
      code: `${IMAGE}\nprofiles { a { process.executor = 'k8s' } }`,
    },
    { name: "is silent where the executor is not known", code: `${IMAGE}\nprocess.executor = params.e` },
  ],
  invalid: [
    { name: "finds an image that nothing runs", code: IMAGE, errors: [{ messageId: "none", ...at }] },
    {
      name: "finds it on a cluster",
      code: `${IMAGE}\nprocess.executor = 'slurm'`,
      errors: [{ messageId: "none", ...at }],
    },
    {
      name: "finds it once, whatever the profiles",
      code: `${IMAGE}\nprofiles { a { process.cpus = 2 } }`,
      errors: [{ messageId: "none", ...at, profiles: [] }],
    },
    {
      name: "finds it in a selector",
      code: "manifest.name = 'a'\nprocess { withName: A { container = 'x:1' } }",
      errors: [{ messageId: "none", line: 2, column: 25, endLine: 2, endColumn: 34 }],
    },
  ],
});
