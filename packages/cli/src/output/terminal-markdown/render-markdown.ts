import type { Ansis } from "ansis";
import { lexer } from "marked";
import type { Token, Tokens } from "marked";
import { wrapped } from "../../formats/wrapped.js";
import { printable } from "../printable-text.js";
import { filled, innerTokens, wordsOf } from "./styled-text.js";
import type { Word } from "./styled-text.js";

interface Style {
  readonly colors: Ansis;
  readonly width: number;
}

const INDENT = "    ";

/** A page in Markdown as a terminal shows it, in lines of at most `width` columns where words and code allow. */
export function renderMarkdown(markdown: string, colors: Ansis, width: number): string {
  const blocks = lexer(markdown).map((token) => block(token, { colors, width }));
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function block(token: Token, style: Style): readonly string[] {
  const { colors, width } = style;
  switch (token.type) {
    case "heading":
      return [colors.bold(flow(innerTokens(token) ?? [], style).join(" "))];
    case "paragraph":
    case "text":
      return flow(innerTokens(token) ?? [token], style);
    case "code":
      return code(token as Tokens.Code, style);
    case "list":
      return (token as Tokens.List).items.flatMap((item, i) => listItem(item, i, token as Tokens.List, style));
    case "table":
      return table(token as Tokens.Table, style);
    case "blockquote":
      return (innerTokens(token) ?? []).flatMap((one) =>
        block(one, { colors, width: width - 2 }).map((line) => `| ${line}`),
      );
    default:
      return [];
  }
}

function flow(tokens: readonly Token[], { colors, width }: Style): readonly string[] {
  return filled(wordsOf(tokens, colors), width).map(({ text }) => text);
}

/** Code stays as it is; what nf-lint says of it is prose, a finding a line. */
function code({ text, lang }: Tokens.Code, { colors, width }: Style): readonly string[] {
  const lines = text.split("\n").map(printable);
  if (lang !== "text") return lines.map((line) => (line === "" ? "" : INDENT + line));
  return lines.flatMap((line) =>
    wrapped(line, width - INDENT.length - 2).map((part, i) => colors.yellow(INDENT + (i > 0 ? "  " : "") + part)),
  );
}

function listItem(
  item: Tokens.ListItem,
  index: number,
  list: Tokens.List,
  { colors, width }: Style,
): readonly string[] {
  const mark = list.ordered ? `${Number(list.start) + index}. ` : "- ";
  const inner = { colors, width: width - mark.length };
  return item.tokens
    .flatMap((token) => block(token, inner))
    .map((line, i) => (i === 0 ? mark : " ".repeat(mark.length)) + line);
}

const GAP = "  ";

function table({ header, rows }: Tokens.Table, { colors, width }: Style): readonly string[] {
  const cells = [header, ...rows].map((row) => row.map((cell) => wordsOf(cell.tokens, colors)));
  const widths = columnWidths(cells, width - GAP.length * (header.length - 1));
  const [head = [], ...body] = cells.map((row) => tableRow(row, widths));
  return [...head, colors.dim(widths.map((column) => "-".repeat(column)).join(GAP)), ...body.flat()];
}

function tableRow(row: readonly (readonly Word[])[], widths: readonly number[]): readonly string[] {
  const columns = row.map((words, i) => filled(words, widths[i] ?? 0));
  const height = columns.reduce((most, lines) => Math.max(most, lines.length), 0);
  return Array.from({ length: height }, (_, y) =>
    columns
      .map((lines, i) => {
        const { text, width } = lines[y] ?? { text: "", width: 0 };
        return text + " ".repeat(Math.max(0, (widths[i] ?? 0) - width));
      })
      .join(GAP)
      .trimEnd(),
  );
}

/** Each column as wide as its widest cell; where that is too much, the widest columns give way. */
function columnWidths(cells: readonly (readonly (readonly Word[])[])[], width: number): readonly number[] {
  const columns = (cells[0] ?? []).map((_, i) => cells.map((row) => row[i] ?? []));
  const widths = columns.map((column) =>
    column.reduce((most, words) => Math.max(most, filled(words, Infinity)[0]?.width ?? 0), 0),
  );
  const least = columns.map((column) => column.flat().reduce((most, word) => Math.max(most, word.width), 1));
  for (let surplus = sum(widths) - width; surplus > 0; surplus--) {
    const widest = widths.reduce((best, w, i) => (w - (least[i] ?? 0) > 0 && w > (widths[best] ?? 0) ? i : best), -1);
    const shrinking = widest < 0 ? widths.findIndex((w, i) => w > (least[i] ?? 0)) : widest;
    if (shrinking < 0) break;
    widths[shrinking] = (widths[shrinking] ?? 0) - 1;
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
