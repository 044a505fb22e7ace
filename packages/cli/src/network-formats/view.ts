import type { NetworkHost } from "@nf-lint/linter";

/** What a format of `nf-lint network` is made from. */
export interface NetworkView {
  readonly hosts: readonly NetworkHost[];
  /** How many variants were looked at: a host of all of them names none. */
  readonly variants: number;
  /** How a path is named. */
  readonly shownFile: (path: string) => string;
}

/** A pure function from a finished run to text. */
export type NetworkFormat = (view: NetworkView) => string;
