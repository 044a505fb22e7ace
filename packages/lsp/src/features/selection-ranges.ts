import type { Position, SelectionRange } from "vscode-languageserver";
import type { SourceDocument } from "../documents/source-document.js";

/** What a selection grows to, step by step: the name, the expression, the setting, the block, the file. */
export function selectionRanges(document: SourceDocument, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => {
    const here: SelectionRange = { range: { start: position, end: position } };
    let parent: SelectionRange | undefined;
    let previous = "";
    for (const { range } of document.nodesAt(document.offsetAt(position))) {
      const key = range.join();
      if (key !== previous) parent = { range: document.rangeOf(range), ...(parent && { parent }) };
      previous = key;
    }
    return parent ?? here;
  });
}
