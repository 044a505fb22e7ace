import type { Random } from "./random.js";
import { CHARACTERS, DIRECTIVES, OPTIONS, TOKENS } from "./words.js";

/** Words, runs of blanks, and single signs. Together they are the text. */
function piecesOf(text: string): string[] {
  return text.match(/\w+|[^\S\n]+|[^]/gu) ?? [];
}

type Mutation = (pieces: string[], random: Random) => void;

const word = (random: Random): string => random.pick(random.onceIn(3) ? random.pick([OPTIONS, DIRECTIVES]) : TOKENS);

/** Changes to the pieces of a text, in place; there is at least one. */
const MUTATIONS: readonly Mutation[] = [
  (pieces, random) => void pieces.splice(random.below(pieces.length), 1),
  (pieces, random) => void pieces.splice(random.below(pieces.length), random.below(12)),
  (pieces, random) => void pieces.splice(random.below(pieces.length), 0, word(random)),
  (pieces, random) => void pieces.splice(random.below(pieces.length), 1, word(random)),
  (pieces, random) => void pieces.splice(random.below(pieces.length), 0, random.pick(CHARACTERS)),
  (pieces, random) => void pieces.splice(random.below(pieces.length), 1, random.pick(pieces)),
  (pieces, random) => {
    const [at, to] = [random.below(pieces.length), random.below(pieces.length)];
    [pieces[at], pieces[to]] = [pieces[to] ?? "", pieces[at] ?? ""];
  },
  (pieces, random) => {
    const at = random.below(pieces.length);
    const part = pieces.slice(at, at + 1 + random.below(20)).join("");
    pieces.splice(at, 0, part.repeat(1 + random.below(random.onceIn(50) ? 200 : 4)));
  },
  (pieces, random) => {
    const at = random.below(pieces.length);
    const [open, close] = random.pick(["()", "[]", "{}", "''", '""', "//"]);
    const levels = random.onceIn(50) ? 500 : 1 + random.below(3);
    const end = Math.min(pieces.length, at + random.below(12));
    pieces.splice(end, 0, (close ?? "").repeat(levels));
    pieces.splice(at, 0, (open ?? "").repeat(levels));
  },
  (pieces, random) => {
    const numbers = pieces.flatMap((piece, i) => (/^\d/.test(piece) ? [i] : []));
    if (numbers.length === 0) return;
    const amounts = ["0", "-1", "08", "1e999", "99999999999999999999", "0x7fffffff", "2147483648", "1_000", "0.1"];
    pieces[random.pick(numbers)] = random.pick(amounts);
  },
  (pieces, random) => void pieces.splice(random.below(pieces.length)),
];

/** A text with some things changed. */
export function mutated(text: string, random: Random): string {
  const pieces = piecesOf(text);
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    if (pieces.length === 0) pieces.push("\n");
    random.pick(MUTATIONS)(pieces, random);
  }
  return pieces.join("");
}

/** A few lines of a text that follow each other. */
export function excerpt(text: string, most: number, random: Random): string {
  const lines = text.split("\n");
  const start = random.below(lines.length);
  return lines.slice(start, start + 1 + random.below(most)).join("\n");
}

/** Parts of several texts one behind the other, cut at lines or anywhere. */
export function spliced(texts: readonly string[], random: Random): string {
  let result = "";
  for (let left = 2 + random.below(3); left > 0; left -= 1) {
    const part = excerpt(random.pick(texts), 12, random);
    result += random.onceIn(3) ? part.slice(random.below(part.length + 1)) : part + random.pick(["\n", "\n", ""]);
  }
  return result;
}
