import { compareNextflowVersions, parseNextflowVersion } from "./nextflow-version.js";
import type { NextflowVersion } from "./nextflow-version.js";
import { NEXTFLOW_RELEASES } from "./nextflow-releases.generated.js";
import { satisfies } from "./version-constraint.js";
import type { VersionConstraint } from "./version-constraint.js";

/** Stable and edge releases, the oldest first in Nextflow's own order. Of what will come nothing is known. */
const RELEASES: readonly NextflowVersion[] = NEXTFLOW_RELEASES.map(parseNextflowVersion).sort(compareNextflowVersions);

/** The releases that meet a constraint, the oldest first; none where it asks for one that is still to come, or never was. */
export function releasesAllowedBy(constraint: VersionConstraint): readonly NextflowVersion[] {
  return RELEASES.filter((release) => satisfies(release, constraint));
}

/**
 * The version that a constraint is judged by: the oldest release that it allows, or the newest where it asks for no minimum.
 * What was never released is judged by its number.
 */
export function oldestAllowed(constraint: VersionConstraint): NextflowVersion | undefined {
  const allowed = releasesAllowedBy(constraint);
  if (constraint.lower !== undefined) return allowed[0] ?? constraint.lower.version;
  return allowed.at(-1) ?? constraint.upper?.version;
}

/** Whether some version that meets the constraint is `since` or newer: a release, or one that is still to come. */
export function allowsFrom(constraint: VersionConstraint, since: NextflowVersion): boolean {
  const newest = releasesAllowedBy(constraint).at(-1);
  if (newest !== undefined && compareNextflowVersions(newest, since) >= 0) return true;
  const { upper } = constraint;
  if (upper === undefined) return true;
  if (!isToCome(upper.version)) return newest === undefined && isWithin(since, upper);
  return isWithin(since, upper);
}

/** Whether some version that meets the constraint is older than `until`. */
export function allowsBefore(constraint: VersionConstraint, until: NextflowVersion): boolean {
  const [oldest] = releasesAllowedBy(constraint);
  if (oldest !== undefined) return compareNextflowVersions(oldest, until) < 0;
  return constraint.lower === undefined || compareNextflowVersions(constraint.lower.version, until) < 0;
}

function isToCome(version: NextflowVersion): boolean {
  const newest = RELEASES.at(-1);
  return newest === undefined || compareNextflowVersions(version, newest) > 0;
}

function isWithin(since: NextflowVersion, { version, inclusive }: NonNullable<VersionConstraint["upper"]>): boolean {
  const order = compareNextflowVersions(version, since);
  return inclusive ? order >= 0 : order > 0;
}
