import { escapeUTF8 } from "entities/escape";
import { printable } from "../../output/printable-text.js";

/** HTML that was made here. Text of others becomes a part of it only escaped: there is no way around `markup`. */
export class Markup {
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** Only for text that this package brings along. */
  static trusted(text: string): Markup {
    return new Markup(text);
  }
}

export type MarkupPart = string | number | Markup | undefined | readonly MarkupPart[];

/**
 * Template for HTML: what is put in is escaped unless it is itself markup; lists are joined, `undefined` is nothing. What
 * is put into an attribute has to stand in double quotes.
 */
export function markup(texts: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  return Markup.trusted(texts.map((text, i) => text + partText(parts[i])).join(""));
}

function partText(part: MarkupPart): string {
  if (part === undefined) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(partText).join("");
  return escapeUTF8(printable(String(part)));
}
