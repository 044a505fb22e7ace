/** The characters of a text as Java counts them: UTF-16 units. */
export function charactersOf(text: string): string[] {
  return Array.from({ length: text.length }, (_, index) => text.charAt(index));
}

export function reversed(text: string): string {
  return charactersOf(text).reverse().join("");
}

export function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- that is ASCII
  return /^[\u0000-\u007f]*$/.test(text);
}

/** Java's white space within ASCII. */
const WHITESPACE = "\t\n\u000b\f\r\u001c\u001d\u001e\u001f ";

/** Whether a text of ASCII has nothing but what Java's `Character.isWhitespace` holds for white space. */
export function isWhitespace(text: string): boolean {
  return charactersOf(text).every((character) => WHITESPACE.includes(character));
}
