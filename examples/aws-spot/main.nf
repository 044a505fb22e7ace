process QUANTIFY {
    label 'process_long'
    container 'quay.io/biocontainers/salmon:1.10.3--h45fbf2d_5'

    input:
    tuple val(sample), path(reads)

    output:
    path sample

    script:
    """
    salmon quant --libType A --unmatedReads ${reads} --threads ${task.cpus} --output ${sample}
    """
}

process SUMMARIZE {
    container 'quay.io/biocontainers/multiqc:1.28--pyhdfd78af_0'

    input:
    path results

    output:
    path 'multiqc_report.html'

    script:
    """
    multiqc .
    """
}

workflow {
    quantified = QUANTIFY(channel.fromPath(params.input).splitCsv(header: true).map { row -> tuple(row.sample, file(row.reads)) })
    SUMMARIZE(quantified.collect())
}
