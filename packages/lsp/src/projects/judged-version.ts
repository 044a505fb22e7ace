import type { ProjectView } from "@nf-lint/linter";
import { NEWEST_KNOWN_VERSION, parseNextflowVersion, targetVersion } from "@nf-lint/resolver";
import type { NextflowVersion } from "@nf-lint/resolver";

/** The version that the first choice of profiles of a project is judged for; the newest known where there is none. */
export function judgedVersion(view: ProjectView | undefined): NextflowVersion {
  const { project, variants: [variant] = [], nextflow } = view ?? {};
  if (project === undefined || variant === undefined) return parseNextflowVersion(nextflow ?? NEWEST_KNOWN_VERSION);
  return targetVersion(project.resolve(variant), nextflow).version;
}
