/** What each credential has in it, so that no output may have it: none of them has ever been one. */
export const BAIT: readonly string[] = [
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
  "bait-of-a-script",
];

const [aws, session, github, fine, gitlab, slack, google, key, signature, account, jwt, address, ...named] = BAIT;
const [option, param, variable, overridden, plugin, behind, ofScript] = named;

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
process {
  withName: 'A' {
    ext.header = "X-Token: \${params.lab_token}"
    containerOptions = "-e AWS_KEY=${aws} -e TOKEN=\${params.lab_token}"
    publishDir = [path: "https://me:${address}@example.org/\${params.lab_token}"]
  }
}
wave.enabled = true; wave.endpoint = 'https://me:${address}@wave.example.org'
tower.enabled = true; tower.endpoint = "https://tower.example.org/?key=\${params.lab_token}"
process.executor = 'google-batch'
profiles { other { process.container = 'https://me:${address}@example.org/x.sif'; params.lab_token = '${overridden}'; aws.secretKey = params.lab_token } }
`;

const SCRIPT = `\
params.api_token = '${ofScript}'
process A {
  container "https://me:${address}@registry.example.org/tool.sif"
  publishDir "https://me:${address}@example.org/results"
  ext auth_header: "X-Token: \${params.api_token}", args: '--token ${ofScript}'

  script:
  """
  curl -H 'Authorization: ${gitlab}' https://me:${address}@example.org \${params.api_token}
  """
}
workflow {
  def unused = '${github}'; A()
}
`;

/** A pipeline with bait wherever a configuration or a script has room for it. */
export const BAITED: Readonly<Record<"nextflow.config" | "main.nf", string>> = {
  "nextflow.config": CONFIG,
  "main.nf": SCRIPT,
};

/** The bait that an output has. */
export const leaks = (output: string): readonly string[] => BAIT.filter((bait) => output.includes(bait));
