import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Position, PrepareRenameResult, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { ConfigDocument } from "../config-document.js";
import { occurrenceAt } from "../occurrences.js";
import type { Occurrence } from "../occurrences.js";
import { placesAbout } from "../project-occurrences.js";
import type { LanguageWorkspace } from "../workspace.js";

/** The name under the cursor, where it is one that can be renamed: a profile's or a param's. */
export function prepareRename(document: ConfigDocument, position: Position): PrepareRenameResult | undefined {
  const here = renamedAt(document, position);
  if (here === undefined) return undefined;
  const [start, end] = here.range;
  return { range: document.rangeOf(here.range), placeholder: document.text.slice(start, end) };
}

/**
 * Renames a profile or a param in all configurations of the projects that read the file. What else uses the name (scripts,
 * a parameter schema, command lines) is not in reach of an editor's language for configurations.
 */
export function rename(
  document: ConfigDocument,
  position: Position,
  newName: string,
  workspace: LanguageWorkspace,
): WorkspaceEdit | ResponseError | undefined {
  const here = renamedAt(document, position);
  if (here === undefined) return undefined;
  const problem = problemOf(newName, here, document, workspace);
  if (problem !== undefined) return new ResponseError(LSPErrorCodes.RequestFailed, problem);
  const changes: Record<string, TextEdit[]> = {};
  for (const { document: file, occurrence } of placesAbout(here.subject, document, workspace)) {
    const { range, quoted } = occurrence;
    const newText = quoted || isIdentifier(newName) ? newName : `'${newName}'`;
    (changes[file.uri] ??= []).push({ range: file.rangeOf(range), newText });
  }
  return { changes };
}

function renamedAt(document: ConfigDocument, position: Position): Occurrence | undefined {
  const here = occurrenceAt(document.ast, document.offsetAt(position));
  return here?.subject.kind === "profile" || here?.subject.kind === "param" ? here : undefined;
}

function problemOf(
  newName: string,
  { subject }: Occurrence,
  document: ConfigDocument,
  workspace: LanguageWorkspace,
): string | undefined {
  if (newName.trim() === "" || /['"\\$\n\r]/.test(newName)) return `"${newName}" cannot be a name.`;
  if (subject.kind === "profile" && /[,.\s]/.test(newName)) return "A profile's name has no comma, dot or blank in it.";
  const taken =
    subject.kind === "profile"
      ? ({ kind: "profile", name: newName } as const)
      : ({ kind: "param", name: newName } as const);
  const isTaken = placesAbout(taken, document, workspace).some(({ occurrence }) => occurrence.role !== "read");
  return isTaken ? `There is a ${subject.kind} ${newName} already.` : undefined;
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}
