const STANDARD_ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    b: "\b",
    t: "\t",
    n: "\n",
    f: "\f",
    r: "\r",
    s: " ",
    '"': '"',
    "'": "'",
    "\\": "\\",
    $: "$",
  }),
);

/** An escape as the lexer of Nextflow knows them: a line break, an octal or a Unicode number, or one character. */
const ESCAPE = /\\(?:(\r\n?|\n)|([0-3][0-7]{2}|[0-7]{1,2})|u([0-9a-fA-F]{4})|([btnfrs"'\\$]))/y;

/** What a text between single or double quotes means: its escapes replaced as Groovy replaces them. */
export function unescapeQuoted(text: string): string {
  if (!text.includes("\\")) return text;
  let value = "";
  let from = 0;
  for (let at = text.indexOf("\\"); at >= 0; at = text.indexOf("\\", from)) {
    value += text.slice(from, at);
    ESCAPE.lastIndex = at;
    const match = ESCAPE.exec(text);
    if (match === null) {
      value += text.slice(at, at + 2);
      from = at + 2;
      continue;
    }
    const [escape, , octal, unicode, standard] = match;
    if (octal !== undefined) value += String.fromCharCode(parseInt(octal, 8));
    else if (unicode !== undefined) value += String.fromCharCode(parseInt(unicode, 16));
    else if (standard !== undefined) value += STANDARD_ESCAPES.get(standard) ?? "";
    from = at + escape.length;
  }
  return value + text.slice(from);
}

/** Strings that can span lines have only `\n` in their value, whatever ends the lines of the file. */
export function removeCarriageReturns(text: string): string {
  return text.includes("\r") ? text.replaceAll("\r", "") : text;
}

function unescapeUnicodeAndLines(text: string): string {
  if (!text.includes("\\")) return text;
  return text
    .replace(/(?<!\\)((?:\\\\)*)\\u+([0-9a-fA-F]{4})/g, (_, before: string, digits: string) => {
      return before + String.fromCharCode(parseInt(digits, 16));
    })
    .replace(/(?<!\\)((?:\\\\)*)\\\n/g, "$1");
}

/** What a text between slashes means: `\/` is a slash, any other backslash stays. */
export function unescapeSlashy(text: string): string {
  return unescapeUnicodeAndLines(removeCarriageReturns(text)).replaceAll("\\/", "/");
}

/** What a text between `$/` and `/$` means: `$$` is a dollar sign, `$/` a slash. */
export function unescapeDollarSlashy(text: string): string {
  return unescapeUnicodeAndLines(removeCarriageReturns(text)).replaceAll(/\$([$/])/g, "$1");
}

/** The offsets of the escapes in a quoted text that Groovy does not know, such as `\d` or `\.`. */
export function invalidEscapes(text: string): readonly number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf("\\"); at >= 0;) {
    ESCAPE.lastIndex = at;
    const match = ESCAPE.exec(text);
    if (match === null) offsets.push(at);
    at = text.indexOf("\\", at + (match?.[0].length ?? 2));
  }
  return offsets;
}
