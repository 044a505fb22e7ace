import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CONFIG_FORMATS } from "../../src/config-formats/index.js";
import { FORMAT_NAMES } from "../../src/formats/index.js";
import { projectDirectory } from "../project-directory.js";
import { runIn } from "../run-in.js";

/** What each credential has in it, so that no output may have it: none of them has ever been one. */
const BAIT = [
  "AKIAIOSFODNN7EXAMPLX",
  "ASIAIOSFODNN7EXAMPLX",
  `ghp_${"a1".repeat(18)}`,
  `github_pat_${"b2".repeat(18)}`,
  `glpat-${"c3".repeat(10)}`,
  "xoxb-123456789012-abcdef",
  `AIza${"d".repeat(35)}`,
  "MIIEowIBAAKCAQEA",
  `${"e5".repeat(20)}%3D`,
  `${"f6".repeat(24)}==`,
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
  "bait-of-an-address",
  "bait-of-an-option",
  "bait-of-a-param",
  "bait-of-a-variable",
  "bait-of-an-overridden-one",
  "bait-of-a-plugin",
  "bait-behind-a-param",
];

const [aws, session, github, fine, gitlab, slack, google, key, signature, account, jwt, address, ...named] = BAIT;
const [option, param, variable, overridden, plugin, behind] = named;

const CONFIG = `\
// Each of these is bait.
manifest.description = "uses ${aws} and ${session}"
manifest.homePage = 'https://me:${address}@example.org/x'
params.urls = ['az://c?sv=2020&sig=${signature}', "DefaultEndpointsProtocol=https;AccountKey=${account}"]
params.github = '${github}'; params.fine = '${fine}'
params.note = '''
  -----BEGIN RSA PRIVATE KEY-----
  ${key}
  -----END RSA PRIVATE KEY-----
'''
params.lab_token = '${overridden}'
params.lab_token = '${param}'
params.x = '${behind}'
aws.secretKey = '${option}'
azure.batch.accountKey = params.x
tower.accessToken = '${jwt}'
env.API_TOKEN = '${variable}'
env.SLACK = '${slack}'
float.password = '${plugin}'
process.cpuss = '${gitlab}'
process.errorStrategy = '${google}'
process.ext.args = { "--token \${params.lab_token} --key ${aws}" }
process.resourceLabels = [team: '${param}']
process.executor = 'google-batch'
profiles { other { params.lab_token = '${overridden}'; aws.secretKey = params.lab_token } }
`;

const SCRIPT = `\
params.api_token = '${param}'
process A {
  script:
  """
  curl -H 'Authorization: ${gitlab}' https://me:${address}@example.org \${params.api_token}
  """
}
workflow { A(); undefined_name('${github}') }
`;

const FILES = { "nextflow.config": CONFIG, "main.nf": SCRIPT };

const leaks = (output: string): readonly string[] => BAIT.filter((bait) => output.includes(bait));

test.each(FORMAT_NAMES)("nothing of it is in --format %s", async (format) => {
  const directory = projectDirectory(FILES);
  const { stdout, stderr } = await runIn(directory, ["--preset", "all", "--format", format]);
  expect(leaks(stdout + stderr)).toEqual([]);
  expect(stdout).toContain("no-hardcoded-credentials");
});

test.each(FORMAT_NAMES)("nothing of it is in --format %s of a project with a remote include", async (format) => {
  const directory = projectDirectory({
    "nextflow.config": `${CONFIG}includeConfig 'https://me:${address ?? ""}@example.org/more.config'\n`,
  });
  for (const more of [[], ["--rule", "no-hardcoded-credentials: off"]]) {
    const { stdout, stderr } = await runIn(directory, ["--preset", "all", "--format", format, ...more]);
    expect(leaks(stdout + stderr), more.join(" ")).toEqual([]);
  }
});

test.each(CONFIG_FORMATS)("nothing of it is in config --format %s", async (format) => {
  const directory = projectDirectory(FILES);
  for (const more of [[], ["--blame"], ["--profile", "other", "--blame"]]) {
    const { stdout, stderr } = await runIn(directory, ["config", "--format", format, ...more]);
    expect(leaks(stdout + stderr), more.join(" ")).toEqual([]);
    expect(stdout).toContain("••••");
  }
});

test("nothing of it is in a baseline", async () => {
  const directory = projectDirectory(FILES);
  await runIn(directory, ["--update-baseline", "--preset", "all"]);
  expect(leaks(readFileSync(join(directory, ".nf-lint-baseline.json"), "utf8"))).toEqual([]);
});

test("each of it is found", async () => {
  const directory = projectDirectory(FILES);
  const { stdout } = await runIn(directory, ["--format", "json"]);
  const { findings } = JSON.parse(stdout) as {
    findings: { ruleId: string; file: string; range: { start: { line: number } } }[];
  };
  const lines = (file: string): number[] => [
    ...new Set(
      findings
        .filter((one) => one.ruleId === "no-hardcoded-credentials" && one.file === file)
        .map(({ range }) => range.start.line),
    ),
  ];
  expect(lines("nextflow.config")).toEqual([2, 3, 4, 5, 7, 11, 12, 13, 14, 16, 17, 18, 19, 20, 21, 22, 25]);
  expect(lines("main.nf")).toEqual([1, 5, 8]);
});
