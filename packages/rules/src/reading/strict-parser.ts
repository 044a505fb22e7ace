import {
  compareNextflowVersions,
  parseNextflowVersion,
  parseVersionConstraint,
  oldestAllowed,
} from "@nf-lint/resolver";
import type { NextflowVersion, Project, TargetVersion } from "@nf-lint/resolver";
import { keptFor } from "../authoring/kept-for.js";
import type { FindingSeverity } from "../authoring/rule-meta.js";
import { namesOf, scopeOf, statementsOf } from "./config-statements.js";

/** The first stable release whose default is the strict parser. */
const STRICT_BY_DEFAULT = "26.04";

/**
 * The severity of what only the strict parser rejects: the rule's own, but a warning where the legacy parser runs. One
 * for a project, whichever profile or `if` asks for which version: the oldest that is asked for anywhere.
 */
export function strictParserSeverity(
  target: TargetVersion,
  project?: Project,
): { readonly severity?: FindingSeverity } {
  const oldest = project && oldestDemanded(project);
  if (target.isGiven || oldest === undefined) return target.isAtLeast(STRICT_BY_DEFAULT) ? {} : WARNING;
  return compareNextflowVersions(oldest, parseNextflowVersion(STRICT_BY_DEFAULT)) < 0 ? WARNING : {};
}

const WARNING = { severity: "warning" } as const;

const oldestDemanded = keptFor((project: Project): NextflowVersion | undefined =>
  [...project.files.values()]
    .flatMap(({ ast }) => statementsOf(ast))
    .flatMap(({ statement, around }) => {
      if (statement.type !== "ConfigAssign" || statement.value.type !== "StringLiteral") return [];
      const path = [...scopeOf(around).keys, ...namesOf(statement.path)];
      return path.join(".") === "manifest.nextflowVersion" ? (assumedFor(statement.value.value) ?? []) : [];
    })
    .sort(compareNextflowVersions)
    .at(0),
);

function assumedFor(text: string): NextflowVersion | undefined {
  const parsed = parseVersionConstraint(text);
  return parsed.ok && parsed.constraint.comparators.length > 0 ? oldestAllowed(parsed.constraint) : undefined;
}
