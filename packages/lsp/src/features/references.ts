import type { Location, Position, ReferenceContext } from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";
import { occurrenceAt } from "../documents/occurrences.js";
import { placesAbout } from "../projects/project-occurrences.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/** All places in the file's projects that set, open or read what the cursor is on. */
export function references(
  document: ConfigDocument,
  position: Position,
  { includeDeclaration }: ReferenceContext,
  workspace: LanguageWorkspace,
): Location[] | undefined {
  const here = occurrenceAt(document.ast, document.offsetAt(position));
  if (here === undefined || here.subject.kind === "include") return undefined;
  return placesAbout(here.subject, document, workspace)
    .filter(({ occurrence }) => includeDeclaration || occurrence.role === "read")
    .map(({ document: file, occurrence }) => ({ uri: file.uri, range: file.rangeOf(occurrence.range) }));
}
