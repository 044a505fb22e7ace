import { addressOf } from "../address.js";
import { causesOf, settingOf } from "../known-option.js";
import type { NetworkRun } from "../network-run.js";
import { settingOrVariable } from "../network-run.js";
import { inDoubt, inSomeRuns, useAt } from "../service-use.js";
import type { Cause, ServiceUse } from "../service-use.js";

/** The region and the partition's suffix, as the options have them, or the environment where that is given. */
export function awsRegion(
  run: NetworkRun,
  because: readonly Cause[],
): Pick<ServiceUse, "because" | "fill" | "unknown"> {
  const region = settingOrVariable(run, "aws.region", "AWS_DEFAULT_REGION");
  const causes = [...because, ...region.because];
  if (region.text === undefined) {
    const unknown = region.unknown ?? "aws.region is not set: the environment decides";
    return { because: causes, fill: new Map([["suffix", "amazonaws.com"]]), unknown };
  }
  return { because: causes, fill: regionFill(region.text) };
}

/** What a region's name fills in. */
export function regionFill(region: string): ReadonlyMap<string, string> {
  return new Map([
    ["region", region],
    ["suffix", awsSuffix(region)],
  ]);
}

/** The domain of the partition that a region belongs to. */
function awsSuffix(region: string): string {
  const found = PARTITIONS.find(([prefix]) => region.startsWith(prefix));
  return found?.[1] ?? "amazonaws.com";
}

const PARTITIONS: readonly (readonly [prefix: string, suffix: string])[] = [
  ["cn-", "amazonaws.com.cn"],
  ["us-iso-", "c2s.ic.gov"],
  ["us-isob-", "sc2s.sgov.gov"],
  ["us-isof-", "csp.hci.ic.gov"],
  ["eu-isoe-", "cloud.adc-e.uk"],
  ["eusc-", "amazonaws.eu"],
];

/** S3 of the region, and the name without one, which is asked for buckets that lie elsewhere; or that of another maker. */
export function s3Uses(run: NetworkRun, because: readonly Cause[]): readonly ServiceUse[] {
  const regional = awsRegion(run, because);
  const suffix = regional.fill?.get("suffix") ?? "amazonaws.com";
  const ofAws: readonly ServiceUse[] = [
    { service: "s3", ...regional },
    { service: "s3-elsewhere", because: regional.because, fill: new Map([["suffix", suffix]]) },
  ];
  const endpoint = settingOf(run.config, "aws.client.endpoint");
  if (endpoint.text === undefined && endpoint.unknown === undefined) return ofAws;
  const causes = [...because, ...causesOf(run.config, "aws.client.endpoint")];
  const address = endpoint.text === undefined ? undefined : addressOf(endpoint.text);
  if (address !== undefined) return [useAt("own-s3", address, causes)];
  const why = endpoint.unknown ?? "aws.client.endpoint is no address";
  return [...ofAws, { service: "own-s3", because: causes }].map((use) => inDoubt(use, why));
}

/** The bucket's own name beside the region's. A name with dots is no part of a host. */
export function bucketUses(run: NetworkRun, bucket: string, because: readonly Cause[]): readonly ServiceUse[] {
  const endpoint = settingOf(run.config, "aws.client.endpoint");
  if (endpoint.text !== undefined || bucket.includes(".")) return [];
  const { fill = new Map<string, string>(), ...regional } = awsRegion(run, because);
  const use = { service: "bucket", ...regional, fill: new Map([...fill, ["bucket", bucket]]) };
  return [inDoubt(use, endpoint.unknown)];
}

/** The proxy of the S3 client alone, and mail by SES: what else of AWS options and the environment ask for. */
export function furtherAwsUses(run: NetworkRun): readonly ServiceUse[] {
  const { config, environment } = run;
  const proxy = settingOf(config, "aws.client.proxyHost");
  const host = proxy.text === undefined ? undefined : addressOf(proxy.text)?.host;
  const hasProxy = proxy.text !== undefined || proxy.unknown !== undefined;
  const port = settingOf(config, "aws.client.proxyPort");
  return [
    ...(hasProxy
      ? [
          inDoubt(
            {
              service: "s3-proxy",
              because: causesOf(config, "aws.client.proxyHost", "aws.client.proxyPort"),
              port: portOf(port.text, 80),
              ...(host !== undefined && { fill: new Map([["address", host]]) }),
            },
            proxy.unknown ?? port.unknown,
          ),
        ]
      : []),
    ...(environment.get("NXF_ENABLE_AWS_SES") === "true"
      ? [inSomeRuns({ service: "ses", ...awsRegion(run, []) })]
      : []),
  ];
}

/** A port as an option has it, where that is one. */
export function portOf(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : otherwise;
}
