import type { Ansis } from "ansis";
import type {
  Change,
  Finding,
  LintedChecklist,
  ProjectView,
  ResolvedConfig,
  Severity,
  SuppressedFinding,
} from "@nf-lint/linter";
import type { Hyperlink } from "../output/hyperlink.js";

/** A finished run, as the formats get it. */
export interface Report {
  /** Sorted by file, place and rule. */
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly projects: number;
  /** How many of these lie in no other's folder. */
  readonly projectsApart: number;
  /** The text of a file that a finding names. */
  readonly textOf: (file: string) => string | undefined;
  /** Findings that comments in the files suppress. */
  readonly suppressed: readonly SuppressedFinding[];
  /** The working directory: paths of findings are relative to it. */
  readonly cwd: string;
  /** A path of a finding as the services that host repositories take it: from the top of the repository. */
  readonly pathInRepository: (file: string) => string;
  /** The projects that read a file that a finding names, as they were linted. */
  readonly projectsOf: (file: string) => readonly ProjectView[];
  /** A resolved configuration with its values as they may be shown. */
  readonly shownConfig: (config: ResolvedConfig) => ResolvedConfig;
  /** The production checklist of each pipeline, where the run has the preset `production` and is not `--quiet`. */
  readonly checklists?: readonly LintedChecklist[];
  /** Where the run compared with a revision: `findings` are those that the change introduced, and this is the rest. */
  readonly change?: Change;
}

/** What the report is written to. */
export interface Target {
  readonly colors: Ansis;
  /** The width of the terminal; absent where lines may be as long as they like. */
  readonly columns?: number;
  /** Makes links where it shows them. */
  readonly link?: Hyperlink;
}

/** Turns a report into text that ends in a newline, or into no text at all. */
export type Format = (report: Report, target: Target) => string;

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export function countFindings(findings: readonly Finding[]): Counts {
  const count = (severity: Finding["severity"]): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), infos: count("info") };
}

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** For sorting: the gravest first. */
export function byGravity(a: Pick<Finding, "severity">, b: Pick<Finding, "severity">): number {
  return RANKS[a.severity] - RANKS[b.severity];
}
