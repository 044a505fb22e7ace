/**
 * A version of Nextflow, or of what a pipeline asks for: its parts as Nextflow splits them, at dots and hyphens
 * (`24.04.0-edge` has four). Any text is a version; what is not a number is compared as text.
 */
export interface NextflowVersion {
  /** As it was written. */
  readonly text: string;
  readonly parts: readonly string[];
}

/** Reads a version. Never fails, as Nextflow's own reader never does: a text without any part is version `0`. */
export function parseNextflowVersion(text: string): NextflowVersion {
  const parts = text.split(/[.-]/).filter((part) => part !== "");
  return { text, parts: parts.length === 0 ? ["0"] : parts };
}

/**
 * Negative, zero or positive, as `a` comes before, with or after `b`. Missing parts are `0`, and a part that is not a
 * number sorts by its text: hence `24.04.0-edge` comes *after* `24.04.0`, unlike in semantic versioning.
 */
export function compareNextflowVersions(a: NextflowVersion, b: NextflowVersion): number {
  const length = Math.max(a.parts.length, b.parts.length);
  for (let i = 0; i < length; i++) {
    const order = compareParts(a.parts[i] ?? "0", b.parts[i] ?? "0");
    if (order !== 0) return order;
  }
  return 0;
}

/** Orders two parts of versions: both as integers where they are, else as text. */
export function compareParts(a: string, b: string): number {
  if (isInteger(a) && isInteger(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function isInteger(part: string): boolean {
  return /^\d+$/.test(part);
}
