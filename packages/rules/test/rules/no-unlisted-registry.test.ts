import rule from "../../src/rules/no-unlisted-registry.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const isolated = true;
const options = [{ allow: ["registry.acme.org", "*.mirror.org"] }];
const docker = (...lines: string[]) => ["docker.enabled = true", ...lines].join("\n");
const QUAY = docker("process.container = 'quay.io/x/y:1'");
const HUB = docker("process.container = 'ubuntu:24.04'");
const unlisted = (code: string, image: string, host: string) => [
  { messageId: "unlisted", data: { image, host }, ...placeIn(code, `'${image}'`) },
];
const PRIVATE = "process.executor = 'google-batch'\ngoogle.batch.usePrivateAddress = true\n";
const OVERRIDDEN = `${QUAY}\ndocker.registry = 'docker.io'\ndocker.registryOverride = true`;
const CLOUD = "process.executor = 'awsbatch'\nprocess.container = 'ubuntu:24.04'\ndocker.registry = 'quay.io'";
const WAVE = "process.container = 'registry.acme.org/x:1'\nwave.enabled = true\ndocker.enabled = true";
const BEHIND =
  "process.container = 'quay.io/x/y:1'\nwave.enabled = true\nwave.endpoint = 'https://wave.mirror.org'\ndocker.enabled = true";

testRule("no-unlisted-registry", rule, {
  valid: [
    { name: "says nothing where runs reach the internet", code: QUAY, options },
    { name: "says nothing without a list", code: QUAY, isolated },
    { name: "takes a listed registry", code: docker("process.container = 'registry.acme.org/x:1'"), options, isolated },
    {
      name: "takes one below a listed name",
      code: docker("process.container = 'eu.mirror.org/x:1'"),
      options,
      isolated,
    },
    {
      name: "takes the engine's own registry",
      code: `${HUB}\ndocker.registry = 'registry.acme.org'`,
      options,
      isolated,
    },
    {
      name: "takes a registry that stands for all",
      code: `${QUAY}\ndocker.registry = 'registry.acme.org'\ndocker.registryOverride = true`,
      options,
      isolated,
    },
    {
      name: "is silent where the registry is not known",
      code: `${HUB}\ndocker.registry = params.registry`,
      options,
      isolated,
    },
    {
      name: "is silent where the engine is not known",
      code: "docker.enabled = params.d\nprocess.container = 'x:1'",
      options,
      isolated,
    },
    { name: "is silent where no engine is on", code: "process.container = 'x:1'", options, isolated },
    {
      name: "is silent where it is not known whether Wave is on",
      code: `${QUAY}\nwave.enabled = params.wave`,
      options,
      isolated,
    },
    { name: "says nothing of files", code: docker("process.container = '/images/x.sif'"), options, isolated },
    {
      name: "takes Google's registries without an address",
      code: `${PRIVATE}process.container = 'eu-docker.pkg.dev/a/b:1'`,
      isolated,
    },
  ],
  invalid: [
    {
      name: "finds a registry that is not listed",
      code: QUAY,
      options,
      isolated,
      errors: unlisted(QUAY, "quay.io/x/y:1", "quay.io"),
    },
    {
      name: "takes no name for Docker's",
      code: HUB,
      options,
      isolated,
      errors: unlisted(HUB, "ubuntu:24.04", "docker.io"),
    },
    {
      name: "finds one that stands for all",
      code: OVERRIDDEN,
      options,
      isolated,
      errors: unlisted(OVERRIDDEN, "quay.io/x/y:1", "docker.io"),
    },
    {
      name: "reads Docker's settings for a cloud",
      code: CLOUD,
      options,
      isolated,
      errors: unlisted(CLOUD, "ubuntu:24.04", "quay.io"),
    },
    {
      name: "finds what machines without an address do not reach",
      code: `${PRIVATE}process.container = 'quay.io/x/y:1'`,
      isolated,
      errors: [
        {
          messageId: "privateAddress",
          data: { image: "quay.io/x/y:1", host: "quay.io" },
          line: 3,
          column: 21,
          endLine: 3,
          endColumn: 36,
          severity: "info",
        },
      ],
    },
    {
      name: "judges Wave in the place of what it serves",
      code: WAVE,
      options,
      isolated,
      errors: [{ messageId: "wave", data: { host: "wave.seqera.io" }, ...placeIn(WAVE, "wave.enabled") }],
    },
    {
      name: "judges the repository that Wave copies to",
      code: `${WAVE}\nwave.freeze = true\nwave.build.repository = 'ghcr.io/acme'`,
      options,
      isolated,
      errors: [{ messageId: "wave", data: { host: "ghcr.io" }, ...placeIn(WAVE, "wave.enabled") }],
    },
    {
      name: "mentions what an own Wave has to reach",
      code: BEHIND,
      options,
      isolated,
      errors: [
        {
          messageId: "behindWave",
          data: { image: "quay.io/x/y:1", host: "quay.io" },
          ...placeIn(BEHIND, "'quay.io/x/y:1'"),
          severity: "info",
        },
      ],
    },
  ],
});
