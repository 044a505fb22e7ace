/** Control characters, line ends of Unicode, and the marks that turn the direction of writing around. */
const UNPRINTABLE = /[\p{Control}\p{Bidi_Control}\u2028\u2029]/gu;

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
