import type { Ansis } from "ansis";
import type { Token } from "marked";
import { displayWidth } from "../display-width.js";
import { printable } from "../printable-text.js";

/** A stretch of text in one style, as it is shown. */
interface Run {
  readonly text: string;
  readonly paint: (text: string) => string;
}

/** What is never broken over two lines. */
export interface Word {
  readonly runs: readonly Run[];
  /** In columns. */
  readonly width: number;
}

/** The words of a paragraph, heading, item or cell. */
export function wordsOf(tokens: readonly Token[], colors: Ansis): readonly Word[] {
  const words: Run[][] = [[]];
  for (const { text, paint } of tokens.flatMap((token) => runsOf(token, colors, (plain) => plain))) {
    text.split(/\s+/).forEach((part, i) => {
      if (i > 0) words.push([]);
      if (part !== "") words.at(-1)?.push({ text: part, paint });
    });
  }
  return words
    .filter((runs) => runs.length > 0)
    .map((runs) => ({ runs, width: runs.reduce((sum, { text }) => sum + displayWidth(text), 0) }));
}

/** A line of words, and how many columns it takes. */
export interface Line {
  readonly text: string;
  readonly width: number;
}

/** Fills lines with words so that none is wider than `width`, unless a single word is; at least one line. */
export function filled(words: readonly Word[], width: number): readonly Line[] {
  const lines: { words: Word[]; width: number }[] = [{ words: [], width: 0 }];
  for (const word of words) {
    let line = lines.at(-1) ?? { words: [], width: 0 };
    if (line.words.length > 0 && line.width + 1 + word.width > width) lines.push((line = { words: [], width: 0 }));
    line.width += word.width + (line.words.length > 0 ? 1 : 0);
    line.words.push(word);
  }
  return lines.map((line) => ({ text: line.words.map(painted).join(" "), width: line.width }));
}

function painted({ runs }: Word): string {
  return runs.map(({ text, paint }) => paint(text)).join("");
}

/** What a token holds; `undefined` for one of plain text. */
export function innerTokens(token: Token): readonly Token[] | undefined {
  return "tokens" in token ? token.tokens : undefined;
}

function runsOf(token: Token, colors: Ansis, paint: Run["paint"]): readonly Run[] {
  const inner = (style: Run["paint"]): readonly Run[] =>
    (innerTokens(token) ?? []).flatMap((one) => runsOf(one, colors, (text) => paint(style(text))));
  switch (token.type) {
    case "strong":
      return inner(colors.bold);
    case "em":
      return inner(colors.italic);
    case "codespan": {
      // Without colours the quotes of the source tell code from prose.
      const code = colors.cyan("x") === "x" ? `\`${String(token.text)}\`` : String(token.text);
      return [{ text: printable(code), paint: (text) => paint(colors.cyan(text)) }];
    }
    case "link":
      return [...inner(colors.underline), ...addressOf(String(token.href), token.raw, paint)];
    case "html":
      return [];
    default: {
      if (innerTokens(token) !== undefined) return inner((text) => text);
      return [{ text: printable("text" in token ? String(token.text).replaceAll("\n", " ") : token.raw), paint }];
    }
  }
}

/** An address is shown where it leads out of the pages, and where it is not the text itself. */
function addressOf(href: string, raw: string, paint: Run["paint"]): readonly Run[] {
  if (!/^https?:/.test(href) || !raw.startsWith("[")) return [];
  return [{ text: ` (${href})`, paint }];
}
