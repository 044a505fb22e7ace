import rule from "../../src/rules/pin-remote-includes.js";
import { testRule } from "../rule-tester.js";

const include = (url: string) => `includeConfig '${url}'`;
const SHA = "0123456789abcdef0123456789abcdef01234567";
const PINNED = [
  `https://raw.githubusercontent.com/acme/configs/${SHA}/site.config`,
  "https://raw.githubusercontent.com/acme/configs/v1.2/site.config",
  "https://raw.githubusercontent.com/acme/configs/refs/tags/stable/site.config",
  "https://github.com/acme/configs/raw/1.2.3/site.config",
  `https://gitlab.com/acme/group/configs/-/raw/${SHA}/site.config`,
  `https://bitbucket.org/acme/configs/raw/${SHA}/site.config`,
  "https://configs.example.org/main/site.config",
];
const MOVING = [
  { url: "https://raw.githubusercontent.com/acme/configs/master/site.config", ref: "master" },
  { url: "https://raw.githubusercontent.com/acme/configs/refs/heads/main/site.config", ref: "main" },
  { url: "https://github.com/acme/configs/raw/dev/site.config", ref: "dev" },
  { url: "https://gitlab.example.org/acme/configs/-/raw/main/site.config", ref: "main" },
  { url: "https://bitbucket.org/acme/configs/raw/main/site.config", ref: "main" },
];
const NF_CORE =
  'params.custom_config_base = "https://raw.githubusercontent.com/nf-core/configs/master"\n' +
  "includeConfig !System.getenv('NXF_OFFLINE') && params.custom_config_base ? \"${params.custom_config_base}/nfcore_custom.config\" : '/dev/null'";

testRule("pin-remote-includes", rule, {
  valid: [
    ...PINNED.map((url) => ({ name: `takes ${url}`, code: include(url) })),
    { name: "is silent where the include hangs on the environment", code: NF_CORE },
    {
      name: "is silent where the branch is not known",
      code: 'includeConfig "https://github.com/acme/c/raw/${params.ref}/a.config"',
    },
    { name: "says nothing of a file", code: "includeConfig 'conf/base.config'" },
  ],
  invalid: MOVING.map(({ url, ref }) => ({
    name: `finds ${url}`,
    code: include(url),
    errors: [{ messageId: "branch", data: { ref }, line: 1, column: 15, endLine: 1, endColumn: 17 + url.length }],
  })),
});
