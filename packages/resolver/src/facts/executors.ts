import type { OptionFact } from "./option-fact.js";
import { findOption } from "./option-facts.js";

/** An executor's name that is, or was, valid. */
export interface ExecutorFact {
  readonly name: string;
  /** The plugin that has to be declared for it; `undefined` for what Nextflow has or loads on its own. */
  readonly plugin?: string;
  /** The first version without it. */
  readonly removedSince?: string;
  readonly replacement?: string;
}

/** Executors of third-party plugins, by the name in their sources. */
const OF_PLUGINS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    bacalhau: "nf-bacalhau",
    float: "nf-float",
    fovus: "nf-fovus",
    nomad: "nf-nomad",
    snowflake: "nf-snowflake",
    tes: "nf-ga4gh",
  }),
);

const REMOVED: readonly ExecutorFact[] = [
  { name: "google-lifesciences", removedSince: "25.10", replacement: "google-batch" },
  { name: "google-pipelines", removedSince: "20.10", replacement: "google-batch" },
  { name: "ignite", removedSince: "22.04", plugin: "nf-ignite" },
];

/** Names that people write for another one. */
const MISNAMED: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    aws: "awsbatch",
    "aws-batch": "awsbatch",
    aws_batch: "awsbatch",
    azure: "azurebatch",
    "azure-batch": "azurebatch",
    azure_batch: "azurebatch",
    batch: "awsbatch",
    google: "google-batch",
    google_batch: "google-batch",
    googlebatch: "google-batch",
    htcondor: "condor",
    hyperqueue: "hq",
    kubernetes: "k8s",
  }),
);

/** The executors that Nextflow has or loads on its own, in lower case, as Nextflow compares them. */
export function builtInExecutors(): readonly string[] {
  return (findOption(["process", "executor"])?.allowedValues ?? []).map(String);
}

/** The plugins that bring an executor, and with it directives of their own. */
export function executorPlugins(): ReadonlySet<string> {
  return new Set(OF_PLUGINS.values());
}

/** What is known of an executor's name, whatever its capitals; `undefined` for a name that no known version has. */
export function findExecutor(name: string): ExecutorFact | undefined {
  const key = name.toLowerCase();
  if (builtInExecutors().includes(key)) return { name: key };
  const plugin = OF_PLUGINS.get(key);
  if (plugin !== undefined) return { name: key, plugin };
  return REMOVED.find((executor) => executor.name === key);
}

/** The executor that is surely meant by a name of a common wrong form: `awsbatch` for `aws-batch`. */
export function meantExecutor(name: string): string | undefined {
  return MISNAMED.get(name.toLowerCase());
}

/** What the facts call all executors that hand tasks to a scheduler (`AbstractGridExecutor`). */
const GRID = "grid";

/** The schedulers of Nextflow, each with the executor that it is, or is made of: what that one reads, it reads too. */
const SCHEDULERS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    bridge: "bridge",
    bsc: "lsf",
    condor: "condor",
    crg: "sge",
    flux: "flux",
    hq: "hq",
    lsf: "lsf",
    moab: "moab",
    nqsii: "nqsii",
    oar: "oar",
    oge: "sge",
    pbs: "pbs",
    pbspro: "pbspro",
    sge: "sge",
    slurm: "slurm",
    tcs: "tcs",
    uge: "sge",
  }),
);

/** What an executor reads that the one which it is made of does not (`CrgExecutor.getDirectives`). */
const READ_ON_TOP: ReadonlyMap<string, string> = new Map([["crg", "process.disk"]]);

/** Whether Nextflow has an executor of that name which hands tasks to a scheduler of a cluster. */
export function isScheduler(executor: string): boolean {
  return SCHEDULERS.has(executor);
}

/**
 * Whether an executor reads a setting; `undefined` for one that Nextflow does not have, such as a plugin's, and for one
 * that runs other things than processes.
 *
 * @param executor In lower case.
 */
export function readsSetting(executor: string, { path, executors }: OptionFact): boolean | undefined {
  if (executors === undefined) return true;
  if (!builtInExecutors().includes(executor) || executor === "agent" || executor === "nope") return undefined;
  const scheduler = SCHEDULERS.get(executor);
  return (
    executors.includes(scheduler ?? executor) ||
    (scheduler !== undefined && executors.includes(GRID)) ||
    READ_ON_TOP.get(executor) === path.join(".")
  );
}
