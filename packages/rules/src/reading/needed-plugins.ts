import type { Place, ResolvedConfig } from "@nf-lint/resolver";
import { isTrue } from "../authoring/certainty.js";
import { executorName } from "./process-groups.js";

/** A plugin that Nextflow loads although nothing declares it, for what a setting says. */
export interface NeededPlugin {
  readonly id: string;
  readonly cause: {
    /** The option's name, with its value where that decides: `process.executor = 'k8s'`. */
    readonly name: string;
    readonly place: Place;
  };
}

const BY_EXECUTOR: ReadonlyMap<string, string> = new Map([
  ["awsbatch", "nf-amazon"],
  ["azurebatch", "nf-azure"],
  ["google-batch", "nf-google"],
  ["k8s", "nf-k8s"],
  ["seqera", "nf-seqera"],
]);

const BY_SCHEME: ReadonlyMap<string, string> = new Map([
  ["s3", "nf-amazon"],
  ["gs", "nf-google"],
  ["az", "nf-azure"],
]);

const BY_SWITCH: readonly (readonly [option: string, plugins: readonly string[]])[] = [
  ["tower.enabled", ["nf-tower"]],
  ["wave.enabled", ["nf-wave"]],
  ["fusion.enabled", ["nf-tower", "nf-wave"]],
  ["cloudcache.enabled", ["nf-cloudcache"]],
  ["weblog.enabled", ["nf-weblog"]],
];

/**
 * The plugins that a variant surely has loaded without declaring them, each once, with the setting that brings it
 * (`PluginsFacade.pluginsRequirement`; the executor of a selector brings its plugin when the first of its tasks starts).
 */
export function neededPlugins(config: ResolvedConfig): readonly NeededPlugin[] {
  const needed = new Map<string, NeededPlugin>();
  const add = (id: string | undefined, name: string, place: Place | undefined): void => {
    if (id !== undefined && place !== undefined && !needed.has(id)) needed.set(id, { id, cause: { name, place } });
  };
  for (const group of config.processGroups()) {
    const executor = executorName(group) ?? "";
    add(BY_EXECUTOR.get(executor), `The executor ${executor}`, group.executor?.place);
  }
  for (const name of ["workDir", "bucketDir"]) {
    const option = config.option(name);
    const text = option?.value.kind === "known" && typeof option.value.value === "string" ? option.value.value : "";
    add(BY_SCHEME.get(text.split("://")[0] ?? ""), name, option?.place);
  }
  for (const [name, plugins] of BY_SWITCH) {
    if (isTrue(config.value(name)) !== "yes") continue;
    for (const plugin of plugins) add(plugin, name, config.option(name)?.place);
  }
  return [...needed.values()];
}
