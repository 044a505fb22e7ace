import type { Finding, Fix } from "@nf-lint/linter";
import { CodeActionKind } from "vscode-languageserver";
import type { CodeAction, CodeActionContext, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { SourceDocument } from "../documents/source-document.js";
import { disableActions } from "./disable-rule.js";
import { fixTitle } from "./fix-title.js";
import { toRange, touches } from "../documents/positions.js";
import { pathOfFinding, uriOfPath } from "../documents/uri-path.js";
import type { LanguageWorkspace } from "../projects/workspace.js";
import { diagnosticOf } from "./diagnostics.js";

/** All safe fixes of a file at once. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.nf-lint`;

/** Opens a rule's page in a browser. Its argument is the address. */
export const OPEN_RULE_PAGE = "nf-lint.openRulePage";

/** What can be done about the findings in a range: fixes, then suggestions, then ways to turn a rule off, then reading. */
export async function codeActions(
  document: SourceDocument,
  range: Range,
  { only }: Pick<CodeActionContext, "only">,
  workspace: LanguageWorkspace,
): Promise<CodeAction[]> {
  const isWanted = (kind: string): boolean => only === undefined || only.some((one) => isWithinKind(kind, one));
  const wantsQuickFixes = isWanted(CodeActionKind.QuickFix);
  if (!wantsQuickFixes && !isWanted(FIX_ALL)) return [];
  const findings = (await workspace.findings(document.path)).filter(
    ({ file }) => pathOfFinding(file) === document.path,
  );
  const here = findings.filter((finding) => touches(toRange(finding.range), range));
  return [
    ...(wantsQuickFixes ? quickFixes(here, document, workspace) : []),
    ...(only !== undefined && isWanted(FIX_ALL) ? await fixAll(document, workspace) : []),
  ];
}

function quickFixes(
  findings: readonly Finding[],
  document: SourceDocument,
  workspace: LanguageWorkspace,
): readonly CodeAction[] {
  return [
    ...findings.flatMap((finding) => fixActions(finding, document)),
    ...oneOfEachRule(findings).flatMap((finding) => disableActions(finding, document, workspace)),
    ...oneOfEachRule(findings).map(openPage),
  ];
}

function fixActions(finding: Finding, document: SourceDocument): readonly CodeAction[] {
  const { fix, suggestions = [] } = finding;
  return [
    ...(fix === undefined
      ? []
      : [{ ...fixAction(finding, fix, fixTitle(fix, document) ?? `Fix: ${finding.ruleId}`), isPreferred: true }]),
    ...suggestions.map((suggestion) =>
      fixAction(finding, suggestion, fixTitle(suggestion, document) ?? `Change as ${finding.ruleId} suggests`),
    ),
  ];
}

function fixAction(finding: Finding, fix: Fix, title: string): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(finding)],
    edit: editOf([fix]),
  };
}

/** One action that makes all fixes of the file. */
async function fixAll(document: SourceDocument, workspace: LanguageWorkspace): Promise<CodeAction[]> {
  const after = await workspace.fixed(document.path);
  if (after === undefined) return [];
  const changes = { [document.uri]: [difference(document, after)] };
  return [{ title: "Fix all nf-lint findings that can be fixed", kind: FIX_ALL, edit: { changes } }];
}

/** The change from one text to another, without what both begin and end with: marks in the rest of the text stay. */
function difference(document: SourceDocument, after: string): TextEdit {
  const before = document.text;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return {
    range: document.rangeOf([start, before.length - same]),
    newText: after.slice(start, after.length - same),
  };
}

function editOf(fixes: readonly Fix[]): WorkspaceEdit {
  const changes = new Map<string, TextEdit[]>();
  for (const { file, range, text } of fixes.flatMap(({ edits }) => edits)) {
    const uri = uriOfPath(pathOfFinding(file));
    changes.set(uri, [...(changes.get(uri) ?? []), { range: toRange(range), newText: text }]);
  }
  return { changes: Object.fromEntries(changes) };
}

function openPage({ ruleId, url }: Finding): CodeAction {
  const title = `Open the page of ${ruleId}`;
  return { title, kind: CodeActionKind.QuickFix, command: { title, command: OPEN_RULE_PAGE, arguments: [url] } };
}

function oneOfEachRule(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [finding.ruleId, finding])).values()];
}

/** `source.fixAll.nf-lint` is within `source.fixAll` and `source`. */
function isWithinKind(kind: string, wanted: string): boolean {
  return kind === wanted || kind.startsWith(`${wanted}.`);
}
