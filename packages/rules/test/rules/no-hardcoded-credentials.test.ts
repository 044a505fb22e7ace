import rule from "../../src/rules/no-hardcoded-credentials.js";
import { testRule } from "../rule-tester.js";

const SECRET = "Zm9vYmFyYmF6";
const KEY = "AKIAIOSFODNN7EXAMPLX";

const lines = (...parts: string[]) => parts.join("\n");

testRule("no-hardcoded-credentials", rule, {
  valid: [
    { name: "takes a secret", code: "aws.secretKey = secrets.AWS_SECRET_KEY" },
    { name: "takes a variable of the environment", code: "tower.accessToken = env('TOWER_ACCESS_TOKEN')" },
    { name: "takes what Java says of the environment", code: "aws.accessKey = System.getenv('AWS_ACCESS_KEY_ID')" },
    { name: "takes the content of a file", code: "azure.storage.sasToken = file('conf/sas-token.txt').text" },
    { name: "takes what is not set", code: lines("aws.secretKey = null", "aws.accessKey = ''", "params.token = null") },
    {
      name: "takes what stands for one",
      code: lines("aws.secretKey = '<your key>'", "params.token = 'CHANGE_ME_PLEASE'"),
    },
    {
      name: "takes an option that reads a param without a value",
      code: lines("params.azure_key = null", "azure.batch.accountKey = params.azure_key"),
    },
    { name: "takes what a variable is a part of", code: 'tower.accessToken = "${params.prefix}-${params.token}"' },
    {
      name: "takes names that only resemble one",
      code: lines(
        "params.max_tokens = '4096000000'",
        "params.tokenizer = 'bert-base-uncased'",
        "params.token_file = 'conf/token.txt'",
        "params.secret_name = 'my-secret-name'",
        "params.password_help = 'The-password-of-the-server'",
        "params.keyword = 'password'",
        "env.TOKENIZERS_PARALLELISM = 'false-please'",
        "process.secret = ['MY_SECRET_NAME']",
        "azure.storage.tokenDuration = '48h'",
      ),
    },
    { name: "takes a comparison with a text", code: "params.token = params.mode == 'abcdefgh12345' ? null : ''" },
    { name: "takes an address without a password", code: "params.url = 'https://me@example.org:8080/x'" },
    {
      name: "takes what the user names",
      code: lines("params.test.token = 'abcdefgh12345'", "aws.secretKey = 'abcdefgh12345'"),
      options: [{ ignore: ["params.test", "aws.secretKey"] }],
    },
    {
      name: "is silent where a pattern of the user takes too long",
      code: `params.x = '${"a".repeat(40)}!'`,
      options: [{ patterns: ["^(a+)+$"] }],
    },
    {
      name: "takes a param of a script that reads one",
      filename: "main.nf",
      code: "params.token = null\nworkflow { }",
    },
  ],
  invalid: [
    {
      name: "finds an option that takes a credential, of any length",
      code: "aws { secretKey = 'x1' }",
      errors: [
        {
          messageId: "option",
          data: { option: "aws.secretKey", name: "AWS_SECRET_KEY" },
          line: 1,
          column: 19,
          endLine: 1,
          endColumn: 23,
          profiles: [],
          related: [],
          suggestions: [
            {
              messageId: "readSecret",
              data: { name: "AWS_SECRET_KEY" },
              output: "aws { secretKey = secrets.AWS_SECRET_KEY }",
            },
          ],
        },
      ],
    },
    {
      name: "finds it below a name of the user's, and in a branch of an expression",
      code: "azure.batch.pools.auto.password = params.test ? 'hunter2' : secrets.POOL",
      errors: [
        {
          messageId: "option",
          data: { option: "azure.batch.pools.auto.password", name: "AZURE_BATCH_POOLS_AUTO_PASSWORD" },
          line: 1,
          column: 49,
          endLine: 1,
          endColumn: 58,
          suggestions: [
            {
              messageId: "readSecret",
              data: { name: "AZURE_BATCH_POOLS_AUTO_PASSWORD" },
              output:
                "azure.batch.pools.auto.password = params.test ? secrets.AZURE_BATCH_POOLS_AUTO_PASSWORD : secrets.POOL",
            },
          ],
        },
      ],
    },
    {
      name: "finds it in place of a variable that is not set",
      code: "tower.accessToken = env('TOKEN') ?: 'eyJ0aWQiOiA1'",
      errors: [
        {
          messageId: "option",
          data: { option: "tower.accessToken", name: "TOWER_ACCESS_TOKEN" },
          line: 1,
          column: 37,
          endLine: 1,
          endColumn: 51,
          suggestions: [
            {
              messageId: "readSecret",
              data: { name: "TOWER_ACCESS_TOKEN" },
              output: "tower.accessToken = env('TOKEN') ?: secrets.TOWER_ACCESS_TOKEN",
            },
          ],
        },
      ],
    },
    {
      name: "stands at the param that an option reads, whatever its name, once",
      code: lines(
        "params.azure = 'abc'",
        "azure.storage.accountKey = params.azure",
        "azure.batch.accountKey = params.azure",
      ),
      errors: [
        {
          messageId: "param",
          data: { option: "params.azure", name: "AZURE" },
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 21,
          related: [
            "nextflow.config:3:1 azure.batch.accountKey reads it.",
            "nextflow.config:2:1 azure.storage.accountKey reads it.",
          ],
        },
      ],
    },
    {
      name: "finds params and variables by their names, in the profile that has them",
      code: lines(
        "params.mode = 'x'",
        "profiles {",
        `  a { params.db_password = '${SECRET}' }`,
        `  b { env.GITHUB_TOKEN = '${SECRET}' }`,
        "}",
      ),
      errors: [
        {
          messageId: "param",
          data: { option: "params.db_password", name: "DB_PASSWORD" },
          line: 3,
          column: 28,
          endLine: 3,
          endColumn: 42,
          profiles: ["a"],
        },
        {
          messageId: "option",
          data: { option: "env.GITHUB_TOKEN", name: "GITHUB_TOKEN" },
          line: 4,
          column: 26,
          endLine: 4,
          endColumn: 40,
          profiles: ["b"],
          suggestions: [
            {
              messageId: "readSecret",
              data: { name: "GITHUB_TOKEN" },
              output: lines(
                "params.mode = 'x'",
                "profiles {",
                `  a { params.db_password = '${SECRET}' }`,
                "  b { env.GITHUB_TOKEN = secrets.GITHUB_TOKEN }",
                "}",
              ),
            },
          ],
        },
      ],
    },
    {
      name: "finds what has the form of one, in a map and in a closure",
      code: lines(`params.db = [apiKey: '${SECRET}']`, `process.ext.args = { "--key ${KEY} --n \${task.cpus}" }`),
      errors: [
        {
          messageId: "param",
          data: { option: "params.db.apiKey", name: "DB_API_KEY" },
          line: 1,
          column: 22,
          endLine: 1,
          endColumn: 36,
        },
        {
          messageId: "process",
          data: { option: "process.ext.args", name: "PROCESS_EXT_ARGS" },
          line: 2,
          column: 23,
          endLine: 2,
          endColumn: 54,
        },
      ],
    },
    {
      name: "finds the password in an address that is included",
      code: "includeConfig 'https://me:hunter2@example.org/x.config'",
      errors: [{ messageId: "text", line: 1, column: 15, endLine: 1, endColumn: 56 }],
    },
    {
      name: "marks of a text of several lines the credential alone",
      code: lines("params.note = '''", "  a", `  ${KEY}`, "'''"),
      errors: [
        {
          messageId: "param",
          data: { option: "params.note", name: "NOTE" },
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 23,
        },
      ],
    },
    {
      name: "finds what the user's patterns say",
      code: "params.x = 'acme_0123456789'",
      options: [{ patterns: ["acme_[0-9]{10}"] }],
      errors: [
        { messageId: "param", data: { option: "params.x", name: "X" }, line: 1, column: 12, endLine: 1, endColumn: 29 },
      ],
    },
    {
      name: "finds params of a script",
      filename: "main.nf",
      code: lines(`params.api_token = '${SECRET}'`, "workflow { }"),
      errors: [
        {
          messageId: "param",
          data: { option: "params.api_token", name: "API_TOKEN" },
          line: 1,
          column: 20,
          endLine: 1,
          endColumn: 34,
        },
      ],
    },
    {
      name: "finds declared params of a script, and keys in a command",
      filename: "main.nf",
      code: lines(
        "params {",
        `  password: String = '${SECRET}'`,
        "}",
        "process A {",
        "  script:",
        '  """',
        `  aws configure set aws_access_key_id ${KEY}`,
        '  """',
        "}",
      ),
      errors: [
        {
          messageId: "param",
          data: { option: "params.password", name: "PASSWORD" },
          line: 2,
          column: 22,
          endLine: 2,
          endColumn: 36,
        },
        { messageId: "text", line: 7, column: 39, endLine: 7, endColumn: 59 },
      ],
    },
  ],
});
