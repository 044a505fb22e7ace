/** What a fix must not bring about: text that does not parse, a run that Nextflow refuses, or other values. */
export type FixEffect = "syntax" | "rejection" | "meaning";
