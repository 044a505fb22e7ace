import { relativePath } from "@nf-lint/linter";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type {
  ChangeAnnotation,
  Position,
  PrepareRenameResult,
  TextEdit,
  WorkspaceEdit,
  WorkspaceEditClientCapabilities,
} from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";
import { listed } from "../wording/markdown.js";
import { occurrenceAt } from "../documents/occurrences.js";
import type { Occurrence } from "../documents/occurrences.js";
import { usesOfParam } from "../projects/param-uses.js";
import type { ParamUse } from "../projects/param-uses.js";
import { placesAbout } from "../projects/project-occurrences.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/** The name under the cursor, where it is one that can be renamed: a profile's or a param's. */
export function prepareRename(document: ConfigDocument, position: Position): PrepareRenameResult | undefined {
  const here = renamedAt(document, position);
  if (here === undefined) return undefined;
  const [start, end] = here.range;
  return { range: document.rangeOf(here.range), placeholder: document.text.slice(start, end) };
}

/**
 * Renames a profile or a param in all configurations of the projects that read the file, and a param in the schema of the
 * pipeline's params. Scripts are searched for a param as text, so that each change there needs a person's yes; a client
 * that cannot ask is told why nothing is renamed, for half of it would break the pipeline.
 *
 * @param client What the editor can do with a change.
 */
export function rename(
  document: ConfigDocument,
  position: Position,
  newName: string,
  workspace: LanguageWorkspace,
  client: WorkspaceEditClientCapabilities = {},
): WorkspaceEdit | ResponseError | undefined {
  const here = renamedAt(document, position);
  if (here === undefined) return undefined;
  const problem = problemOf(newName, here, document, workspace);
  if (problem !== undefined) return refused(problem);
  const edits = placesAbout(here.subject, document, workspace).map(({ document: file, occurrence }): PlacedEdit => {
    const { range, quoted } = occurrence;
    const newText = quoted || isIdentifier(newName) ? newName : `'${newName}'`;
    return { uri: file.uri, range: file.rangeOf(range), newText };
  });
  if (here.subject.kind !== "param") return { changes: byFile(edits) };
  const { scripts, schema, isComplete } = usesOfParam(
    here.subject.name,
    workspace.projectsOf(document.path),
    workspace,
  );
  const certain = [...edits, ...schema.map(({ uri, range }) => ({ uri, range, newText: newName }))];
  if (!isComplete) return refused("There are too many files to look for scripts that read this param.");
  if (scripts.length === 0) return { changes: byFile(certain) };
  if (!client.documentChanges || client.changeAnnotationSupport === undefined) {
    return refused(`${readBy(here.subject.name, scripts, document, workspace)} This editor cannot ask about them.`);
  }
  const asked = scripts.map(({ uri, range }) => ({ uri, range, newText: newName, annotationId: IN_SCRIPTS }));
  return {
    documentChanges: Object.entries(byFile([...certain, ...asked])).map(([uri, changes]) => ({
      textDocument: { uri, version: null },
      edits: changes,
    })),
    changeAnnotations: { [IN_SCRIPTS]: SCRIPTS_ANNOTATION },
  };
}

/** The name under which a change points to the question about scripts. */
const IN_SCRIPTS = "scripts";

const SCRIPTS_ANNOTATION: ChangeAnnotation = {
  label: "Scripts that use the param",
  description: "Found by their text: look at each place. Params files, command lines and tests are not searched.",
  needsConfirmation: true,
};

interface PlacedEdit extends TextEdit {
  readonly uri: string;
  readonly annotationId?: string;
}

function byFile(edits: readonly PlacedEdit[]): Record<string, TextEdit[]> {
  const changes = new Map<string, TextEdit[]>();
  for (const { uri, ...edit } of edits) changes.set(uri, [...(changes.get(uri) ?? []), edit]);
  return Object.fromEntries(changes);
}

/** Scripts that are named are enough to find the others. */
const MOST_SCRIPTS = 3;

function readBy(
  name: string,
  uses: readonly ParamUse[],
  document: ConfigDocument,
  workspace: LanguageWorkspace,
): string {
  const [view] = workspace.projectsOf(document.path);
  const files = [...new Set(uses.map(({ path }) => path))];
  const shown = files.map((path) => (view === undefined ? path : relativePath(view.project.directory, path)));
  return `Scripts use params.${name} too, and nf-lint finds them by their text only: ${listed(shown, MOST_SCRIPTS)}.`;
}

function refused(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
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
  if (subject.kind === "param" && !isIdentifier(newName)) return "A param's name has letters, digits and _ in it only.";
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
