process ALIGN {
    label 'align'

    input:
    tuple val(sample), path(reads)
    path reference

    output:
    tuple val(sample), path("${sample}.sam")

    script:
    """
    bwa-mem2 mem -t ${task.cpus} ${reference} ${reads} > ${sample}.sam
    """
}

workflow {
    samples = channel.fromPath(params.input).splitCsv(header: true).map { row -> tuple(row.sample, file(row.reads)) }
    ALIGN(samples, file(params.reference))
}
