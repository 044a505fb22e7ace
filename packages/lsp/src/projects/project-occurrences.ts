import type { ConfigDocument } from "../documents/config-document.js";
import { occurrencesIn, subjectKey } from "../documents/occurrences.js";
import type { Occurrence, Subject } from "../documents/occurrences.js";
import type { LanguageWorkspace } from "./workspace.js";

/** An occurrence, and the file that it stands in. */
export interface PlacedOccurrence {
  readonly document: ConfigDocument;
  readonly occurrence: Occurrence;
}

/** Every place in the projects of a file that is about the same as a name in it, file by file in source order. */
export function placesAbout(
  subject: Subject,
  document: ConfigDocument,
  workspace: LanguageWorkspace,
): readonly PlacedOccurrence[] {
  const key = subjectKey(subject);
  return documentsWith(document, workspace).flatMap((other) =>
    occurrencesIn(other.ast)
      .filter((occurrence) => occurrence.isWord !== true && subjectKey(occurrence.subject) === key)
      .map((occurrence) => ({ document: other, occurrence })),
  );
}

/** A file and all that are read together with it, itself first. */
export function documentsWith(document: ConfigDocument, workspace: LanguageWorkspace): readonly ConfigDocument[] {
  const files = workspace.projectsOf(document.path).flatMap(({ project }) => [...project.files.keys()]);
  const others = [...new Set(files)].filter((path) => path !== document.path);
  return [document, ...others.map((path) => workspace.document(path)).filter((other) => other !== undefined)];
}
