import rule from "../../src/rules/no-public-endpoint.js";
import { testRule } from "../rule-tester.js";

const isolated = true;

testRule("no-public-endpoint", rule, {
  valid: [
    { name: "says nothing where runs reach the internet", code: "wave.enabled = true" },
    { name: "says nothing of what is off", code: "wave.enabled = false", isolated },
    { name: "says nothing of what nobody turns on", code: "wave.strategy = 'container'", isolated },
    {
      name: "takes an instance of the site's own",
      code: "wave.enabled = true\nwave.endpoint = 'https://wave.example.org'",
      isolated,
    },
    {
      name: "takes a copy on the disk",
      code: "fusion.enabled = true\nfusion.containerConfigUrl = 'file:///opt/fusion/v2.6-amd64.json'",
      isolated,
    },
    {
      name: "takes no host for Seqera's whose name only ends like it",
      code: "tower.enabled = true\ntower.endpoint = 'https://notseqera.io/api'",
      isolated,
    },
    {
      name: "is silent where the endpoint is not known",
      code: "tower.enabled = true\ntower.endpoint = params.platform",
      isolated,
    },
    { name: "is silent where the switch is not known", code: "wave.enabled = params.wave", isolated },
    {
      name: "says nothing of the endpoint of what is off",
      code: "tower.enabled = false\ntower.endpoint = 'https://api.cloud.seqera.io'",
      isolated,
    },
  ],
  invalid: [
    {
      name: "finds images that the public Wave would keep",
      code: "wave.freeze = true\nwave.enabled = true",
      isolated: true,
      errors: [
        { messageId: "freeze", line: 1, column: 1, endLine: 1, endColumn: 12 },
        {
          messageId: "default",
          data: {
            name: "Wave",
            endpoint: "wave.endpoint",
            host: "wave.seqera.io",
            remedy: "an instance within this site",
          },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 13,
        },
      ],
    },
    {
      name: "finds what Fargate fetches although Wave is the site's own",
      code: "aws.batch.platformType = 'fargate'\nwave.enabled = true\nwave.endpoint = 'https://wave.hospital.lan'\nwave.freeze = true",
      isolated: true,
      errors: [{ messageId: "s5cmd", line: 1, column: 1, endLine: 1, endColumn: 23 }],
    },
    {
      name: "finds the public Wave, Fusion and Platform behind no endpoint",
      code: "wave.enabled = true\nfusion.enabled = true\ntower.enabled = true",
      isolated,
      errors: [
        {
          messageId: "default",
          data: {
            name: "Wave",
            endpoint: "wave.endpoint",
            host: "wave.seqera.io",
            remedy: "an instance within this site",
          },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 13,
        },
        {
          messageId: "default",
          data: {
            name: "Fusion",
            endpoint: "fusion.containerConfigUrl",
            host: "fusionfs.seqera.io",
            remedy: "a copy within this site",
          },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 15,
        },
        {
          messageId: "default",
          data: {
            name: "Seqera Platform",
            endpoint: "tower.endpoint",
            host: "api.cloud.seqera.io",
            remedy: "an instance within this site",
          },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 14,
        },
      ],
    },
    {
      name: "finds a public endpoint that is written out, also where a platform turns the service on",
      code: "tower.endpoint = 'https://api.cloud.seqera.io'",
      isolated,
      errors: [
        {
          messageId: "public",
          data: {
            name: "Seqera Platform",
            endpoint: "tower.endpoint",
            host: "api.cloud.seqera.io",
            remedy: "an instance within this site",
          },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 15,
        },
      ],
    },
    {
      name: "takes an empty endpoint and the Platform's dash for none",
      code: "tower.enabled = true\ntower.endpoint = '-'\nwave.enabled = true\nwave.endpoint = ''",
      isolated,
      errors: [
        {
          messageId: "default",
          data: {
            name: "Seqera Platform",
            endpoint: "tower.endpoint",
            host: "api.cloud.seqera.io",
            remedy: "an instance within this site",
          },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 14,
        },
        {
          messageId: "default",
          data: {
            name: "Wave",
            endpoint: "wave.endpoint",
            host: "wave.seqera.io",
            remedy: "an instance within this site",
          },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 13,
        },
      ],
    },
    {
      name: "names the profile that turns it on",
      code: "profiles {\n  cloud {\n    wave.enabled = true\n  }\n  cluster {\n    process.executor = 'slurm'\n  }\n}",
      isolated,
      errors: [
        {
          messageId: "default",
          data: {
            name: "Wave",
            endpoint: "wave.endpoint",
            host: "wave.seqera.io",
            remedy: "an instance within this site",
          },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 17,
          profiles: ["cloud"],
        },
      ],
    },
  ],
});
