import { compareNextflowVersions, parseNextflowVersion } from "../version/nextflow-version.js";
import type { NextflowVersion } from "../version/nextflow-version.js";
import type { OptionFact } from "./option-fact.js";

/** Whether this Nextflow no longer reads the option. Always, where it is not known when that began. */
export function isRemovedIn(fact: OptionFact, version: NextflowVersion): boolean {
  return fact.status === "removed" && (fact.removedSince === undefined || isFrom(version, fact.removedSince));
}

/** Whether this Nextflow still reads the option, but says not to use it. */
export function isDeprecatedIn(fact: OptionFact, version: NextflowVersion): boolean {
  if (isRemovedIn(fact, version)) return false;
  if (fact.status === "deprecated") return fact.deprecatedSince === undefined || isFrom(version, fact.deprecatedSince);
  return fact.deprecatedSince !== undefined && isFrom(version, fact.deprecatedSince);
}

/**
 * Whether this Nextflow does not know the option yet. Where only the release line is known that brought it (26.10), the
 * edge builds that lead to that line may have it, and the answer is no.
 */
export function isTooNewFor(fact: OptionFact, version: NextflowVersion): boolean {
  return fact.since !== undefined && !isFrom(version, earliest(fact.since));
}

/** The default in this Nextflow as text, where `isOn` says which options are on; `undefined` where it is not known. */
export function defaultIn(
  fact: OptionFact,
  version: NextflowVersion,
  isOn: (option: string) => boolean = () => false,
): string | undefined {
  if (fact.defaults.length === 0) return fact.default;
  return fact.defaults.findLast(({ from, when }) => (when === undefined || isOn(when)) && holdsFrom(version, from))
    ?.value;
}

/** Of several first versions the newest holds for all that follow it, an older one for the rest of its release line. */
function holdsFrom(version: NextflowVersion, from: readonly string[] | undefined): boolean {
  if (from === undefined) return true;
  const newest = from.reduce((a, b) => (isFrom(parseNextflowVersion(a), b) ? a : b));
  return from.some(
    (first) => isFrom(version, first) && (first === newest || line(version) === line(parseNextflowVersion(first))),
  );
}

function line({ parts }: NextflowVersion): string {
  return parts.slice(0, 2).join(".");
}

function isFrom(version: NextflowVersion, since: string): boolean {
  return compareNextflowVersions(version, parseNextflowVersion(since)) >= 0;
}

/**
 * The first build that may have an option. What came with a stable release may be in the edge builds for it, which begin
 * a month after the last stable one; and the edge build of a stable release's number comes before that release, although
 * its version sorts behind it.
 */
function earliest(since: string): string {
  const [year = "", month = ""] = since.split(/[.-]/);
  if (month !== "04" && month !== "10") return since;
  if (since.endsWith("-edge")) return since.replace(/-edge$/, "");
  return month === "10" ? `${year}.05` : `${String(Number(year) - 1)}.11`;
}
