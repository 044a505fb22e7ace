import rule from "../../src/rules/no-quoted-boolean.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";
import type { InvalidCase } from "../rule-tester.js";

const quoted = (code: string, at: string, messageId: string, option: string, output?: string): InvalidCase => ({
  name: `finds ${code}`,
  code,
  errors: [{ messageId, data: { option }, ...placeIn(code, at) }],
  ...(output !== undefined && { output }),
});

testRule("no-quoted-boolean", rule, {
  valid: [
    { name: "takes a boolean", code: "docker.enabled = true" },
    { name: "takes an option that may be a text", code: "process.scratch = 'false'\nfusion.tags = 'false'" },
    { name: "takes what reads the text", code: "process.debug = 'true'\nazure.managedIdentity.system = 'true'" },
    { name: "takes a param, which is no option", code: "params.skip = 'false'" },
    { name: "takes another text", code: "docker.enabled = 'no'" },
    { name: "is silent where the value is not known", code: "docker.enabled = params.docker" },
  ],
  invalid: [
    quoted("docker.enabled = 'false'", "'false'", "isTrue", "docker.enabled", "docker.enabled = false"),
    quoted('wave.enabled = "true"', '"true"', "isText", "wave.enabled", "wave.enabled = true"),
    quoted("cleanup = 'True'", "'True'", "isText", "cleanup", "cleanup = true"),
    {
      name: "does not change what comes from a param",
      code: "params.docker = 'false'\ndocker.enabled = params.docker",
      errors: [
        { messageId: "isTrue", data: { option: "docker.enabled" }, line: 2, column: 18, endLine: 2, endColumn: 31 },
      ],
    },
  ],
});
