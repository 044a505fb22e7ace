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

/** The profiles in words: `all profiles`, or their names. */
export function profilesText({ profiles }: NetworkHost, variants: number): string {
  if (profiles.length === variants) return variants === 1 ? (profiles[0] ?? "") : "all profiles";
  return profiles.join(", ");
}

/** The options that imply a host, each once: `process.executor, aws.region`. */
export function optionsText({ because }: NetworkHost): string {
  const names = [...new Set(because.map(({ option }) => option))];
  const more = names.length - MOST_OPTIONS;
  return [...names.slice(0, MOST_OPTIONS), ...(more > 0 ? [`${String(more)} more`] : [])].join(", ");
}

const MOST_OPTIONS = 4;
