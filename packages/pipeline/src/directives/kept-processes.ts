import type { ResolvedConfig } from "@nf-lint/resolver";
import type { ScriptModule } from "../modules/script-module.js";
import type { EffectiveProcesses } from "./effective-process.js";
import { effectiveProcesses } from "./effective-processes.js";
import type { PipelineScripts } from "./effective-processes.js";
import type { SelectorMatches } from "./selector-matches.js";

interface KeptProcesses {
  readonly directory: string;
  /** The entry script and all that it comes to. */
  readonly modules: readonly ScriptModule[];
  readonly run: EffectiveProcesses;
}

const kept = new WeakMap<ResolvedConfig, KeptProcesses>();

/** As `effectiveProcesses`; worked out once for a variant, whoever asks, until one of the scripts changes. */
export function keptProcesses(
  pipeline: PipelineScripts,
  config: ResolvedConfig,
  matches: SelectorMatches,
): EffectiveProcesses {
  const { scripts, path, directory } = pipeline;
  const modules = scripts.modulesFrom(path);
  const last = kept.get(config);
  if (last?.directory === directory && areSame(last.modules, modules)) return last.run;
  const run = effectiveProcesses(pipeline, config, matches);
  kept.set(config, { directory, modules, run });
  return run;
}

function areSame(modules: readonly ScriptModule[], others: readonly ScriptModule[]): boolean {
  return modules.length === others.length && modules.every((module, i) => module === others[i]);
}
