import { createHash } from "node:crypto";
import type { Finding } from "@nf-lint/linter";
import { linesOf } from "../formats/excerpt.js";

/**
 * What tells a finding from all others, and stays the same when lines are added above it or blanks change: its file, its
 * rule, the content of its line, and the how-manieth of this rule on lines of this content it is.
 *
 * @param findings In the order of a report.
 */
export function fingerprintsOf(
  findings: readonly Finding[],
  textOf: (file: string) => string | undefined,
): ReadonlyMap<Finding, string> {
  const lines = new Map<string, readonly string[]>();
  const seen = new Map<string, number>();
  const fingerprints = new Map<Finding, string>();
  for (const finding of findings) {
    const { file, ruleId, range } = finding;
    const fileLines = lines.get(file) ?? linesOf(textOf(file) ?? "");
    lines.set(file, fileLines);
    const content = (fileLines[range.start.line - 1] ?? "").trim().replace(/\s+/g, " ");
    const identity = JSON.stringify([file, ruleId, content]);
    const occurrence = seen.get(identity) ?? 0;
    seen.set(identity, occurrence + 1);
    fingerprints.set(finding, createHash("sha256").update(`${identity}${occurrence}`).digest("hex").slice(0, 32));
  }
  return fingerprints;
}
