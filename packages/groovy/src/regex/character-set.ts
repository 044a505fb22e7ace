import type { CharacterSet } from "./pattern.js";

const between = (first: string, last: string): CharacterSet => {
  const [low, high] = [first.charCodeAt(0), last.charCodeAt(0)];
  return (code) => code >= low && code <= high;
};

/** What is in one of the sets. */
export function union(sets: readonly CharacterSet[]): CharacterSet {
  return (code) => sets.some((set) => set(code));
}

const lower = between("a", "z");
const upper = between("A", "Z");
const digit = between("0", "9");
const alpha = union([lower, upper]);
const space: CharacterSet = (code) => code === 0x20 || (code >= 0x09 && code <= 0x0d);
const punctuation: CharacterSet = (code) => code > 0x20 && code < 0x7f && !alpha(code) && !digit(code);

export const wordCharacter = union([alpha, digit, (code) => code === 0x5f]);

const HORIZONTAL = new Set([0x09, 0x20, 0xa0, 0x1680, 0x180e, 0x202f, 0x205f, 0x3000]);

/** Java's predefined classes: without the flag for Unicode, `\d`, `\s` and `\w` are ASCII only. */
const CLASSES: ReadonlyMap<string, CharacterSet> = new Map(
  Object.entries<CharacterSet>({
    d: digit,
    s: space,
    w: wordCharacter,
    h: (code) => HORIZONTAL.has(code) || (code >= 0x2000 && code <= 0x200a),
    v: (code) => isLineTerminator(code) || code === 0x0b || code === 0x0c,
  }),
);

/** Java's POSIX classes, by their name in `\p{…}`. */
const POSIX_CLASSES = new Map<string, CharacterSet>([
  ["Lower", lower],
  ["Upper", upper],
  ["Alpha", alpha],
  ["Digit", digit],
  ["Alnum", union([alpha, digit])],
  ["Punct", punctuation],
  ["Graph", (code) => code > 0x20 && code < 0x7f],
  ["Print", (code) => code >= 0x20 && code < 0x7f],
  ["Blank", (code) => code === 0x20 || code === 0x09],
  ["Cntrl", (code) => code < 0x20 || code === 0x7f],
  ["XDigit", union([digit, between("a", "f"), between("A", "F")])],
  ["Space", space],
  ["ASCII", (code) => code < 0x80],
]);

const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({ t: "\t", n: "\n", r: "\r", f: "\f", a: "\u0007", e: "\u001b" }),
);

export function isLineTerminator(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029;
}

export function negated(set: CharacterSet): CharacterSet {
  return (code) => !set(code);
}

/** `\d`, `\W`; undefined for other letters. */
export function predefinedClass(letter: string): CharacterSet | undefined {
  const set = CLASSES.get(letter.toLowerCase());
  return set !== undefined && letter !== letter.toLowerCase() ? negated(set) : set;
}

/** `\p{Alpha}`; undefined for other names. */
export function posixClass(name: string): CharacterSet | undefined {
  return POSIX_CLASSES.get(name);
}

/** The control character of `\t`, `\n`, …; undefined for other letters. */
export function controlCharacter(letter: string): string | undefined {
  return ESCAPES.get(letter);
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
