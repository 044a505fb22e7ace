import { addressed, executorUses } from "./cloud-uses.js";
import { furtherAwsUses, portOf } from "./aws-uses.js";
import { condaUses } from "./conda-uses.js";
import { dataUses } from "./data-uses.js";
import { imageUses } from "./image-uses.js";
import { causesOf, doubtOf, settingOf, switchOf } from "../known-option.js";
import type { NetworkRun } from "../network-run.js";
import { pluginUses } from "./plugin-uses.js";
import { seqeraUses, switchedUse } from "./seqera-uses.js";
import { inDoubt } from "../service-use.js";
import type { ServiceUse } from "../service-use.js";
import { sourceUses } from "./source-uses.js";
import { usedExecutors } from "../used-executors.js";

/** The services that a run with one choice of profiles uses, or may use. */
export function variantUses(run: NetworkRun): readonly ServiceUse[] {
  const executors = usedExecutors(run);
  return [
    ...(run.environment.get("NXF_OFFLINE") === "true" ? [] : [{ service: "launcher", because: [] }]),
    ...pluginUses(run, executors),
    ...executors.flatMap((executor) => executorUses(run, executor)),
    ...seqeraUses(run, executors),
    ...imageUses(run),
    ...sourceUses(run),
    ...dataUses(run),
    ...condaUses(run),
    ...weblogUses(run),
    ...mailUses(run),
    ...furtherAwsUses(run),
    ...entraUses(run),
  ];
}

function weblogUses(run: NetworkRun): readonly ServiceUse[] {
  const weblog = switchedUse(run, "weblog", "weblog.enabled");
  return weblog === undefined ? [] : [inDoubt(addressed(run, "weblog", "weblog.url", weblog.because), weblog.unknown)];
}

/** A server is needed for notifications and for what scripts send; without one the machine's own mail program sends. */
function mailUses(run: NetworkRun): readonly ServiceUse[] {
  const { config } = run;
  const server = settingOf(config, "mail.smtp.host");
  const notification = switchOf(config, "notification.enabled");
  const isServer = server.text !== undefined || server.unknown !== undefined;
  const isNotified = notification !== "off" && config.value("notification.to") !== undefined;
  if (!isServer && !isNotified) return [];
  const port = settingOf(config, "mail.smtp.port");
  const because = isNotified ? causesOf(config, "notification.enabled") : [];
  const use = { ...addressed(run, "mail", "mail.smtp.host", because), port: portOf(port.text, 25) };
  return [inDoubt(inDoubt(use, port.unknown), isServer ? undefined : doubtOf(notification))];
}

function entraUses({ config }: NetworkRun): readonly ServiceUse[] {
  const [option] = ["azure.activeDirectory", "azure.managedIdentity"].flatMap((scope) => config.options(scope));
  return option === undefined
    ? []
    : [{ service: "entra", because: [{ option: option.path.join("."), place: option.place }] }];
}
