import type { Project, Variant } from "@nf-lint/resolver";
import { arises } from "./applicability.js";
import type { ChecklistLine } from "./checklist-line.js";
import { checklistSections } from "./checklist.js";
import { figuresOf } from "./figures.js";
import type { ChecklistFigure } from "./figures.js";

/** How a line of the checklist stands. */
export const CHECKLIST_STATES = [
  "passed",
  "findings",
  "unknown",
  "does not apply",
  "switched off",
  "report",
  "network",
  "not visible",
] as const;

export type ChecklistState = (typeof CHECKLIST_STATES)[number];

/** A line with its answer for a project. */
export interface CheckedLine extends Pick<ChecklistLine, "id" | "line" | "rules" | "reason"> {
  readonly state: ChecklistState;
  /** How many findings its rules have. */
  readonly findings: number;
}

export interface CheckedSection {
  readonly section: string;
  readonly lines: readonly CheckedLine[];
}

/** The production checklist as it stands for a project. */
export interface ProjectChecklist {
  readonly sections: readonly CheckedSection[];
  /** What the lines that no rule can decide ask to look at. */
  readonly figures: readonly ChecklistFigure[];
}

/** What is known of a project when it has been linted. */
export interface ChecklistInput {
  readonly project: Project;
  readonly variants: readonly Variant[];
  /** The rules that there are. */
  readonly rules: ReadonlySet<string>;
  readonly isOn: (rule: string) => boolean;
  /** Whether a rule that is on has not been asked about all files of the project that it looks at: then what it would say is unknown. */
  readonly isPartial?: (rule: string) => boolean;
  /** The options that a rule is on with, without its defaults. */
  readonly optionsOf?: (rule: string) => Readonly<Record<string, unknown>>;
  /** Those that `production` turns on: of a line that others are for too, these have to be on for it to pass. */
  readonly ofProduction: ReadonlySet<string>;
  /** How many findings each rule has in the project. */
  readonly findings: ReadonlyMap<string, number>;
  /** The rules of which comments suppress findings. */
  readonly suppressed: ReadonlySet<string>;
}

/**
 * How the lines of the production checklist stand for a project. What is off, unknown or does not apply never counts as
 * passed.
 */
export function projectChecklist(input: ChecklistInput): ProjectChecklist {
  return {
    sections: checklistSections(input.rules).map(({ section, lines }) => ({
      section,
      lines: lines.map((line) => checkedLine(line, input)),
    })),
    figures: figuresOf(input.project, input.variants),
  };
}

function checkedLine(line: ChecklistLine, input: ChecklistInput): CheckedLine {
  const { id, line: text, rules, reason } = line;
  const findings = rules.reduce((sum, rule) => sum + (input.findings.get(rule) ?? 0), 0);
  const state = stateOf(line, findings, input);
  return { id, line: text, state, rules, findings, ...(reason !== undefined && { reason }) };
}

function stateOf({ kind, rules }: ChecklistLine, findings: number, input: ChecklistInput): ChecklistState {
  if (findings > 0) return "findings";
  if (kind !== "rules") return kind;
  if (rules.length === 0) return "not visible";
  const active = rules.filter(input.isOn);
  if (active.length === 0 || rules.some((rule) => input.suppressed.has(rule))) return "switched off";
  const answers = input.variants.flatMap((variant) => {
    const look = { project: input.project, config: input.project.resolve(variant) };
    return active.map((rule) => {
      const answer = arises(rule, { ...look, options: input.optionsOf?.(rule) ?? {} });
      return answer === "yes" && input.isPartial?.(rule) === true ? "unknown" : answer;
    });
  });
  if (answers.includes("unknown")) return "unknown";
  if (!answers.includes("yes")) return "does not apply";
  return rules.some((rule) => input.ofProduction.has(rule) && !input.isOn(rule)) ? "switched off" : "passed";
}
