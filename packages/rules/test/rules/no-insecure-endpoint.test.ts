import rule from "../../src/rules/no-insecure-endpoint.js";
import { testRule } from "../rule-tester.js";

const ENDPOINTS = [
  { option: "tower.endpoint", service: "tower.enabled = true" },
  { option: "wave.endpoint", service: "wave.enabled = true" },
  { option: "fusion.containerConfigUrl", service: "fusion.enabled = true" },
  { option: "weblog.url", service: "weblog.enabled = true" },
  { option: "seqera.executor.endpoint", service: "process.executor = 'seqera'" },
  { option: "azure.batch.endpoint", service: "process.executor = 'azurebatch'" },
  { option: "aws.client.endpoint", service: "" },
  { option: "registry.url", service: "" },
];
const setTo = (address: string) => `aws.client.endpoint = '${address}'`;
const LOCAL = [
  "http://localhost:9000",
  "http://127.0.0.1:9000",
  "http://minio:9000",
  "http://minio.default.svc",
  "http://s3.local",
  "http://s3.acme.internal",
];

testRule("no-insecure-endpoint", rule, {
  valid: [
    ...LOCAL.map((address) => ({ name: `takes ${address}`, code: setTo(address) })),
    { name: "takes https", code: setTo("https://s3.example.org") },
    { name: "is silent where the address is not known", code: "aws.client.endpoint = params.s3" },
    ...ENDPOINTS.filter(({ service }) => service !== "").map(({ option }) => ({
      name: `says nothing of ${option} where nothing asks it`,
      code: `${option} = 'http://acme.org'`,
    })),
    {
      name: "leaves the registry of an isolated site to require-plugin-registry",
      code: "registry.url = 'http://acme.org'",
      isolated: true,
    },
  ],
  invalid: [
    ...ENDPOINTS.map(({ option, service }) => ({
      name: `finds http in ${option}`,
      code: `${option} = 'http://acme.org/api'\n${service}`,
      errors: [
        {
          messageId: "plain",
          data: { option, host: "acme.org" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 1 + option.length,
        },
      ],
    })),
    {
      name: "finds it in a list",
      code: "registry.url = ['https://acme.org', 'http://plugins.acme.org']",
      errors: [
        {
          messageId: "plain",
          data: { option: "registry.url", host: "plugins.acme.org" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 13,
        },
      ],
    },
  ],
});
