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

const STEPS = ["ALIGN", "CALL", "DEDUP", "SORT"];

/** A pipeline of four steps with the label `big`, and one without. */
export const LABELLED: Readonly<Record<string, string>> = {
  "main.nf": `${[...STEPS, "REPORT"]
    .map(
      (name) => `process ${name} {
${STEPS.includes(name) ? "    label 'big'\n\n" : ""}    input:
    path file

    output:
    path "*.out"

    script:
    """
    touch \${file}.out
    """
}
`,
    )
    .join("\n")}
workflow VARIANTS {
    take:
    files

    main:
    ${STEPS.map((name) => `${name}(files)`).join("\n    ")}
}

workflow {
    files = channel.fromPath(params.files)
    VARIANTS(files)
    REPORT(files)
}
`,
  "nextflow.config": `manifest.nextflowVersion = '!>=25.10.0'
params.files = null

process {
    memory = 8.GB
    withLabel: big {
        memory = 36.GB
    }
}

profiles {
    test {
        process { withName: '.*' { memory = 2.GB } }
    }
    cluster {
        process.executor = 'slurm'
    }
}
`,
};

/** A change that doubles the memory of the label. */
export const DOUBLED: Readonly<Record<string, string>> = {
  "nextflow.config": (LABELLED["nextflow.config"] ?? "").replace("36.GB", "72.GB"),
};
