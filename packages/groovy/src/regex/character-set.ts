import { unsupported } from "../interruption.js";

export type CharacterSet = (code: number) => boolean;

const between = (first: string, last: string): CharacterSet => {
  const [low, high] = [first.charCodeAt(0), last.charCodeAt(0)];
  return (code) => code >= low && code <= high;
};

const anyOf =
  (...sets: CharacterSet[]): CharacterSet =>
  (code) =>
    sets.some((set) => set(code));

const lower = between("a", "z");
const upper = between("A", "Z");
const digit = between("0", "9");
const alpha = anyOf(lower, upper);
const space: CharacterSet = (code) => code === 0x20 || (code >= 0x09 && code <= 0x0d);
const punctuation: CharacterSet = (code) => code > 0x20 && code < 0x7f && !alpha(code) && !digit(code);

export const wordCharacter = anyOf(alpha, digit, (code) => code === 0x5f);

/** Java's predefined classes: ASCII only, without the flag for Unicode. */
const CLASSES: Readonly<Record<string, CharacterSet>> = { d: digit, s: space, w: wordCharacter };

/** Java's POSIX classes, by their name in `\p{…}`. */
const POSIX_CLASSES: Readonly<Record<string, CharacterSet>> = {
  Lower: lower,
  Upper: upper,
  Alpha: alpha,
  Digit: digit,
  Alnum: anyOf(alpha, digit),
  Punct: punctuation,
  Graph: (code) => code > 0x20 && code < 0x7f,
  Print: (code) => code >= 0x20 && code < 0x7f,
  Blank: (code) => code === 0x20 || code === 0x09,
  Cntrl: (code) => code < 0x20 || code === 0x7f,
  XDigit: anyOf(digit, between("a", "f"), between("A", "F")),
  Space: space,
  ASCII: (code) => code < 0x80,
};

const ESCAPES: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f", a: "\u0007", e: "\u001b" };

export function isLineTerminator(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029;
}

export function negated(set: CharacterSet): CharacterSet {
  return (code) => !set(code);
}

/** `\d`, `\W`; undefined for other letters. */
export function predefinedClass(letter: string): CharacterSet | undefined {
  const set = CLASSES[letter.toLowerCase()];
  return set !== undefined && letter !== letter.toLowerCase() ? negated(set) : set;
}

export function posixClass(name: string): CharacterSet {
  return POSIX_CLASSES[name] ?? unsupported(`\\p{${name}} in a pattern`);
}

/** The character of an escape such as `\.` or `\n`. */
export function escapedCharacter(letter: string): string {
  const known = ESCAPES[letter];
  if (known !== undefined) return known;
  return /[A-Za-z0-9]/.test(letter) || letter === "" ? unsupported(`\\${letter} in a pattern`) : letter;
}

/** One character; without regard to case only ASCII letters have another, as in Java. */
export function single(character: string, ignoresCase: boolean): CharacterSet {
  const code = character.charCodeAt(0);
  if (!ignoresCase || !alpha(code)) return (other) => other === code;
  return (other) => (other | 0x20) === (code | 0x20) && alpha(other);
}

export function range(first: string, last: string, ignoresCase: boolean): CharacterSet {
  const set = between(first, last);
  if (!ignoresCase) return set;
  return (code) => set(code) || (alpha(code) && set(code ^ 0x20));
}

export function union(sets: readonly CharacterSet[]): CharacterSet {
  return anyOf(...sets);
}
