/** A small pipeline on Google, with nothing to say about it. */
export const DEMO: Readonly<Record<string, string>> = {
  "nextflow.config": `manifest.nextflowVersion = '!>=25.10.0'
process.resourceLabels = [team: 'genomics', pipeline: 'demo', environment: 'production']

includeConfig 'conf/retries.config'
includeConfig 'conf/fusion.config'

profiles {
    gcp {
        process.executor = 'google-batch'
        google.project = 'demo'
        google.location = 'europe-west1'
        google.batch.spot = true
    }
    workstation {
        process.executor = 'local'
        executor.cpus = 4
    }
}
`,
  "conf/retries.config": `process.errorStrategy = 'retry'
process.maxRetries = 3
google.batch.maxSpotAttempts = 5
`,
  "conf/fusion.config": `wave.enabled = true
fusion.enabled = true
fusion.snapshots = true
`,
};

/**
 * A change that deletes `fusion.snapshots` in one file, moves `google.batch.spot` to another and renames a profile. It
 * breaks the Spot setting, in a file without a line that is new.
 */
export const CHANGE: Readonly<Record<string, string>> = {
  "nextflow.config": (DEMO["nextflow.config"] ?? "")
    .replace("google.batch.spot = true", "includeConfig 'conf/spot.config'")
    .replace("gcp {", "google {"),
  "conf/spot.config": "google.batch.spot = true\n",
  "conf/fusion.config": "wave.enabled = true\nfusion.enabled = true\n",
};
