import type { Location, Position, ReferenceContext } from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";
import { occurrenceAt } from "../documents/occurrences.js";
import { placesAbout } from "../projects/project-occurrences.js";
import { usesOfParam } from "../projects/param-uses.js";
import type { LanguageWorkspace } from "../projects/workspace.js";
import { selectorTargets } from "./scripts/selector-targets.js";

/**
 * All places in the file's projects that set, open or read what the cursor is on; of a param, in the scripts and in the
 * schema too, as rename finds them; of a selector, the processes or labels that it hits.
 */
export function references(
  document: ConfigDocument,
  position: Position,
  { includeDeclaration }: ReferenceContext,
  workspace: LanguageWorkspace,
): Location[] | undefined {
  const here = occurrenceAt(document.ast, document.offsetAt(position));
  if (here === undefined || here.subject.kind === "include") return undefined;
  const { subject } = here;
  const places = placesAbout(subject, document, workspace)
    .filter(({ occurrence }) => includeDeclaration || occurrence.role === "read")
    .map(({ document: file, occurrence }) => ({ uri: file.uri, range: file.rangeOf(occurrence.range) }));
  if (subject.kind === "selector") return [...places, ...selectorTargets(subject.path, document.path, workspace)];
  if (subject.kind !== "param") return places;
  const { scripts, schema } = usesOfParam(subject.name, workspace.projectsOf(document.path), workspace);
  const uses = includeDeclaration ? [...scripts, ...schema] : scripts;
  return [...places, ...uses.map(({ uri, range }) => ({ uri, range }))];
}
