import type { ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { azureStorage, bucketUse, filledUse, s3Uses } from "./cloud-uses.js";
import { addressOf, textsOf } from "./known-option.js";
import type { Cause, ServiceUse } from "./service-use.js";

/** Where a run reads and writes: the work directory surely, what params and `env` name perhaps. */
export function dataUses(config: ResolvedConfig): readonly ServiceUse[] {
  const directories = ["workDir", "bucketDir", "outputDir"].flatMap((name) => config.option(name) ?? []);
  const given = [...config.options("params"), ...config.options("env")];
  return [
    ...directories.flatMap((option) => usesOf(config, option)),
    ...given.flatMap((option) =>
      usesOf(config, option).map((use): ServiceUse => ({
        ...use,
        ...(use.service !== "links" && { atMost: "conditional" }),
      })),
    ),
    ...fileShares(config),
  ];
}

function usesOf(config: ResolvedConfig, { path, place, value }: ResolvedOption): readonly ServiceUse[] {
  const because: readonly Cause[] = [{ option: path.join("."), place }];
  return textsOf(value).texts.flatMap((text): readonly ServiceUse[] => {
    const [, scheme, rest = ""] = /^(https?|ftp|s3|gs|az):\/\/(.+)$/.exec(text) ?? [];
    switch (scheme) {
      case "s3": {
        const bucket = /^[a-z0-9][a-z0-9.-]+(?=\/|$)/.exec(rest.replace(/^\/+/, ""))?.[0];
        return [...s3Uses(config, because), ...(bucket === undefined ? [] : bucketUse(config, bucket, because))];
      }
      case "gs":
        return [{ service: "google-storage", because }];
      case "az":
        return [azureStorage(config, because)];
      case undefined:
        return [];
      default: {
        const address = addressOf(text);
        if (address === undefined) return [];
        const { host, port } = address;
        const unknown = "whether a run follows the link";
        return [
          {
            service: "links",
            because,
            unknown,
            fill: new Map([["address", host]]),
            ...(port !== undefined && { port }),
          },
        ];
      }
    }
  });
}

function fileShares(config: ResolvedConfig): readonly ServiceUse[] {
  const [option] = config.options("azure.storage.fileShares");
  if (option === undefined) return [];
  const use = { service: "azure-file-shares", because: [{ option: option.path.join("."), place: option.place }] };
  return [filledUse(config, use, { account: "azure.storage.accountName" })];
}
