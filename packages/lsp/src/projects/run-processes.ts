import { scriptSecrets } from "@nf-lint/linter";
import { effectiveProcesses, SelectorMatches } from "@nf-lint/pipeline";
import type { EffectiveProcesses, ScriptModule } from "@nf-lint/pipeline";
import { configSecrets, SecretMask } from "@nf-lint/resolver";
import type { ResolvedConfig, Variant } from "@nf-lint/resolver";
import type { RunPipeline } from "./pipeline-processes.js";

/** What the processes of a pipeline get in one choice of profiles. */
export interface VariantRun {
  readonly variant: Variant;
  readonly config: ResolvedConfig;
  readonly run: EffectiveProcesses;
}

interface KeptRun {
  readonly modules: readonly ScriptModule[];
  readonly run: EffectiveProcesses;
}

const kept = new WeakMap<ResolvedConfig, KeptRun>();

/** In each choice of profiles; worked out once, until the configuration or a script changes. */
export function runsOf({ view, scripts, entry }: RunPipeline): readonly VariantRun[] {
  const { project, variants } = view;
  const modules = scripts.modulesFrom(entry);
  const matches = new SelectorMatches();
  return variants.map((variant) => {
    const config = project.resolve(variant);
    const last = kept.get(config);
    if (last?.modules === modules) return { variant, config, run: last.run };
    const run = effectiveProcesses({ scripts, path: entry, directory: project.directory }, config, matches);
    kept.set(config, { modules, run });
    return { variant, config, run };
  });
}

/** What hides the credentials of a pipeline in what is shown of its processes. */
export function maskOf({ scripts, entry }: RunPipeline, runs: readonly VariantRun[]): SecretMask {
  return new SecretMask([...configSecrets(runs.map(({ config }) => config)), ...scriptSecrets(scripts, entry)]);
}
