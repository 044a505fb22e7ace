import type { RelatedPlace } from "./finding-details.js";
import type { ProjectReport } from "./project-rule-definition.js";

/** A report with the variants it holds in: none where it holds in all that were looked at. */
export interface ProjectFinding {
  readonly report: ProjectReport;
  readonly profiles: readonly string[];
}

/** What a check found in a file. */
export interface FoundInFile {
  readonly findings: readonly ProjectFinding[];
  /** How many more there are, by their places: each finding takes time and memory, and nobody reads thousands. */
  readonly others: number;
}

interface ReportsOfFile {
  readonly listed: Map<string, { report: ProjectReport; readonly profiles: Set<string> }>;
  /** The places of those, and of what is beyond them. */
  readonly places: Set<string>;
  readonly others: Set<string>;
}

/** Gathers what a check reports: what several variants agree on as one, and in each file no more than `most`. */
export class ReportCollector {
  readonly #most: number;
  readonly #files = new Map<string, ReportsOfFile>();

  constructor(most: number) {
    this.#most = most;
  }

  add(report: ProjectReport, variants: readonly string[]): void {
    const { listed, places, others } = this.#ofFile(report.place.file);
    const place = placeOf(report);
    const isFull = listed.size >= this.#most;
    if (isFull && !places.has(place)) {
      others.add(place);
      return;
    }
    const key = keyOf(report);
    const same = listed.get(key);
    if (same === undefined) {
      if (isFull) return;
      places.add(place);
      listed.set(key, { report, profiles: new Set(variants) });
      return;
    }
    same.report = agreed(same.report, report);
    for (const name of variants) same.profiles.add(name);
  }

  /** @param count of the variants that were looked at */
  byFile(count: number): ReadonlyMap<string, FoundInFile> {
    return new Map(
      [...this.#files].map(([file, { listed, others }]): [string, FoundInFile] => [
        file,
        {
          findings: [...listed.values()].map(({ report, profiles }) => ({
            report,
            profiles: profiles.size === count ? [] : [...profiles],
          })),
          others: others.size,
        },
      ]),
    );
  }

  #ofFile(file: string): ReportsOfFile {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    const made: ReportsOfFile = { listed: new Map(), places: new Set(), others: new Set() };
    this.#files.set(file, made);
    return made;
  }
}

/** Findings are equal when they say the same at the same place. */
export function keyOf({ messageId, data, place }: ProjectReport): string {
  return JSON.stringify([place.file, place.range, messageId, Object.entries(data ?? {}).sort()]);
}

/** What is cheap to know of a report within its file. */
function placeOf({ messageId, place: { range } }: ProjectReport): string {
  return `${range[0]} ${range[1]} ${messageId}`;
}

/** Two equal findings as one: the related places of both, and the changes that both propose. */
export function agreed(first: ProjectReport, second: ProjectReport): ProjectReport {
  const { fix, suggest, processes, ...rest } = first;
  const proposed = new Set((second.suggest ?? []).map((suggestion) => JSON.stringify(suggestion)));
  return {
    ...rest,
    related: relatedOf(first, second),
    ...(processes && { processes: namesIn(processes, second.processes) }),
    ...(fix && JSON.stringify(fix) === JSON.stringify(second.fix) && { fix }),
    ...(suggest && { suggest: suggest.filter((suggestion) => proposed.has(JSON.stringify(suggestion))) }),
  };
}

function namesIn(names: readonly string[], others: readonly string[] = []): readonly string[] {
  const known = new Set(names);
  const more = others.filter((name) => !known.has(name));
  return more.length === 0 ? names : [...names, ...more].sort();
}

function relatedOf({ related = [] }: ProjectReport, { related: more = [] }: ProjectReport): readonly RelatedPlace[] {
  // Nearly always: what explains a finding is the same in all variants.
  if (more.every(({ place, message }, at) => related[at]?.place === place && related[at].message === message))
    return related;
  const all = [...related, ...more].map(
    (one) => [JSON.stringify([one.place.file, one.place.range, one.message]), one] as const,
  );
  return [...new Map(all).values()];
}
