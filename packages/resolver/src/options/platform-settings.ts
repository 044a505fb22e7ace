import type { Value } from "@nf-lint/groovy";
import type { Platform } from "../platform.js";

/** What a compute environment makes of an option. */
export interface PlatformSetting {
  readonly value: Value;
  /**
   * `sets` beats what configurations say; `may set` is for what it is not known whether it sets, so that what they say
   * counts; `adds` puts its entries into a map of theirs.
   */
  readonly how: "sets" | "may set" | "adds";
}

/** Executors whose tasks need a queue: the Platform always gives one. */
const WITH_QUEUE: ReadonlySet<string> = new Set(["awsbatch", "azurebatch"]);

/** The option that puts an executor on machines that may be taken back. AWS and Azure have it in the queue or pool. */
const SPOT_SWITCHES: ReadonlyMap<string, readonly [option: string, value: boolean | string]> = new Map([
  ["google-batch", ["google.batch.spot", true]],
  ["seqera", ["seqera.executor.machineRequirement.provisioning", "spot"]],
] as const);

/** By the dotted path of the option. */
export function platformSettings(platform: Platform): ReadonlyMap<string, PlatformSetting> {
  const { executor, spot, queue, workDir, labels } = platform;
  const name = executor.toLowerCase();
  // Seqera's own executor never runs without the two, and Fusion never without Wave.
  const fusion = platform.fusion ?? (name === "seqera" ? true : undefined);
  const wave = platform.wave ?? (fusion === true ? true : undefined);
  const settings = new Map<string, PlatformSetting>();
  const set = (path: string, value: string | boolean): void => {
    settings.set(path, { how: "sets", value: { kind: "known", value } });
  };
  const setOrLeave = (path: string, value: string | boolean | undefined): void => {
    if (value !== undefined) set(path, value);
    else settings.set(path, { how: "may set", value: { kind: "unknown", reason: { code: "launch", subject: path } } });
  };
  set("process.executor", executor);
  set("tower.enabled", true);
  setOrLeave("tower.endpoint", undefined);
  setOrLeave("workDir", workDir);
  setOrLeave("wave.enabled", wave);
  setOrLeave("fusion.enabled", fusion);
  if (queue !== undefined || WITH_QUEUE.has(name)) setOrLeave("process.queue", queue);
  const spotSwitch = spot === true ? SPOT_SWITCHES.get(name) : undefined;
  if (spotSwitch !== undefined) set(...spotSwitch);
  if (labels !== undefined) {
    const entries = Object.entries(labels).map(([key, value]) => [key, { kind: "known", value }] as const);
    settings.set("process.resourceLabels", { how: "adds", value: { kind: "known", value: new Map(entries) } });
  }
  return settings;
}

/**
 * Whether a run whose configuration has an executor runs in the compute environment: not where it names another one, which
 * is then meant for other runs.
 */
export function runsOn(platform: Platform, executor: Value | undefined): boolean {
  if (executor?.kind === "lazy") return false;
  if (executor?.kind !== "known" || typeof executor.value !== "string" || executor.value === "") return true;
  return executor.value.toLowerCase() === platform.executor.toLowerCase();
}

/** What an option comes to, and whether anything of it is the compute environment's. */
export function launchedValue(own: Value | undefined, { value, how }: PlatformSetting): Value {
  if (how === "sets" || own === undefined || (own.kind === "known" && own.value === null)) return value;
  if (how === "may set" || own.kind !== "known" || !(own.value instanceof Map)) return own;
  const added = value.kind === "known" && value.value instanceof Map ? value.value : new Map<string, Value>();
  const entries = [...(own.value as ReadonlyMap<string, Value>), ...(added as ReadonlyMap<string, Value>)];
  return { kind: "known", value: new Map(entries) };
}
