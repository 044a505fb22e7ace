import type { Token } from "@nf-lint/parser";
import { SemanticTokensBuilder } from "vscode-languageserver";
import type { SemanticTokens, SemanticTokensLegend } from "vscode-languageserver";
import { findOption } from "@nf-lint/resolver";
import type { ConfigDocument } from "../documents/config-document.js";
import { occurrencesIn } from "../documents/occurrences.js";
import type { SourceDocument } from "../documents/source-document.js";
import type { Occurrence } from "../documents/occurrences.js";

const TYPES = [
  "namespace",
  "property",
  "parameter",
  "class",
  "keyword",
  "number",
  "variable",
  "type",
  "function",
  "method",
] as const;
const MODIFIERS = ["declaration", "deprecated"] as const;

/** The names under which an editor looks up its colours. */
export const SEMANTIC_TOKENS_LEGEND: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] };

/** A stretch of text with its colour. */
export interface ColoredRange {
  readonly start: number;
  readonly end: number;
  readonly type: (typeof TYPES)[number];
  readonly modifiers: number;
}

/**
 * What a grammar of patterns cannot know: which names are scopes, options, params, profiles or selectors. Strings and
 * comments are left to it.
 */
export function semanticTokens(document: ConfigDocument): SemanticTokens {
  const names = occurrencesIn(document.ast).flatMap((one) => coloredName(one) ?? []);
  const taken = new Set(names.map(({ start }) => start));
  const others = document.tokens.flatMap((token) => (taken.has(token.range[0]) ? [] : (coloredToken(token) ?? [])));
  return encodedTokens([...names, ...others], document);
}

/** Some coloured ranges as the protocol writes them: in order, each on one line, none over another. */
export function encodedTokens(ranges: readonly ColoredRange[], document: SourceDocument): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  let end = 0;
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const { line, character } = document.positionAt(range.start);
    const isOnOneLine = document.positionAt(range.end).line === line;
    if (range.start < end || range.end === range.start || !isOnOneLine) continue;
    builder.push(line, character, range.end - range.start, TYPES.indexOf(range.type), range.modifiers);
    end = range.end;
  }
  return builder.build();
}

function coloredName({ subject, role, range: [start, end] }: Occurrence): ColoredRange | undefined {
  const declaration = role === "read" ? 0 : 1;
  switch (subject.kind) {
    case "option": {
      const fact = findOption(subject.path);
      const deprecated = fact?.status === "deprecated" || fact?.status === "removed" ? 2 : 0;
      return { start, end, type: role === "open" ? "namespace" : "property", modifiers: deprecated };
    }
    case "param":
      return { start, end, type: "parameter", modifiers: declaration };
    case "profile":
    case "selector":
      return { start, end, type: "class", modifiers: declaration };
    case "include":
    case "plugin":
      return undefined;
  }
}

function coloredToken({ type, range: [start, end] }: Token): ColoredRange | undefined {
  switch (type) {
    case "Keyword":
      return { start, end, type: "keyword", modifiers: 0 };
    case "Number":
      return { start, end, type: "number", modifiers: 0 };
    case "Identifier":
      return { start, end, type: "variable", modifiers: 0 };
    case "Type":
      return { start, end, type: "type", modifiers: 0 };
    default:
      return undefined;
  }
}
