/**
 * What Nextflow's code takes beyond what the reference files list, by path, with the place in Nextflow's sources.
 *
 * - `process.cache`: `CacheHelper.HashMode.of` and `ProcessConfig.isCacheable`.
 * - `process.arch`: `Architecture` takes any platform; the list is of the common ones.
 * - `process.disk`, `process.accelerator`: the constructors of `DiskResource` and `AcceleratorResource`.
 */
export const CORRECTIONS = {
  "process.cache": { values: [true, false, "deep", "lenient", "standard", "sha256", "true", "false", "yes", "no"] },
  "process.arch": { open: true },
  "process.disk": {
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
    keys: [
      { name: "request", type: "Integer" },
      { name: "limit", type: "Integer" },
      { name: "type", type: "String" },
      { name: "runtime", type: "String" },
    ],
  },
};
