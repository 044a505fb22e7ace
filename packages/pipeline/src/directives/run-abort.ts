import type { Place } from "@nf-lint/resolver";
import type { AbortedRun } from "./effective-process.js";

/** Nextflow would end the run here. Never leaves `effectiveProcesses`. */
export class RunAbort extends Error {
  readonly when: AbortedRun["when"];
  readonly place: Place | undefined;

  constructor(message: string, when: AbortedRun["when"], place?: Place) {
    super(message);
    this.when = when;
    this.place = place;
  }

  get outcome(): AbortedRun {
    const { message, when, place } = this;
    return { ok: false, error: message, when, ...(place && { place }) };
  }
}
