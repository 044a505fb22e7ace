import { DocumentHighlightKind } from "vscode-languageserver";
import type { DocumentHighlight, Position } from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";
import { occurrenceAt, occurrencesIn, subjectKey } from "../documents/occurrences.js";

/** The other places in the file that are about what the cursor is on. */
export function documentHighlights(document: ConfigDocument, position: Position): DocumentHighlight[] | undefined {
  const here = occurrenceAt(document.ast, document.offsetAt(position));
  if (here === undefined) return undefined;
  const key = subjectKey(here.subject);
  return occurrencesIn(document.ast)
    .filter(({ subject }) => subjectKey(subject) === key)
    .map(({ range, role }) => ({
      range: document.rangeOf(range),
      kind: role === "read" ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
    }));
}
