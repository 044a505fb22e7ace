/** Controls of C0 and C1, and the marks that turn the direction of writing around. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A tab stop every four columns, as most editors show configurations. */
const TAB = "    ";

/**
 * Text from a linted file as a terminal may show it: a stranger's file must not move the cursor, change colours or turn
 * text around. One replacement for one character, except for tabs.
 */
export function printable(text: string): string {
  return text.replaceAll("\t", TAB).replace(UNPRINTABLE, (character) => {
    const code = character.charCodeAt(0);
    // The pictures of the control characters stand in their own order in Unicode.
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? "\u2421" : "\ufffd";
  });
}
