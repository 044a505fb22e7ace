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
