import { addressOf } from "../address.js";
import { causesOf, doubtOf, settingOf, switchOf } from "../known-option.js";
import type { NetworkRun } from "../network-run.js";
import { settingOrVariable } from "../network-run.js";
import { awsRegion, s3Uses } from "./aws-uses.js";
import { inDoubt, inSomeRuns, useAt } from "../service-use.js";
import type { Cause, ServiceUse } from "../service-use.js";
import type { UsedExecutor } from "../used-executors.js";

/** The services behind the executors of the clouds, and Kubernetes. */
export function executorUses(run: NetworkRun, executor: UsedExecutor): readonly ServiceUse[] {
  const uses = servicesOf(run, executor).map((use) => inDoubt(use, executor.unknown));
  return executor.isConditional ? uses.map(inSomeRuns) : uses;
}

function servicesOf(run: NetworkRun, { name, because }: UsedExecutor): readonly ServiceUse[] {
  const { environment } = run;
  const use = (service: string): ServiceUse => ({ service, because });
  switch (name) {
    case "awsbatch":
      return [{ service: "aws-batch", ...awsRegion(run, because) }, ...s3Uses(run, because), use("metadata")];
    case "google-batch":
      return [
        use("google-batch"),
        loggingUse(run, because),
        use("google-storage"),
        ...(environment.get("NXF_CLOUDINFO_ENABLED") === "false" ? [] : [use("machine-prices")]),
        use("metadata"),
      ];
    case "azurebatch":
      return [batchUse(run, because), azureStorage(run, because), ...azcopyUses(run, because), use("metadata")];
    case "k8s":
      return [addressed(run, "kubernetes", "k8s.client.server", because)];
    case "seqera":
      return [addressed(run, "seqera-scheduler", "seqera.executor.endpoint", because)];
    default:
      return [];
  }
}

/** With a path for the logs Nextflow still asks Cloud Logging, for tasks that fail (`GoogleBatchTaskHandler`). */
function loggingUse({ config }: NetworkRun, because: readonly Cause[]): ServiceUse {
  const { text, unknown } = settingOf(config, "google.batch.logsPath");
  const use = { service: "google-logging", because: [...because, ...causesOf(config, "google.batch.logsPath")] };
  if (unknown !== undefined) return inDoubt(use, unknown);
  return text === undefined ? use : inSomeRuns({ ...use, note: "only for tasks that fail" });
}

function batchUse(run: NetworkRun, because: readonly Cause[]): ServiceUse {
  const { text, unknown } = settingOf(run.config, "azure.batch.endpoint");
  // In simplified mode the nodes call it, too.
  if (text !== undefined || unknown !== undefined)
    return { ...addressed(run, "own-azure-batch", "azure.batch.endpoint", because), alsoAt: ["worker"] };
  return filledUse(run, { service: "azure-batch", because }, [
    ["account", "azure.batch.accountName", "AZURE_BATCH_ACCOUNT_NAME"],
    ["location", "azure.batch.location"],
  ]);
}

/** Where nobody says how `azcopy` is installed, Fusion makes it needless (`AzBatchOpts.getCopyToolInstallMode`). */
function azcopyUses({ config }: NetworkRun, because: readonly Cause[]): readonly ServiceUse[] {
  const mode = settingOf(config, "azure.batch.copyToolInstallMode");
  const fusion = switchOf(config, "fusion.enabled");
  if (mode.text === "off" || (mode.text === undefined && mode.unknown === undefined && fusion === "on")) return [];
  const causes = [...because, ...causesOf(config, "azure.batch.copyToolInstallMode")];
  const doubt = mode.text === undefined ? (mode.unknown ?? doubtOf(fusion)) : undefined;
  return [inDoubt({ service: "azcopy", because: causes }, doubt)];
}

/** A service at the address that an option gives. */
export function addressed(
  { config }: NetworkRun,
  service: string,
  name: string,
  because: readonly Cause[] = [],
): ServiceUse {
  const { text, unknown } = settingOf(config, name);
  const causes = [...because, ...causesOf(config, name)];
  const address = text === undefined ? undefined : addressOf(text);
  if (address !== undefined) return useAt(service, address, causes);
  return { service, because: causes, unknown: unknown ?? `${name} is not set here` };
}

/** The storage account of the options. */
export function azureStorage(run: NetworkRun, because: readonly Cause[]): ServiceUse {
  return accountUse(run, { service: "azure-storage", because });
}

/** A use of the storage account of the options, whatever of it is used. */
export function accountUse(run: NetworkRun, use: ServiceUse): ServiceUse {
  return filledUse(run, use, [["account", "azure.storage.accountName", "AZURE_STORAGE_ACCOUNT_NAME"]]);
}

/** A use whose placeholders options fill, or variables: what they do not say makes it unknown. */
function filledUse(
  run: NetworkRun,
  use: ServiceUse,
  parts: readonly (readonly [placeholder: string, option: string, variable?: string])[],
): ServiceUse {
  const fill = new Map<string, string>();
  let filled = use;
  for (const [placeholder, option, variable] of parts) {
    const setting = settingOrVariable(run, option, variable);
    if (setting.text !== undefined) fill.set(placeholder, setting.text);
    else filled = inDoubt(filled, setting.unknown ?? `${option} is not set: the environment decides`);
    filled = { ...filled, because: [...filled.because, ...setting.because] };
  }
  return { ...filled, fill };
}
