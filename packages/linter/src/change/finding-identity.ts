import type { Finding } from "../finding.js";

/**
 * What stays of a finding when lines move: its rule, what it says, and the content of its line. Numbers of lines in the
 * message are left out, and so are blanks.
 */
export interface FindingIdentity {
  readonly ruleId: string;
  readonly message: string;
  readonly line: string;
}

/** @param textOf The text of a file as it was linted. */
export function identityOf(
  { ruleId, message, file, range }: Finding,
  textOf: (file: string) => string | undefined,
): FindingIdentity {
  return {
    ruleId,
    message: message.replace(/\bline \d+/g, "line"),
    line: lineContent(textOf(file), range.start.line),
  };
}

/** A line without the blanks at its ends, and with single ones within; empty where there is no such line. */
export function lineContent(text: string | undefined, line: number): string {
  const content = (text ?? "").split(/\r\n|[\n\r]/)[line - 1] ?? "";
  return content.trim().replace(/\s+/g, " ");
}

/** True for what is said about a file as a whole: rules place that on all of the first line, and mean none. */
export function isAboutFile({ file, range }: Finding, textOf: (file: string) => string | undefined): boolean {
  const first = /^[^\r\n]*/.exec(textOf(file) ?? "")?.[0] ?? "";
  const { start, end } = range;
  return start.line === 1 && start.column === 1 && end.line === 1 && end.column === first.length + 1;
}
