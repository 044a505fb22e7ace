import rule from "../../src/rules/no-secrets-in-params.js";
import { testRule } from "../rule-tester.js";

const at = { messageId: "secret", data: { name: "KEY" }, line: 1, column: 1, endLine: 1, endColumn: 13 };

testRule("no-secrets-in-params", rule, {
  valid: [
    { name: "takes a variable", code: "env.TOKEN = secrets.KEY" },
    { name: "takes an option", code: "aws.secretKey = secrets.KEY" },
    { name: "takes a question after one", code: "params.token = secrets.KEY ? 'yes' : 'no'" },
    { name: "takes a comparison with one", code: "params.token = secrets.KEY == ''" },
    { name: "takes a denial", code: "params.token = !secrets.KEY" },
    { name: "takes what another thing is unknown for", code: "params.token = env('KEY')" },
  ],
  invalid: [
    { name: "finds a secret", code: "params.token = secrets.KEY", errors: [at] },
    { name: "finds one in a text", code: 'params.token = "Bearer ${secrets.KEY}"', errors: [at] },
    { name: "finds one in a sum", code: "params.token = 'Bearer ' + secrets.KEY", errors: [at] },
    { name: "finds one in place of another value", code: "params.token = env('X') ?: secrets.KEY", errors: [at] },
    { name: "finds one behind a question", code: "params.token = params.x ? secrets.KEY : ''", errors: [at] },
    { name: "finds one that a method changes", code: "params.token = secrets.KEY.trim()", errors: [at] },
    {
      name: "finds one in a map, in a profile",
      code: "profiles { p { params.db = [user: 'a', pw: secrets.KEY] } }",
      errors: [
        { messageId: "secret", data: { name: "KEY" }, line: 1, column: 40, endLine: 1, endColumn: 42, profiles: ["p"] },
      ],
    },
  ],
});
