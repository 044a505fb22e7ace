import type { Position as SourcePosition } from "@nf-lint/parser";
import type { Failure, Finding, LintResult, RuleFacts } from "@nf-lint/linter";
import { describeFailure } from "@nf-lint/linter";
import { DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver";
import type { Diagnostic } from "vscode-languageserver";
import { KNOWN_RULES } from "../wording/known-rules.js";
import { listed } from "../wording/markdown.js";
import { FILE_START, toRange } from "../documents/positions.js";
import { pathOfFinding, uriOfPath } from "../documents/uri-path.js";

/** The name under which an editor shows what this server finds. */
export const SOURCE = "nf-lint";

const MOST_PROFILES = 6;

const SEVERITIES: Readonly<Record<Finding["severity"], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

const TAGS: Readonly<Record<NonNullable<RuleFacts["tag"]>, DiagnosticTag>> = {
  deprecated: DiagnosticTag.Deprecated,
  unnecessary: DiagnosticTag.Unnecessary,
};

/** The diagnostics of each of some files, by path; a file about which nothing is said has an empty list. */
export function diagnosticsOf(
  { findings, failures }: Pick<LintResult, "findings" | "failures">,
  files: Iterable<string>,
): ReadonlyMap<string, readonly Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>([...files].map((file) => [file, []]));
  for (const finding of findings) byFile.get(pathOfFinding(finding.file))?.push(diagnosticOf(finding));
  for (const failure of failures) {
    const file = fileOf(failure);
    if (file === undefined) continue;
    byFile.set(file, [...(byFile.get(file) ?? []), failureDiagnostic(failure)]);
  }
  return byFile;
}

/** A finding as an editor shows it. */
export function diagnosticOf(finding: Finding): Diagnostic {
  const { ruleId, message, profiles, related } = finding;
  const tag = KNOWN_RULES.get(ruleId)?.tag;
  return {
    range: toRange(finding.range),
    severity: SEVERITIES[finding.severity],
    source: SOURCE,
    code: ruleId,
    codeDescription: { href: finding.url },
    message: profiles.length === 0 ? message : `${message}\n${inProfiles(profiles)}`,
    ...(tag && { tags: [TAGS[tag]] }),
    ...(related.length > 0 && {
      relatedInformation: related.map((place) => ({
        location: { uri: uriOfPath(pathOfFinding(place.file)), range: toRange(place.range) },
        message: place.message,
      })),
    }),
  };
}

function inProfiles(profiles: readonly string[]): string {
  return `In ${profiles.length === 1 ? "profile" : "profiles"} ${listed(profiles, MOST_PROFILES)}.`;
}

/** The file in which a failure is to be seen: settings that cannot be followed, and files that cannot be read. */
function fileOf(failure: Failure): string | undefined {
  switch (failure.kind) {
    case "settings":
    case "unreadable":
      return pathOfFinding(failure.file);
    case "unknown-profile":
      return failure.place && pathOfFinding(failure.place.file);
    default:
      return undefined;
  }
}

function failureDiagnostic(failure: Failure): Diagnostic {
  const position = positionOf(failure);
  return {
    range: position === undefined ? FILE_START : toRange({ start: position, end: position }),
    severity: DiagnosticSeverity.Error,
    source: SOURCE,
    code: failure.kind,
    message: messageOf(failure),
  };
}

function positionOf(failure: Failure): SourcePosition | undefined {
  if (failure.kind === "settings") return failure.position;
  return failure.kind === "unknown-profile" ? failure.place?.position : undefined;
}

/** Without the place, which the diagnostic has. */
function messageOf(failure: Failure): string {
  if (failure.kind === "settings") return failure.message;
  if (failure.kind !== "unknown-profile") return describeFailure(failure);
  const { place: _place, ...unplaced } = failure;
  return describeFailure(unplaced);
}
