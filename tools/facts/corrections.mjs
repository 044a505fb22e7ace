/**
 * What Nextflow's code takes beyond what the reference files list, by path, with the place in Nextflow's sources.
 *
 * - `process.cache`: `CacheHelper.HashMode.of` and `ProcessConfig.isCacheable`.
 * - `process.arch`: `Architecture` takes any platform; the list is of the common ones.
 * - `process.disk`, `process.accelerator`: the constructors of `DiskResource` and `AcceleratorResource`.
 * - `process.debug`, `azure.managedIdentity.system`, `….startTask.privileged`: `TaskConfig.toBool`, `AzManagedIdentityOpts`
 *   and `AzStartTaskOpts` read a text for what it says.
 * - `resume`: `Session` takes the id of a session.
 * - `seqera.executor.autoLabels`: `ExecutorOpts` takes a switch.
 * - `azure.azcopy.blobTier`, `wave.build.template`: passed on as they are, to azcopy and to the Wave service.
 * - `params`, `mail.smtp`: what they are, said to who hovers.
 * - `trace.fields`: `TraceRecord.FIELDS`; any other name ends the run.
 * - `k8s.volumeClaims`: `K8sDriverLauncher` reads it, for `kuberun`, and warns.
 * - `since`: the tags between which the option came, and the pages on migration.
 * - `executors`: who reads a setting. Directives: `getDirectives` of each grid executor (`LsfExecutor` has the disk),
 *   `K8sTaskHandler.getLabels` (the queue is a label of the pod there), `SeqeraTaskHandler.submit`, `BashWrapperBuilder` for
 *   containers of the grid. Options: `LocalPollingMonitor`, `AbstractGridExecutor`, `GridTaskHandler`, `BatchCleanup`, and
 *   those of an executor's own.
 */
export const CORRECTIONS = {
  ...executorsOfOptions({
    "executor.account": ["lsf", "pbs", "pbspro", "slurm"],
    "executor.cpus": ["local"],
    "executor.exitReadTimeout": ["grid"],
    "executor.jobName": ["google-batch", "grid"],
    "executor.killBatchSize": ["grid"],
    "executor.memory": ["local"],
    "executor.onlyJobState": ["slurm"],
    "executor.perCpuMemAllocation": ["slurm"],
    "executor.perJobMemLimit": ["lsf"],
    "executor.perTaskReserve": ["lsf"],
    "executor.queueGlobalStatus": ["grid"],
    "executor.queueStatInterval": ["grid"],
    "executor.retry.delay": ["grid"],
    "executor.retry.jitter": ["grid"],
    "executor.retry.maxAttempts": ["grid"],
    "executor.retry.maxDelay": ["grid"],
    "executor.retry.reason": ["grid"],
  }),
  "process.containerOptions": { executors: ["awsbatch", "azurebatch", "google-batch", "grid", "local"] },
  "process.queue": {
    executors: [
      "awsbatch",
      "azurebatch",
      "bridge",
      "flux",
      "k8s",
      "lsf",
      "moab",
      "nqsii",
      "oar",
      "pbs",
      "pbspro",
      "sge",
      "slurm",
    ],
  },
  "aws.client.maxConcurrency": { since: "25.06.0-edge" },
  "aws.client.maxDownloadHeapMemory": { since: "25.09.0-edge" },
  "aws.client.maxNativeMemory": { since: "25.06.0-edge" },
  "google.batch.networkTags": { since: "25.04.0" },
  "tower.computeEnvId": { since: "25.09.2-edge" },
  "k8s.volumeClaims": { status: "deprecated", removed: undefined, uncertain: undefined },
  "trace.fields": {
    values: [
      "task_id",
      "hash",
      "native_id",
      "process",
      "module",
      "container",
      "tag",
      "name",
      "status",
      "exit",
      "submit",
      "start",
      "complete",
      "duration",
      "realtime",
      "%cpu",
      "%mem",
      "rss",
      "vmem",
      "peak_rss",
      "peak_vmem",
      "rchar",
      "wchar",
      "syscr",
      "syscw",
      "read_bytes",
      "write_bytes",
      "attempt",
      "workdir",
      "script",
      "scratch",
      "queue",
      "cpus",
      "memory",
      "disk",
      "time",
      "env",
      "error_action",
      "vol_ctxt",
      "inv_ctxt",
      "hostname",
      "cpu_model",
      "accelerator",
      "accelerator_type",
    ],
  },
  params: { text: "Pipeline parameters" },
  "mail.smtp": { text: "SMTP settings" },
  "azure.azcopy.blobTier": { open: true },
  "wave.build.template": { open: true },
  "azure.batch.pools.<name>.startTask.privileged": { types: ["Boolean", "String"] },
  "azure.managedIdentity.system": { types: ["Boolean", "String"] },
  "process.debug": { types: ["Boolean", "String", "Closure"] },
  resume: { types: ["Boolean", "String"] },
  "seqera.executor.autoLabels": { types: ["Set<String>", "Boolean"] },
  "process.cache": { values: [true, false, "deep", "lenient", "standard", "sha256", "true", "false", "yes", "no"] },
  "process.arch": { open: true },
  "process.disk": {
    executors: ["awsbatch", "azurebatch", "condor", "google-batch", "k8s", "lsf", "seqera"],
    keys: [
      { name: "request", type: "MemoryUnit" },
      { name: "type", type: "String" },
      { name: "iops", type: "Integer" },
      { name: "throughput", type: "Integer" },
      { name: "encrypted", type: "Boolean" },
      { name: "filesystem", type: "String" },
      { name: "mountPath", type: "String" },
    ],
  },
  "process.accelerator": {
    executors: ["awsbatch", "google-batch", "hq", "k8s", "local", "seqera"],
    keys: [
      { name: "request", type: "Integer" },
      { name: "limit", type: "Integer" },
      { name: "type", type: "String" },
      { name: "runtime", type: "String" },
    ],
  },
};

function executorsOfOptions(table) {
  return Object.fromEntries(Object.entries(table).map(([path, executors]) => [path, { executors }]));
}

/** Read from the configuration by the builders of container commands until #6271 gave each engine a closed set of options. */
const BUILDER_OPTIONS = {
  apptainer: ["newPidNamespace", "readOnlyInputs"],
  charliecloud: ["readOnlyInputs"],
  docker: ["capAdd", "device", "privileged", "readOnlyInputs"],
  podman: ["capAdd", "device", "privileged", "readOnlyInputs"],
  singularity: ["newPidNamespace", "readOnlyInputs"],
};

/** The engines among them that have the option in the opposite sense. */
const WITH_WRITABLE_INPUTS = ["charliecloud", "docker"];

function builderReplacement(engine, name) {
  if (name !== "readOnlyInputs") return `${engine}.runOptions`;
  return WITH_WRITABLE_INPUTS.includes(engine) ? `${engine}.writableInputMounts` : undefined;
}

const removedBuilderOptions = Object.entries(BUILDER_OPTIONS).flatMap(([engine, names]) =>
  names.map((name) => ({
    path: `${engine}.${name}`,
    kind: "option",
    status: "removed",
    text: "Former undocumented option of the container command",
    removed: "25.10",
    replacement: builderReplacement(engine, name),
    documented: false,
    inSpec: false,
  })),
);

/** `TowerRetryPolicy` reads these where its own options are unset. */
const legacyTowerOptions = [
  ["backOffBase", "multiplier", "Double"],
  ["backOffDelay", "delay", "Duration"],
  ["maxRetries", "maxAttempts", "Integer"],
].map(([name, replacement, type]) => ({
  path: `tower.${name}`,
  kind: "option",
  status: "deprecated",
  types: [type],
  text: `Old name of tower.retryPolicy.${replacement}`,
  owner: "nf-tower",
  replacement: `tower.retryPolicy.${replacement}`,
  renamed: true,
  documented: false,
  inSpec: false,
}));

/** Options that the reference files lack, found in Nextflow's code at v25.04.0 and 26.08.0-edge. */
export const ADDITIONS = [
  ...removedBuilderOptions,
  ...legacyTowerOptions,
  {
    path: "executor.disableRemoteBinDir",
    kind: "option",
    status: "hidden",
    types: ["Boolean"],
    text: "Do not upload the bin/ folder to the work directory of a cloud run",
    documented: false,
    inSpec: false,
  },
  {
    path: "udocker.*",
    kind: "option",
    status: "removed",
    types: ["Object"],
    text: "All options of the retired udocker engine",
    removed: "25.10",
    documented: false,
    inSpec: false,
  },
];
