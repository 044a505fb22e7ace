/** A link: how it begins, what stands before its path, and the rest. */
const LINK = /(?<![\w+.-])(?<scheme>https?|ftps?|s3|gs|az):\/\/(?<authority>[^\s/?#'"`<>,;]+)(?<path>[^\s'"`<>,;]*)/gi;

/**
 * Buckets that anybody may read. Of all others only their owner can say where they are.
 *
 * AWS iGenomes, the annotation cache of nf-core and its results of full-size tests, the examples of Nextflow itself, and
 * open data that pipelines name by bucket.
 */
const PUBLIC_BUCKETS: ReadonlySet<string> = new Set([
  "gs://gcp-public-data--broad-references",
  "gs://genomics-public-data",
  "gs://rnaseq-nf",
  "s3://1000genomes",
  "s3://annotation-cache",
  "s3://broad-references",
  "s3://ngi-igenomes",
  "s3://nf-core-awsmegatests",
  "s3://rnaseq-nf",
  "s3://sra-pub-run-odp",
]);

/** Names that the internet's name servers do not serve: reserved ones, and those that sites give their own machines. */
const LOCAL_NAME =
  /(^|\.)(corp|home|home\.arpa|internal|intranet|lan|local|localdomain|localhost|localnet|private|svc|test)$/;

/** Loopback, link-local, private and shared addresses. */
const LOCAL_ADDRESS =
  /^(10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(\.\d{1,3}){1,3}$/;

/** Where a text leads. */
export interface ExternalLink {
  /** In lower case: `https`. */
  readonly scheme: string;
  /** The host, or the bucket as `s3://ngi-igenomes`. */
  readonly host: string;
  /** What stands behind the host: `/nf-core/test-datasets`. */
  readonly path: string;
}

/**
 * The links in a text that surely lead to the internet. A host counts unless its name or address shows that it is within
 * a site, a bucket only if it is known to be public.
 */
export function externalLinks(text: string): readonly ExternalLink[] {
  return [...text.matchAll(LINK)].flatMap(({ groups = {} }) => {
    const scheme = (groups["scheme"] ?? "").toLowerCase();
    const name = hostOf(groups["authority"] ?? "");
    const path = groups["path"] ?? "";
    if (/^(s3|gs|az)$/.test(scheme)) {
      const host = `${scheme}://${name}`;
      return PUBLIC_BUCKETS.has(host) ? [{ scheme, host, path }] : [];
    }
    return isOnInternet(name) ? [{ scheme, host: name, path }] : [];
  });
}

/** The host of an address, without a user and a port, in lower case. */
export function hostOf(authority: string): string {
  return authority
    .slice(authority.lastIndexOf("@") + 1)
    .replace(/:\d*$/, "")
    .toLowerCase();
}

/** A name without a dot is one that only a site's own name server knows; what is no name at all leads nowhere. */
function isOnInternet(host: string): boolean {
  return /^[\w-]+(\.[\w-]+)+$/.test(host) && !LOCAL_NAME.test(host) && !LOCAL_ADDRESS.test(host);
}

/** The JSON schema of what `isAllowedHost` takes in a list. */
export const HOST_OR_PATTERN = { type: "string", pattern: "^(\\*\\.)?[^*]+$" } as const;

/** Whether a host is one of those that are allowed: by its name, or with `*.example.org` any name below one. */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  return allowed.some((name) => {
    const wanted = name.toLowerCase();
    return wanted.startsWith("*.") ? host.endsWith(wanted.slice(1)) : host === wanted;
  });
}
