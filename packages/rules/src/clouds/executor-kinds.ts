import { builtInExecutors } from "@nf-lint/resolver";

/**
 * Executors that hand tasks to a cloud's own service or to Kubernetes. They run containers by themselves: no engine is
 * asked for.
 */
export const CLOUD_EXECUTORS: ReadonlySet<string> = new Set([
  "awsbatch",
  "azurebatch",
  "google-batch",
  "k8s",
  "seqera",
]);

/** The executors whose code starts tasks under Fusion (`isFusionEnabled`); all others ignore `fusion.enabled`. */
export const FUSION_EXECUTORS: ReadonlySet<string> = new Set([
  ...CLOUD_EXECUTORS,
  "agent",
  "local",
  "slurm",
  // LSF, and another name of it.
  "lsf",
  "bsc",
  // SGE, and what is made of it.
  "sge",
  "crg",
  "oge",
  "uge",
]);

/**
 * Whether an executor is one that Nextflow has and no cloud's: a scheduler of a cluster, or the machine itself. Of those
 * that plugins bring nothing is known.
 */
export function isGridExecutor(name: string): boolean {
  return !CLOUD_EXECUTORS.has(name) && builtInExecutors().includes(name);
}
