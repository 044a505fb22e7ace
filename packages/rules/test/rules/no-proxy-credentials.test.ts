import rule from "../../src/rules/no-proxy-credentials.js";
import { testRule } from "../rule-tester.js";

testRule("no-proxy-credentials", rule, {
  valid: [
    { name: "takes a proxy without a password", code: "aws.client.proxyHost = 'p'\naws.client.proxyUsername = null" },
    { name: "leaves a literal password to no-hardcoded-credentials", code: "aws.client.proxyPassword = 'hunter2'" },
    { name: "leaves a literal one in an address too", code: "env.HTTPS_PROXY = 'http://u:hunter2@p:3128'" },
    { name: "takes an address without a password", code: 'env.https_proxy = "http://${params.host}:3128"' },
    { name: "is silent where the whole address is not known", code: "env.https_proxy = params.proxy" },
    { name: "takes other variables", code: 'env.REPOSITORY = "https://u:${secrets.P}@example.org"' },
  ],
  invalid: [
    {
      name: "finds a user",
      code: "aws.client.proxyUsername = 'u'\naws.client.proxyPassword = secrets.P",
      errors: [
        {
          messageId: "password",
          data: { option: "aws.client.proxyUsername" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 25,
        },
      ],
    },
    {
      name: "finds a password",
      code: "aws.client.proxyPassword = secrets.P",
      errors: [
        {
          messageId: "password",
          data: { option: "aws.client.proxyPassword" },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 25,
        },
      ],
    },
    ...["http_proxy", "HTTPS_PROXY", "all_proxy", "ftp_proxy"].map((name) => ({
      name: `finds one in ${name}`,
      code: `env.${name} = "http://u:\${secrets.P}@p:3128"`,
      errors: [
        {
          messageId: "password",
          data: { option: `the password from env.${name}` },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 5 + name.length,
        },
      ],
    })),
  ],
});
