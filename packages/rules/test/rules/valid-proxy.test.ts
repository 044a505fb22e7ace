import rule from "../../src/rules/valid-proxy.js";
import { testRule } from "../rule-tester.js";

const HOST = "aws.client.proxyHost = 'proxy.acme.org'";
const PORT = "aws.client.proxyPort = 3128";
const ENV = "env.https_proxy = 'http://proxy.acme.org:3128'";
const at = { line: 1, column: 1, endLine: 1, endColumn: 16 };
const data = { name: "https_proxy" };

testRule("valid-proxy", rule, {
  valid: [
    { name: "takes a host with a port", code: `${HOST}\n${PORT}` },
    { name: "is silent where the port is not known", code: `${HOST}\naws.client.proxyPort = params.port` },
    { name: "says nothing of null", code: "aws.client.proxyHost = null" },
    { name: "says nothing of the environment where runs reach the internet", code: ENV },
  ],
  invalid: [
    {
      name: "finds a host without a port",
      code: HOST,
      errors: [
        {
          messageId: "half",
          data: { set: "aws.client.proxyHost", missing: "aws.client.proxyPort" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 21,
        },
      ],
    },
    {
      name: "finds a port without a host",
      code: PORT,
      errors: [
        {
          messageId: "half",
          data: { set: "aws.client.proxyPort", missing: "aws.client.proxyHost" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 21,
        },
      ],
    },
    {
      name: "says whom the environment reaches",
      code: ENV,
      isolated: true,
      errors: [{ messageId: "tasksOnly", data, ...at, severity: "info" }],
    },
    ...["awsbatch", "google-batch", "azurebatch"].map((executor) => ({
      name: `asks for exceptions on ${executor}`,
      code: `${ENV}\nprocess.executor = '${executor}'`,
      isolated: true,
      errors: [{ messageId: "noExceptions", data, ...at, severity: "info" as const }],
    })),
    {
      name: "takes exceptions",
      code: `${ENV}\nenv.no_proxy = '.amazonaws.com'\nprocess.executor = 'awsbatch'`,
      isolated: true,
      errors: [{ messageId: "tasksOnly", data, ...at }],
    },
  ],
});
