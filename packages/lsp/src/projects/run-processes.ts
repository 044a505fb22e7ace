import { maskOfProcesses, scriptSecrets } from "@nf-lint/linter";
import { keptProcesses, SelectorMatches } from "@nf-lint/pipeline";
import type { EffectiveProcesses } from "@nf-lint/pipeline";
import type { ResolvedConfig, SecretMask, Variant } from "@nf-lint/resolver";
import type { RunPipeline } from "./pipeline-processes.js";

/** What the processes of a pipeline get in one choice of profiles. */
export interface VariantRun {
  readonly variant: Variant;
  readonly config: ResolvedConfig;
  readonly run: EffectiveProcesses;
}

/** In each choice of profiles. */
export function runsOf({ view, scripts, entry }: RunPipeline): readonly VariantRun[] {
  const { project, variants } = view;
  const matches = new SelectorMatches();
  return variants.map((variant) => {
    const config = project.resolve(variant);
    const run = keptProcesses({ scripts, path: entry, directory: project.directory }, config, matches);
    return { variant, config, run };
  });
}

/** What hides the credentials of a pipeline in what is shown of its processes. */
export function maskOf({ scripts, entry }: RunPipeline, runs: readonly VariantRun[]): SecretMask {
  const secrets = scriptSecrets(scripts, entry);
  return maskOfProcesses(runs.map(({ config }) => ({ config, secrets })));
}
