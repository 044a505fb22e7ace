import { enabledEngines, pullersOf } from "../container-engines.js";
import { addressed } from "./cloud-uses.js";
import { addressOf } from "../address.js";
import { causesOf, doubtOf, settingOf, switchOf } from "../known-option.js";
import type { NetworkRun } from "../network-run.js";
import { settingOrVariable } from "../network-run.js";
import type { NetworkSide } from "../network-row.js";
import { serviceOfHost } from "./registry-uses.js";
import { inDoubt, inSomeRuns, useAt } from "../service-use.js";
import type { ServiceUse } from "../service-use.js";
import type { UsedExecutor } from "../used-executors.js";

/**
 * Wave, Fusion, Platform and Enterprise plugins. Fusion alone implies no host of Wave: without `wave.enabled` such a run
 * ends before it asks anybody.
 */
export function seqeraUses(run: NetworkRun, executors: readonly UsedExecutor[]): readonly ServiceUse[] {
  return [...waveUses(run, executors), ...fusionUses(run), ...platformUses(run, executors)];
}

function waveUses(run: NetworkRun, executors: readonly UsedExecutor[]): readonly ServiceUse[] {
  if (run.environment.has("NXF_DISABLE_WAVE_SERVICE")) return [];
  const wave = switchedUse(run, "wave", "wave.enabled");
  if (wave === undefined) return [];
  // Who pulls images pulls them from Wave.
  const alsoAt = pullers(run);
  return [
    ...ownOr(run, { ...wave, alsoAt }, { service: "own-wave", name: "wave.endpoint", variable: "WAVE_API_ENDPOINT" }),
    ...frozenUses(run, { ...wave, alsoAt }),
    ...fargateUses(run, wave, executors),
  ];
}

function pullers({ config }: NetworkRun): readonly NetworkSide[] {
  const engines = enabledEngines(config);
  return engines.length === 0 ? ["worker"] : [...new Set(engines.flatMap((engine) => pullersOf(config, engine)))];
}

/** Where frozen images are kept: in the repository that is named, else in the community's, if Wave is Seqera's. */
function frozenUses(run: NetworkRun, wave: ServiceUse): readonly ServiceUse[] {
  const { config } = run;
  const freeze = switchOf(config, "wave.freeze");
  if (freeze === "off") return [];
  const repository = settingOf(config, "wave.build.repository");
  const endpoint = settingOrVariable(run, "wave.endpoint", "WAVE_API_ENDPOINT");
  const isOwn = endpoint.text !== undefined || endpoint.unknown !== undefined;
  const because = causesOf(config, "wave.enabled", "wave.freeze", "wave.build.repository");
  const use = inDoubt({ ...wave, because }, doubtOf(freeze));
  if (repository.text !== undefined) {
    const note = "images that Wave freezes are kept there";
    return serviceOfHost(repository.text, because).map((kept) => inSomeRuns({ ...use, ...kept, note }));
  }
  const why =
    repository.unknown ??
    (isOwn ? "wave.build.repository is not set: Wave decides where frozen images are kept" : undefined);
  return ["community-registry", "community-registry-layers"].map((service) => inDoubt({ ...use, service }, why));
}

/** On Fargate each task gets a layer with a tool for S3. */
function fargateUses(run: NetworkRun, wave: ServiceUse, executors: readonly UsedExecutor[]): readonly ServiceUse[] {
  const { config } = run;
  const batch = executors.find(({ name }) => name === "awsbatch");
  const platform = settingOf(config, "aws.batch.platformType");
  const isFargate = platform.text === undefined ? platform.unknown !== undefined : /^fargate$/i.test(platform.text);
  if (batch === undefined || !isFargate) return [];
  const because = causesOf(config, "aws.batch.platformType", "wave.s5cmdConfigUrl");
  const use = [batch.unknown, platform.unknown].reduce(inDoubt, { ...wave, because, service: "enterprise-plugins" });
  const own = settingOf(config, "wave.s5cmdConfigUrl");
  const address = own.text === undefined ? undefined : addressOf(own.text);
  if (own.text?.startsWith("file:") === true) return [];
  if (address !== undefined) return [{ ...use, ...useAt("own-s5cmd", address, because) }];
  return own.unknown === undefined
    ? [use]
    : [use, { ...use, service: "own-s5cmd" }].map((one) => inDoubt(one, own.unknown));
}

function fusionUses(run: NetworkRun): readonly ServiceUse[] {
  const fusion = switchedUse(run, "fusion", "fusion.enabled");
  if (fusion === undefined) return [];
  const manifest = settingOf(run.config, "fusion.containerConfigUrl");
  const licence = { ...fusion, service: "seqera-licence" };
  if (manifest.text?.startsWith("file:") === true) return [licence];
  return [...ownOr(run, fusion, { service: "own-fusion", name: "fusion.containerConfigUrl" }), licence];
}

function platformUses(run: NetworkRun, executors: readonly UsedExecutor[]): readonly ServiceUse[] {
  const { environment } = run;
  const scheduler = executors.find(({ name }) => name === "seqera");
  const all: readonly ServiceUse[] = [
    switchedUse(run, "platform", "tower.enabled") ?? [],
    environment.has("TOWER_ACCESS_TOKEN") ? { service: "platform", because: [] } : [],
    scheduler === undefined ? [] : inDoubt({ service: "platform", because: scheduler.because }, scheduler.unknown),
  ].flat();
  const platform = all.find(({ unknown }) => unknown === undefined) ?? all[0];
  if (platform === undefined) return [];
  const own = { service: "own-platform", name: "tower.endpoint", variable: "TOWER_API_ENDPOINT" };
  // A dash stands for no endpoint.
  const uses = settingOf(run.config, "tower.endpoint").text === "-" ? [platform] : ownOr(run, platform, own);
  const launch = { ...platform, service: "platform-launch" };
  return uses.some(({ service }) => service === "platform") ? [...uses, launch] : uses;
}

/** The use that an option switches on; `undefined` where it is surely off. */
export function switchedUse({ config }: NetworkRun, service: string, name: string): ServiceUse | undefined {
  const state = switchOf(config, name);
  if (state === "off") return undefined;
  return inDoubt({ service, because: causesOf(config, name) }, doubtOf(state));
}

interface OwnAddress {
  readonly service: string;
  readonly name: string;
  readonly variable?: string;
}

/** The service at the address of an option, where that is set, instead of the public one; where that is not known, both. */
function ownOr(run: NetworkRun, use: ServiceUse, { service, name, variable }: OwnAddress): readonly ServiceUse[] {
  const { text, unknown } = settingOrVariable(run, name, variable);
  if (text === undefined && unknown === undefined) return [use];
  const because = [...use.because, ...causesOf(run.config, name)];
  const address = text === undefined ? undefined : addressOf(text);
  if (address !== undefined) return [{ ...use, ...useAt(service, address, because) }];
  if (text !== undefined) return [{ ...use, ...addressed(run, service, name), because }];
  return [
    { ...use, because },
    { ...use, service, because },
  ].map((one) => inDoubt(one, unknown));
}
