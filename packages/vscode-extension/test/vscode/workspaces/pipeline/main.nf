workflow {
    println params.reference
}
