import type { Linter as EslintTypes, Rule } from "eslint";
import type { Place } from "@nf-lint/resolver";
import { findingDetails, findRule, rulePage } from "eslint-plugin-nextflow";
import type { NextflowSourceCode } from "eslint-plugin-nextflow";
import type { Finding, Fix, Severity, SuppressedFinding, TextEdit, TextRange } from "./finding.js";
import { relativePath } from "./relative-path.js";
import type { RuleLevel } from "./settings.js";
import type { SuppressionProblem } from "./suppression.js";
import { UNUSED_SUPPRESSION } from "./suppression.js";

/** What a message of ESLint needs to become a finding. */
export interface MessageContext {
  /** Absolute. */
  readonly file: string;
  /** Paths in findings are relative to this folder. */
  readonly cwd: string;
  readonly sourceCode: NextflowSourceCode;
  /** The level that the user gave the rule, if any: it counts for more than what the rule itself says. */
  readonly levelOf: (ruleId: string) => RuleLevel | undefined;
}

/** A message of ESLint joined with what rides beside it on the source code. */
export function findingOf(message: EslintTypes.LintMessage, context: MessageContext): Finding {
  const { sourceCode, cwd, levelOf } = context;
  const details = findingDetails(sourceCode, message);
  const ruleId = (message.ruleId ?? "").replace(/^nextflow\//, "");
  const start = { line: message.line, column: message.column };
  const suggestions = (message.suggestions ?? []).map(({ desc, fix }) => fixOf(fix, context, desc));
  return {
    ruleId,
    severity: severityOfLevel(levelOf(ruleId)) ?? details?.severity ?? severityOf(ruleId, message),
    message: message.message,
    file: relativePath(cwd, context.file),
    range: { start, end: { line: message.endLine ?? start.line, column: message.endColumn ?? start.column } },
    profiles: details?.profiles ?? [],
    related: (details?.related ?? []).map(({ place, message: text }) => ({
      file: relativePath(cwd, place.file),
      range: rangeOf(place),
      message: text,
    })),
    ...(message.fix && { fix: fixOf(message.fix, context) }),
    ...(suggestions.length > 0 && { suggestions }),
    url: findRule(ruleId)?.meta.docs.url ?? rulePage(ruleId),
  };
}

/** A message that a comment suppresses, with the comment's reason. */
export function suppressedFindingOf(
  message: EslintTypes.SuppressedLintMessage,
  context: MessageContext,
): SuppressedFinding {
  const reason = message.suppressions.map(({ justification }) => justification).find((text) => text !== "");
  return { finding: findingOf(message, context), ...(reason !== undefined && { reason }) };
}

/** What is wrong with a comment that should suppress something. */
export function findingOfSuppression(problem: SuppressionProblem, context: MessageContext): Finding {
  const { message, loc, fix } = problem;
  return {
    ruleId: UNUSED_SUPPRESSION,
    severity: severityOfLevel(context.levelOf(UNUSED_SUPPRESSION)) ?? "warning",
    message,
    file: relativePath(context.cwd, context.file),
    range: { start: loc.start, end: loc.end },
    profiles: [],
    related: [],
    ...(fix && { fix: fixOf(fix, context) }),
    url: rulePage(UNUSED_SUPPRESSION),
  };
}

function severityOfLevel(level: RuleLevel | undefined): Severity | undefined {
  return level === "warn" ? "warning" : level === "off" ? undefined : level;
}

function severityOf(ruleId: string, { severity }: EslintTypes.LintMessage): Severity {
  if (severity === 2) return "error";
  return findRule(ruleId)?.meta.type === "suggestion" ? "info" : "warning";
}

function fixOf(fix: Rule.Fix, { file, cwd, sourceCode }: MessageContext, message?: string): Fix {
  const edit: TextEdit = {
    file: relativePath(cwd, file),
    range: { start: positionOf(fix.range[0], sourceCode), end: positionOf(fix.range[1], sourceCode) },
    text: withLineEndsOf(sourceCode.text, fix.text),
  };
  return { ...(message !== undefined && { message }), edits: [edit] };
}

/** ESLint counts a byte order mark as -1; it stands in column 0, before the text. */
function positionOf(index: number, sourceCode: NextflowSourceCode): TextEdit["range"]["start"] {
  return index < 0 ? { line: 1, column: 0 } : sourceCode.getLocFromIndex(index);
}

/** Rules write `\n`; a file keeps the line ends that it has. */
function withLineEndsOf(file: string, text: string): string {
  return /^[^\n]*\r\n/.test(file) ? text.replace(/\r?\n/g, "\r\n") : text;
}

function rangeOf({ loc }: Place): TextRange {
  return { start: loc.start, end: loc.end };
}
