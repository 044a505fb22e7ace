import type { ResolvedConfig } from "../resolved-config.js";
import { compareNextflowVersions, parseNextflowVersion } from "./nextflow-version.js";
import type { NextflowVersion } from "./nextflow-version.js";
import { allowsBefore, allowsFrom, oldestAllowed } from "./nextflow-releases.js";
import { parseVersionConstraint } from "./version-constraint.js";
import type { VersionConstraint } from "./version-constraint.js";

/** The newest release whose behaviour nf-lint knows. */
export const NEWEST_KNOWN_VERSION = "26.08.0-edge";

/** Which Nextflow a configuration is judged for. */
export interface TargetVersion {
  /** The version to assume: the one that was asked for, else the oldest release that the manifest allows, else the newest known. */
  readonly version: NextflowVersion;
  /** Whether the version was asked for, whatever the manifest says. */
  readonly isGiven: boolean;
  /** Whether the assumed version is `since` or newer. */
  isAtLeast(since: string): boolean;
  /** Whether some version that may run this is `since` or newer. For what a newer Nextflow does. */
  mayBeFrom(since: string): boolean;
  /** Whether some version that may run this is older than `until`. For what an older Nextflow does. */
  mayBeBefore(until: string): boolean;
}

/**
 * The target of one variant: `wanted` (the command line's or the settings') where there is one, else what
 * `manifest.nextflowVersion` says. A manifest that is unknown or that Nextflow cannot read says nothing.
 *
 * @param config Absent for a script that no configuration is known of.
 */
export function targetVersion(config: ResolvedConfig | undefined, wanted: string | undefined): TargetVersion {
  const constraint = wanted === undefined && config !== undefined ? manifestConstraint(config) : undefined;
  const version = wanted === undefined ? assumedVersion(constraint) : parseNextflowVersion(wanted);
  return {
    version,
    isGiven: wanted !== undefined,
    isAtLeast: (since) => compareNextflowVersions(version, firstWith(since)) >= 0,
    mayBeFrom(since) {
      const from = firstWith(since);
      return constraint ? allowsFrom(constraint, from) : compareNextflowVersions(version, from) >= 0;
    },
    mayBeBefore(until) {
      const before = firstWith(until);
      return constraint ? allowsBefore(constraint, before) : compareNextflowVersions(version, before) < 0;
    },
  };
}

/**
 * The lowest version that has what came with a release. An edge release comes out before the stable one of the same
 * number, which has it too; Nextflow's own order has them the other way round.
 */
function firstWith(release: string): NextflowVersion {
  return parseNextflowVersion(release.replace(/-edge$/, ""));
}

function manifestConstraint(config: ResolvedConfig): VersionConstraint | undefined {
  const value = config.value("manifest.nextflowVersion");
  if (value?.kind !== "known" || typeof value.value !== "string") return undefined;
  const parsed = parseVersionConstraint(value.value);
  return parsed.ok && parsed.constraint.comparators.length > 0 ? parsed.constraint : undefined;
}

function assumedVersion(constraint: VersionConstraint | undefined): NextflowVersion {
  return (constraint && oldestAllowed(constraint)) ?? parseNextflowVersion(NEWEST_KNOWN_VERSION);
}
