import { traverse } from "@nf-lint/parser";
import type { Node, SourceLocation } from "@nf-lint/parser";
import { FoldingRangeKind } from "vscode-languageserver";
import type { FoldingRange } from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";
import type { ScriptDocument } from "../documents/script-document.js";

const FOLDED: ReadonlySet<Node["type"]> = new Set([
  "ConfigBlock",
  "ConfigSelector",
  "ConfigApplyBlock",
  "Closure",
  "ListExpression",
  "MapExpression",
  "FunctionDeclaration",
  "BlockStatement",
  "IncludeDeclaration",
  "ProcessDeclaration",
  "AgentDeclaration",
  "WorkflowDeclaration",
  "ParamsBlock",
  "OutputBlock",
  "OutputDeclaration",
  "RecordDeclaration",
  "EnumDeclaration",
  "ClassDeclaration",
]);

/** What ends where the next one begins, with no bracket of its own. */
const SECTION = "Section";

/** Definitions, sections, blocks, closures, lists and maps over several lines, and comments: block comments, and line comments in a row. */
export function foldingRanges(document: ConfigDocument | ScriptDocument): FoldingRange[] {
  const found = new Map<number, FoldingRange>();
  traverse(document.ast, (node) => {
    const { type, loc } = node;
    if (type === SECTION && node.label !== undefined) {
      const startLine = node.label.loc.start.line - 1;
      if (loc.end.line - 1 > startLine) found.set(startLine, { startLine, endLine: loc.end.line - 1 });
    }
    if (!FOLDED.has(type) || loc.end.line - loc.start.line < 2) return;
    const startLine = loc.start.line - 1;
    // The line of the closing bracket stays in sight; of two that start on one line the outer one counts.
    if (!found.has(startLine)) found.set(startLine, { startLine, endLine: loc.end.line - 2 });
  });
  return [...found.values(), ...commentRuns(document)];
}

function commentRuns({ comments, text }: ConfigDocument | ScriptDocument): readonly FoldingRange[] {
  const runs: SourceLocation[] = [];
  for (const { type, loc, range } of comments) {
    const last = runs.at(-1);
    const isAlone = text.slice(text.lastIndexOf("\n", range[0] - 1) + 1, range[0]).trim() === "";
    const continues = type === "Line" && isAlone && last?.end.line === loc.start.line - 1;
    if (continues) runs[runs.length - 1] = { start: last.start, end: loc.end };
    else if (isAlone) runs.push(loc);
  }
  return runs
    .filter(({ start, end }) => end.line > start.line)
    .map(({ start, end }) => ({ startLine: start.line - 1, endLine: end.line - 1, kind: FoldingRangeKind.Comment }));
}
