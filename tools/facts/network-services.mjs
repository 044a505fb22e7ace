/**
 * Which service each row of the reference on hosts belongs to: the first whose pattern the row's `host when` matches.
 * A service is what a configuration uses or not; how that is told stands in packages/linter/src/network. `undefined`:
 * what no configuration can say.
 */
const SERVICES = [
  ["launcher", /^www\.nextflow\.io /],
  ["release-files", /"download"/],
  ["plugin-registry", /^registry\.nextflow\.io /],
  ["plugin-index", /"plugins":"as above"/],
  ["own-plugin-registry", /registry\.url\}/],
  ["wave", /^wave(-cache-[a-z-]+)?\.seqera\.io/],
  ["own-wave", /wave\.endpoint\}/],
  ["community-registry", /^community\.wave/],
  ["community-registry-layers", /^community-cr-prod/],
  ["public-registry-layers", /^public-cr-prod/],
  ["seqera-registry", /^((public|auth)\.)?cr\.seqera\.io/],
  ["fusion", /^fusionfs\./],
  ["own-fusion", /fusion\.containerConfigUrl\}/],
  ["seqera-licence", /^(licenses|cerbero)\./],
  ["enterprise-plugins", /^nf-xpack\./],
  ["platform", /^(api\.)?cloud\.seqera\.io/],
  ["own-platform", /tower\.endpoint\}/],
  ["seqera-scheduler", /seqera\.executor\.endpoint\}/],
  ["machine-prices", /^cloudinfo\./],
  ["platform-launch", /"launchedFrom":"platform"/],
  ["ses", /NXF_ENABLE_AWS_SES/],
  [undefined, /"never":true|"include":"nf-core/],
  ["git-github", /pulled from github/],
  ["git-gitlab", /pulled from gitlab/],
  ["git-bitbucket", /pulled from bitbucket/],
  ["git-gitea", /pulled from gitea/],
  ["git-azurerepos", /pulled from azurerepos/],
  ["git-codecommit", /pulled from codecommit/],
  ["remote-include", /includeConfig URL/],
  ["docker-hub-in-aws", /^docker-images-prod\.s3\./],
  ["docker-hub", /registry-1\.docker\.io/],
  ["quay", /quay\.io/],
  ["ghcr", /ghcr\.io/],
  ["ecr", /dkr\.ecr\./i],
  ["ecr-public", /public\.ecr\.aws/],
  ["gcr", /gcr\.io\|us/],
  ["artifact-registry", /docker\.pkg\.dev/],
  ["azure-registry", /azurecr\.io/],
  ["nvidia-registry", /nvcr\.io/],
  ["galaxy-depot", /^depot\.galaxyproject\.org/],
  ["sylabs-library", /^library\.sylabs\.io/],
  ["other-registry", /any other host before/],
  ["s3-elsewhere", /another or unknown region/],
  ["s3", /^s3\.\{/],
  ["own-s3", /aws\.client\.endpoint\}/],
  ["s3-proxy", /aws\.client\.proxyHost\}/],
  ["aws-batch", /"executor":"awsbatch"\}$/],
  ["metadata", /^169\./],
  ["google-storage", /^(storage|oauth2)\.googleapis/],
  ["google-logging", /^logging\.googleapis/],
  ["google-batch", /"executor":"google-batch"/],
  ["own-azure-batch", /azure\.batch\.endpoint\}/],
  ["azcopy", /copyToolInstallMode/],
  ["azure-batch", /\.batch\.azure\.com/],
  ["azure-storage", /\.blob\.core\.windows\.net/],
  ["azure-file-shares", /\.file\.core/],
  ["entra", /^login\.microsoftonline/],
  ["kubernetes", /k8s\.client\.server\}/],
  ["conda-defaults", /^repo\.anaconda/],
  ["own-conda-channel", /each channel/],
  ["conda", /^conda\.anaconda/],
  ["multiqc", /^api\.multiqc/],
  ["weblog", /weblog\.url\}/],
  ["mail", /mail\.smtp\.host\}/],
  ["links", /each link/],
  ["bucket", /^\{bucket\}/],
];

/** Placeholders as the linter fills them. */
const PLACEHOLDERS = [
  [/\{(host of |any other host|aws\.client\.proxyHost|mail\.smtp\.host)[^}]*\}/, "{address}"],
  [/^\{region\}\.gcr\.io$/, "{address}"],
  [/\{aws\.region\}/g, "{region}"],
  [/\{awsSuffix\}/g, "{suffix}"],
  [/\{azure\.(batch|storage)\.accountName\}/, "{account}"],
  [/\{azure\.batch\.location\}/, "{location}"],
  [/^\{bucket\}$/, "{bucket}.s3.{region}.{suffix}"],
];

/** Each covers the hosts that end as it does; the reference names them at its head, and not at every row. */
const WILDCARDS = [
  "*.seqera.io",
  "*.seqera.io.cdn.cloudflare.net",
  "*.googleapis.com",
  "*.githubusercontent.com",
  "*.quay.io",
  "*.blob.core.windows.net",
  "*.batch.azure.com",
];

const COMMUNITY_LAYERS = "layers of Seqera's community registry";

/** What is otherwise than the reference has it, by `service host`. */
const CORRECTIONS = {
  "launcher www.nextflow.io": { why: "the launcher fetches the release there, and asks for the newest version" },
  "release-files github.com": { why: "releases of plugins before 25.10, and the standalone distribution" },
  "own-plugin-registry {address}": { why: "a plugin registry of one's own" },
  "own-wave {address}": { why: "a Wave of one's own; from where its layers come is not known here" },
  "own-fusion {address}": {
    why: "own manifest of the Fusion client; the layer's host stands inside it and is not known here",
  },
  "platform-launch hub.seqera.io": {
    why: "named for runs that Seqera Platform launches; nothing in Nextflow asks for it",
  },
  "nvidia-registry nvcr.io": { why: "NVIDIA's registry" },
  "nvidia-registry authn.nvidia.com": { why: "tokens for NVIDIA's registry, as far as is known" },
  "galaxy-depot depot.galaxyproject.org": { why: "images of BioContainers for Singularity and Apptainer" },
  "google-storage oauth2.googleapis.com": { why: "access tokens of Google Cloud" },
  "google-storage storage.googleapis.com": { why: "buckets of Google Cloud Storage" },
  "google-logging logging.googleapis.com": {
    why: "the output of tasks goes to Cloud Logging, and is read there for those that fail",
  },
  "google-batch metadata.google.internal": { why: "credentials on machines of Google; never through a proxy" },
  "aws-batch sts.{region}.{suffix}": { why: "AWS's service for roles and identities" },
  "other-registry {address}": { why: "registry of an image" },
  "remote-include {address}": { why: "a configuration that is included by address, without which the run ends" },
  "weblog {address}": { why: "events of the run" },
  "azcopy github.com": {
    why: "nodes or tasks of Azure download azcopy, unless azure.batch.copyToolInstallMode is 'off'",
  },
  "azcopy raw.githubusercontent.com": {
    why: "nodes or tasks of Azure download azcopy, unless azure.batch.copyToolInstallMode is 'off'",
  },
  "bucket {bucket}.s3.{region}.{suffix}": {
    // The name of a bucket holds its region, which no option says.
    need: "conditional",
    why: "the bucket's own name; with another region in it where the bucket lies elsewhere",
  },
  // Who pulls images pulls them from there.
  "community-registry community.wave.seqera.io": { sides: ["puller"], why: "Seqera's community registry" },
  "community-registry-layers community-cr-prod.seqera.io": { sides: ["puller"], why: COMMUNITY_LAYERS },
  "community-registry-layers community-cr-prod.seqera.io.cdn.cloudflare.net": {
    sides: ["puller"],
    why: COMMUNITY_LAYERS,
  },
  "public-registry-layers public-cr-prod.seqera.io": { sides: ["puller"] },
  "public-registry-layers public-cr-prod.seqera.io.cdn.cloudflare.net": { sides: ["puller"] },
  "seqera-registry cr.seqera.io": { sides: ["puller"] },
  "seqera-registry public.cr.seqera.io": { sides: ["puller"] },
  "seqera-registry auth.cr.seqera.io": { sides: ["puller"] },
};

const QUAY = "Quay and its CDN";

for (const host of ["quay.io", "cdn.quay.io", "cdn01.quay.io", "cdn02.quay.io", "cdn03.quay.io"])
  CORRECTIONS[`quay ${host}`] = { why: QUAY };

/** What the reference names in its notes alone. */
const ADDITIONS = [
  ...["cdn04.quay.io", "cdn05.quay.io", "cdn06.quay.io"].map((host) => ({
    service: "quay",
    host,
    port: 443,
    sides: ["puller"],
    need: "required",
    why: QUAY,
  })),
  {
    service: "own-s5cmd",
    host: "{address}",
    port: 443,
    sides: ["head"],
    need: "required",
    why: "own manifest of the layer of Fargate tasks; the layer's host stands inside it and is not known here",
  },
  {
    service: "licence-server",
    host: "{address}",
    sides: ["worker"],
    need: "conditional",
    why: "the licence server of a tool",
  },
];

/** @returns The hosts as the linter keeps them; those left out that no configuration can say. */
export function networkRows(hosts) {
  return [...hosts.flatMap(networkRow), ...ADDITIONS].map((row) => ({ ...row, wildcard: wildcardOf(row.host) }));
}

function networkRow({ host, port, side, need, when, why }) {
  const found = SERVICES.find(([, pattern]) => pattern.test(`${host} ${JSON.stringify(when)}`));
  if (found === undefined) throw new Error(`No service has the host ${host} (${JSON.stringify(when)}).`);
  const service = found[0];
  // An image names one host of Google's registry: that one counts.
  if (service === undefined || (service === "gcr" && host === "gcr.io")) return [];
  const filled = PLACEHOLDERS.reduce((text, [pattern, name]) => text.replace(pattern, name), host);
  const sides = side.flatMap((name) => (name === "worker or head" ? ["head", "worker"] : [name]));
  const addressPort = typeof port === "number" ? port : undefined;
  return [{ service, host: filled, port: addressPort, sides, need, why, ...CORRECTIONS[`${service} ${filled}`] }];
}

/** The pattern of the list that covers a host, as a firewall reads it. */
function wildcardOf(host) {
  return WILDCARDS.find((pattern) => host !== pattern && host.endsWith(pattern.slice(1)));
}
