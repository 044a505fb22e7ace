import type { ResolvedConfig } from "@nf-lint/resolver";
import { addressOf, causesOf, switchOf, textsOf } from "./known-option.js";
import type { Cause, ServiceUse } from "./service-use.js";

/** An executor that a variant has, or may have. */
export interface UsedExecutor {
  readonly name: string;
  readonly because: readonly Cause[];
  readonly unknown?: string;
}

/** The services behind the executors of the clouds, and Kubernetes. */
export function executorUses(config: ResolvedConfig, { name, because, unknown }: UsedExecutor): readonly ServiceUse[] {
  const doubt = unknown === undefined ? {} : { unknown: `the executor depends on ${unknown}` };
  const use = (service: string, ...options: readonly string[]): ServiceUse => ({
    service,
    because: [...because, ...causesOf(config, ...options)],
    ...doubt,
  });
  switch (name) {
    case "awsbatch":
      return [
        { ...use("aws-batch", "aws.region"), ...regionOf(config), ...doubt },
        { ...use("docker-hub-in-aws", "aws.region"), ...regionOf(config), ...doubt },
        ...s3Uses(config, because).map((s3) => ({ ...s3, ...doubt })),
        use("metadata"),
      ];
    case "google-batch":
      return [use("google-batch"), use("google-storage"), use("machine-prices"), use("metadata")];
    case "azurebatch": {
      const own = textsOf(config.value("azure.batch.endpoint"));
      const batch: ServiceUse =
        own.texts.length > 0 || own.unknown !== undefined
          ? atOption(config, "own-azure-batch", "azure.batch.endpoint")
          : filledUse(config, use("azure-batch"), {
              account: "azure.batch.accountName",
              location: "azure.batch.location",
            });
      const copies = switchOf(config, "fusion.enabled") !== "on" && !isOff(config);
      return [
        { ...batch, because: [...because, ...batch.because], ...doubt },
        { ...azureStorage(config, because), ...doubt },
        ...(copies ? [use("azcopy", "azure.batch.copyToolInstallMode")] : []),
        use("metadata"),
      ];
    }
    case "k8s":
      return [{ ...atOption(config, "kubernetes", "k8s.client.server"), ...doubt }];
    case "seqera":
      return [{ ...atOption(config, "seqera-scheduler", "seqera.executor.endpoint"), ...doubt }];
    default:
      return [];
  }
}

function isOff(config: ResolvedConfig): boolean {
  return textsOf(config.value("azure.batch.copyToolInstallMode")).texts[0] === "off";
}

/** A service at the address that an option gives. */
export function atOption(config: ResolvedConfig, service: string, name: string): ServiceUse {
  const { texts, unknown } = textsOf(config.value(name));
  const address = texts[0] === undefined ? undefined : addressOf(texts[0]);
  const because = causesOf(config, name);
  if (address === undefined) {
    return {
      service,
      because,
      unknown: unknown === undefined ? `${name} is not set here` : `${name} depends on ${unknown}`,
    };
  }
  const { host, port } = address;
  return { service, because, fill: new Map([["address", host]]), ...(port !== undefined && { port }) };
}

/** Region and suffix of AWS as the configuration has them. */
function regionOf(config: ResolvedConfig): Pick<ServiceUse, "fill" | "unknown"> {
  const { texts, unknown } = textsOf(config.value("aws.region"));
  const [region] = texts;
  if (region === undefined) {
    const why =
      unknown === undefined ? "aws.region is not set: the environment decides" : `aws.region depends on ${unknown}`;
    return { unknown: why, fill: new Map([["suffix", "amazonaws.com"]]) };
  }
  return {
    fill: new Map([
      ["region", region],
      ["suffix", awsSuffix(region)],
    ]),
  };
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
  ["eusc-", "amazonaws.eu"],
];

export function s3Uses(config: ResolvedConfig, because: readonly Cause[]): readonly ServiceUse[] {
  const endpoint = textsOf(config.value("aws.client.endpoint"));
  if (endpoint.texts.length > 0 || endpoint.unknown !== undefined) {
    const own = atOption(config, "own-s3", "aws.client.endpoint");
    return [{ ...own, because: [...because, ...own.because] }];
  }
  const region = { because: [...because, ...causesOf(config, "aws.region")], ...regionOf(config) };
  const elsewhere = { ...region, service: "s3-elsewhere" };
  const suffix = region.fill?.get("suffix") ?? "amazonaws.com";
  const { unknown: _regionUnknown, ...rest } = elsewhere;
  return [
    { ...region, service: "s3" },
    { ...rest, fill: new Map([["suffix", suffix]]) },
  ];
}

/** The buckets' own names beside the region's. */
export function bucketUse(config: ResolvedConfig, bucket: string, because: readonly Cause[]): readonly ServiceUse[] {
  if (config.value("aws.client.endpoint") !== undefined || bucket.includes(".")) return [];
  const { fill = new Map<string, string>(), unknown } = regionOf(config);
  return [
    {
      service: "bucket",
      because: [...because, ...causesOf(config, "aws.region")],
      fill: new Map([...fill, ["bucket", bucket]]),
      ...(unknown !== undefined && { unknown }),
    },
  ];
}

export function azureStorage(config: ResolvedConfig, because: readonly Cause[]): ServiceUse {
  return filledUse(config, { service: "azure-storage", because }, { account: "azure.storage.accountName" });
}

/** A use whose placeholders options fill: what they do not say makes it unknown. */
export function filledUse(
  config: ResolvedConfig,
  use: ServiceUse,
  options: Readonly<Record<string, string>>,
): ServiceUse {
  const fill = new Map<string, string>();
  let why: string | undefined;
  for (const [placeholder, name] of Object.entries(options)) {
    const { texts, unknown } = textsOf(config.value(name));
    const [text] = texts;
    if (text !== undefined) fill.set(placeholder, text);
    else
      why ??= unknown === undefined ? `${name} is not set: the environment decides` : `${name} depends on ${unknown}`;
  }
  const unknown = use.unknown ?? why;
  const because = [...use.because, ...Object.values(options).flatMap((name) => causesOf(config, name))];
  return { ...use, because, fill, ...(unknown !== undefined && { unknown }) };
}
