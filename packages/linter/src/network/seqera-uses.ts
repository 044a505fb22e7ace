import type { ResolvedConfig } from "@nf-lint/resolver";
import { atOption } from "./cloud-uses.js";
import { causesOf, switchOf, textsOf } from "./known-option.js";
import type { ServiceUse } from "./service-use.js";

/**
 * Wave, Fusion, Platform and Enterprise plugins. Fusion alone implies no host of Wave: without `wave.enabled` such a run
 * ends before it asks anybody.
 *
 * @param executors Those that the variant surely has.
 */
export function seqeraUses(config: ResolvedConfig, executors: ReadonlySet<string>): readonly ServiceUse[] {
  return [...waveUses(config, executors), ...fusionUses(config), ...platformUses(config, executors)];
}

function waveUses(config: ResolvedConfig, executors: ReadonlySet<string>): readonly ServiceUse[] {
  const wave = switchedUse(config, "wave", "wave.enabled");
  if (wave === undefined) return [];
  const uses: ServiceUse[] = [ownOr(config, wave, "own-wave", "wave.endpoint")];
  const freeze = switchOf(config, "wave.freeze");
  if (freeze !== "off" && config.value("wave.build.repository") === undefined) {
    uses.push({ ...wave, service: "community-registry", because: causesOf(config, "wave.enabled", "wave.freeze") });
  }
  const isFargate = /^fargate$/i.test(textsOf(config.value("aws.batch.platformType")).texts[0] ?? "");
  if (executors.has("awsbatch") && isFargate && config.value("wave.s5cmdConfigUrl") === undefined) {
    uses.push({ ...wave, service: "enterprise-plugins", because: causesOf(config, "aws.batch.platformType") });
  }
  return uses;
}

function fusionUses(config: ResolvedConfig): readonly ServiceUse[] {
  const fusion = switchedUse(config, "fusion", "fusion.enabled");
  if (fusion === undefined) return [];
  const manifest = textsOf(config.value("fusion.containerConfigUrl")).texts[0];
  const licence = { ...fusion, service: "seqera-licence" };
  if (manifest?.startsWith("file:") === true) return [licence];
  return [ownOr(config, fusion, "own-fusion", "fusion.containerConfigUrl"), licence];
}

function platformUses(config: ResolvedConfig, executors: ReadonlySet<string>): readonly ServiceUse[] {
  const switched = switchedUse(config, "platform", "tower.enabled");
  const platform = switched ?? (executors.has("seqera") ? { service: "platform", because: [] } : undefined);
  if (platform === undefined) return [];
  const { texts } = textsOf(config.value("tower.endpoint"));
  // A dash stands for no endpoint.
  return texts[0] === "-" ? [platform] : [ownOr(config, platform, "own-platform", "tower.endpoint")];
}

/** The use that an option switches on; `undefined` where it is surely off. */
export function switchedUse(config: ResolvedConfig, service: string, name: string): ServiceUse | undefined {
  const state = switchOf(config, name);
  if (state === "off") return undefined;
  const because = causesOf(config, name);
  return state === "on" ? { service, because } : { service, because, unknown: `${name} depends on ${state.unknown}` };
}

/** The service at the address of an option, where that is set, instead of the public one. */
function ownOr(config: ResolvedConfig, use: ServiceUse, own: string, name: string): ServiceUse {
  if (config.value(name) === undefined) return use;
  const at = atOption(config, own, name);
  const unknown = use.unknown ?? at.unknown;
  return { ...at, because: [...use.because, ...at.because], ...(unknown !== undefined && { unknown }) };
}
