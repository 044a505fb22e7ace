import type { Linter as EslintTypes, Rule } from "eslint";
import type { Place } from "@nf-lint/resolver";
import { findingDetails, rulePage, rules } from "eslint-plugin-nextflow";
import type { ConfigSourceCode } from "eslint-plugin-nextflow";
import type { Finding, Fix, Severity, TextEdit, TextRange } from "./finding.js";
import { relativePath } from "./relative-path.js";
import type { RuleLevel } from "./settings.js";
import { isAboutSuppression, SUPPRESSION, SUPPRESSION_PAGE, suppressionText } from "./suppression.js";

/** What a message of ESLint needs to become a finding. */
export interface MessageContext {
  /** Absolute. */
  readonly file: string;
  /** Paths in findings are relative to this folder. */
  readonly cwd: string;
  readonly sourceCode: ConfigSourceCode;
  /** The level that the user gave the rule, if any: it counts for more than what the rule itself says. */
  readonly levelOf: (ruleId: string) => RuleLevel | undefined;
}

/** A message of ESLint joined with what rides beside it on the source code. */
export function findingOf(message: EslintTypes.LintMessage, context: MessageContext): Finding {
  const { sourceCode, cwd, levelOf } = context;
  const details = findingDetails(sourceCode, message);
  const isSuppression = isAboutSuppression(message);
  const ruleId = isSuppression ? SUPPRESSION : (message.ruleId ?? "").replace(/^nextflow\//, "");
  const start = { line: message.line, column: message.column };
  const suggestions = (message.suggestions ?? []).map(({ desc, fix }) => fixOf(fix, context, desc));
  return {
    ruleId,
    severity: severityOfLevel(levelOf(ruleId)) ?? details?.severity ?? severityOf(ruleId, message),
    message: isSuppression ? suppressionText(message, sourceCode) : message.message,
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
    url: isSuppression ? SUPPRESSION_PAGE : (rules[ruleId]?.meta.docs.url ?? rulePage(ruleId)),
  };
}

function severityOfLevel(level: RuleLevel | undefined): Severity | undefined {
  return level === "warn" ? "warning" : level === "off" ? undefined : level;
}

function severityOf(ruleId: string, { severity }: EslintTypes.LintMessage): Severity {
  if (ruleId === SUPPRESSION) return "warning";
  if (severity === 2) return "error";
  return rules[ruleId]?.meta.type === "suggestion" ? "info" : "warning";
}

function fixOf(fix: Rule.Fix, { file, cwd, sourceCode }: MessageContext, message?: string): Fix {
  const edit: TextEdit = {
    file: relativePath(cwd, file),
    range: { start: sourceCode.getLocFromIndex(fix.range[0]), end: sourceCode.getLocFromIndex(fix.range[1]) },
    text: fix.text,
  };
  return { ...(message !== undefined && { message }), edits: [edit] };
}

function rangeOf({ loc }: Place): TextRange {
  return { start: loc.start, end: loc.end };
}
