import { readYaml, SETTINGS_FILE_NAMES } from "@nf-lint/linter";
import type { Finding } from "@nf-lint/linter";
import type { Node } from "@nf-lint/parser";
import { directoryOf } from "@nf-lint/resolver";
import { CodeActionKind } from "vscode-languageserver";
import type { CodeAction, CreateFile, TextDocumentEdit, TextEdit } from "vscode-languageserver";
import { isMap, isScalar } from "yaml";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { SourceDocument } from "../documents/source-document.js";
import { diagnosticOf } from "./diagnostics.js";
import { KNOWN_RULES } from "../wording/known-rules.js";
import { FILE_START, toPosition } from "../documents/positions.js";
import { uriOfPath } from "../documents/uri-path.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/** Turns the rule of a finding off: for its line, its file, or the project. */
export function disableActions(
  finding: Finding,
  document: SourceDocument,
  workspace: LanguageWorkspace,
): readonly CodeAction[] {
  const { ruleId } = finding;
  if (KNOWN_RULES.get(ruleId)?.mustBeSeen) return [];
  const action = (where: string, edit: CodeAction["edit"]): CodeAction => ({
    title: `Disable ${ruleId} ${where}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(finding)],
    ...(edit && { edit }),
  });
  const inText = (edit: TextEdit): CodeAction["edit"] => ({ changes: { [document.uri]: [edit] } });
  const settings = settingsEdit(ruleId, document, workspace);
  return [
    ...lineComment(finding, document).map((edit) => action("for this line", inText(edit))),
    action(
      "for this file",
      inText({ range: FILE_START, newText: `// nf-lint-disable-file ${ruleId}${document.lineEnd}` }),
    ),
    ...(settings === undefined ? [] : [action("for the project", settings)]),
  ];
}

/** A comment above the line; none where that is the middle of a string. */
function lineComment({ ruleId, range }: Finding, document: SourceDocument): readonly TextEdit[] {
  const start = { line: toPosition(range.start).line, character: 0 };
  const at = document.offsetAt(start);
  if (document.nodesAt(at).some((node) => isText(node) && node.range[0] < at && at < node.range[1])) return [];
  const line = document.text.slice(at, document.offsetAt(toPosition(range.start)));
  const indent = line.slice(0, line.length - line.trimStart().length);
  return [
    { range: { start, end: start }, newText: `${indent}// nf-lint-disable-next-line ${ruleId}${document.lineEnd}` },
  ];
}

function isText({ type }: Node): boolean {
  return type === "StringLiteral" || type === "GString";
}

/** A change of the nearest settings file; of a new one in the project's folder where there is none. */
function settingsEdit(ruleId: string, document: SourceDocument, workspace: LanguageWorkspace): CodeAction["edit"] {
  const file = settingsFile(document.path, workspace);
  if (file === undefined) {
    const [view] = workspace.projectsOf(document.path);
    const uri = uriOfPath(`${view?.project.directory ?? directoryOf(document.path)}/.nf-lint.yml`);
    const create: CreateFile = { kind: "create", uri, options: { ignoreIfExists: true } };
    return {
      documentChanges: [create, textEdit(uri, { range: FILE_START, newText: `rules:\n  ${ruleId}: off\n` })],
    };
  }
  const read = workspace.fileSystem.readFile(file);
  const edit = read.kind === "text" ? turnedOff(read.text, ruleId) : undefined;
  return edit && { documentChanges: [textEdit(uriOfPath(file), edit)] };
}

function textEdit(uri: string, edit: TextEdit): TextDocumentEdit {
  return { textDocument: { uri, version: null }, edits: [edit] };
}

function settingsFile(path: string, { fileSystem }: LanguageWorkspace): string | undefined {
  for (let folder = directoryOf(path); ; folder = directoryOf(folder)) {
    const prefix = folder.endsWith("/") ? folder : `${folder}/`;
    const found = SETTINGS_FILE_NAMES.map((name) => prefix + name).find((file) => fileSystem.kind(file) === "file");
    if (found !== undefined) return found;
    if (directoryOf(folder) === folder || fileSystem.kind(`${prefix}.git`) !== "missing") return undefined;
  }
}

/** The settings with the rule set to `off`, comments kept; `undefined` where text or rules are no map that can be added to. */
function turnedOff(text: string, ruleId: string): TextEdit | undefined {
  const read = readYaml(text);
  if (!read.ok) return undefined;
  const settings = read.document;
  if (settings.contents !== null && !isMap(settings.contents)) return undefined;
  const rules = settings.get("rules", true);
  if (isMap(rules)) rules.set(ruleId, "off");
  else if (rules === undefined || (isScalar(rules) && rules.value === null)) settings.set("rules", { [ruleId]: "off" });
  else return undefined;
  const end = TextDocument.create("", "", 0, text).positionAt(text.length);
  return { range: { start: FILE_START.start, end }, newText: settings.toString({ lineWidth: 0 }) };
}
