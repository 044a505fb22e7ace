import type { Finding, Fix, Severity, TextRange } from "@nf-lint/linter";
import { mergedEdit } from "./merged-edit.js";
import { fullMessage } from "./profiles-phrase.js";
import type { Format, Report } from "./report.js";
import { sourceLines } from "./source-lines.js";

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "ERROR", warning: "WARNING", info: "INFO" };

/** Reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. Columns count bytes. */
export const rdjson: Format = (report) => {
  const linesIn = sourceLines(report);
  const place = (file: string, range: TextRange): object => ({ path: file, range: byteRange(range, linesIn(file)) });
  const diagnostics = report.findings.map((finding) => ({
    message: fullMessage(finding),
    location: place(finding.file, finding.range),
    severity: SEVERITIES[finding.severity],
    code: { value: finding.ruleId, url: finding.url },
    ...optional(
      "suggestions",
      changesOf(finding).flatMap((change) => suggestion(change, finding, report, linesIn)),
    ),
    ...optional(
      "relatedLocations",
      finding.related.map(({ message, file, range }) => ({ message, location: place(file, range) })),
    ),
  }));
  const source = { name: "nf-lint", url: "https://github.com/nf-lint/nf-lint" };
  return `${JSON.stringify({ source, diagnostics }, undefined, 2)}\n`;
};

function changesOf({ fix, suggestions = [] }: Finding): readonly Fix[] {
  return fix === undefined ? suggestions : [fix, ...suggestions];
}

/** Reviewdog replaces one range, in the finding's own file. */
function suggestion(
  change: Fix,
  { file }: Finding,
  { textOf }: Report,
  linesIn: (file: string) => readonly string[],
): readonly { readonly range: object; readonly text: string }[] {
  const text = textOf(file);
  const merged = text === undefined ? undefined : mergedEdit(change, text);
  if (text === undefined || merged?.file !== file) return [];
  return [{ range: byteRange(merged.range, linesIn(file)), text: merged.text }];
}

function byteRange({ start, end }: TextRange, lines: readonly string[]): object {
  const position = ({ line, column }: TextRange["start"]): object => ({
    line,
    column: Buffer.byteLength((lines[line - 1] ?? "").slice(0, column - 1)) + 1,
  });
  return { start: position(start), end: position(end) };
}

function optional(name: string, list: readonly object[]): object {
  return list.length > 0 ? { [name]: list } : {};
}
