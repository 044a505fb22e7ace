/**
 * What a compute environment of Seqera Platform gives a run at launch. It is merged after all configurations, as a file of
 * `-c` is, so that it beats what they set for all processes.
 */
export interface Platform {
  /** The executor, as Nextflow names it: `awsbatch`. */
  readonly executor: string;
  /** Whether the cloud may take its machines back; not known where it is not said. */
  readonly spot?: boolean;
  /** The queue of its tasks: a Batch queue, or a pool. AWS Batch and Azure Batch always get one. */
  readonly queue?: string;
  /** The work directory; not known where it is not said, but there is one. */
  readonly workDir?: string;
  /** The resource labels; none where they are not said. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Whether Wave is turned on; not known where it is not said. */
  readonly wave?: boolean;
  /** Whether Fusion is turned on; not known where it is not said. */
  readonly fusion?: boolean;
}
