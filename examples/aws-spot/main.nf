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

workflow {
    QUANTIFY(channel.fromPath(params.input).splitCsv(header: true).map { row -> tuple(row.sample, file(row.reads)) })
}
