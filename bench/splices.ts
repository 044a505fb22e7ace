import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describeProblem, parseConfig, parseScript } from "../packages/parser/src/index.js";

/**
 * Whether the parser ends without a throw on texts that nobody writes: scripts and configurations of a folder that are cut,
 * spliced with others, and whose tokens are left out, doubled or swapped.
 *
 * `pnpm bench splices FOLDER [COUNT] [SEED]`
 */

const [folder = "../shared/corpus/nf-core-configs", count = "100000", seed = "1"] = process.argv.slice(2);

interface Text {
  readonly text: string;
  readonly parse: typeof parseConfig | typeof parseScript;
}

function readTexts(directory: string): Text[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:nf|config)$/.test(name))
    .map((name) => ({
      text: readFileSync(join(directory, name), "utf8"),
      parse: name.endsWith(".nf") ? parseScript : parseConfig,
    }))
    .filter(({ text }) => text.length > 0);
}

/** Numbers from 0 on, the same for the same seed (mulberry32). */
function numbers(start: number): (limit: number) => number {
  let state = start;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const PIECES = /\w+|\s+|[^]/g;

function changed(text: string, other: string, next: (limit: number) => number): string {
  // A window of the text, so that many texts are tried and not few long ones.
  const start = next(text.length);
  const part = text.slice(next(2) === 0 ? 0 : start, start + 1 + next(1500));
  switch (next(3)) {
    case 0:
      return part;
    case 1:
      return part + other.slice(next(other.length)).slice(0, 800);
    default: {
      const pieces = part.match(PIECES) ?? [""];
      for (let change = 0; change <= next(4); change += 1) {
        const at = next(pieces.length);
        const from = next(pieces.length);
        const piece = pieces[from] ?? "";
        if (next(3) === 0) pieces.splice(at, 1);
        else if (next(2) === 0) pieces.splice(at, 0, piece);
        else [pieces[at], pieces[from]] = [piece, pieces[at] ?? ""];
      }
      return pieces.join("");
    }
  }
}

if (!existsSync(folder)) console.log(`There is no folder ${folder}.`);
else {
  const texts = readTexts(folder);
  const next = numbers(Number(seed));
  let thrown = 0;
  let characters = 0;
  for (let tried = 0; tried < Number(count); tried += 1) {
    const one = texts[next(texts.length)];
    const other = texts[next(texts.length)];
    if (one === undefined || other === undefined) break;
    const text = changed(one.text, other.text, next);
    characters += text.length;
    try {
      const { problems, tokens } = one.parse(text);
      problems.forEach((problem) => describeProblem(problem));
      if (tokens.length > text.length) throw new Error("more tokens than characters");
    } catch (error) {
      thrown += 1;
      if (thrown <= 10) console.log(JSON.stringify(text), error);
    }
  }
  console.log(`${count} texts of ${texts.length} files, ${(characters / 1e6).toFixed(0)} MB: ${thrown} throws`);
  if (thrown > 0) process.exitCode = 1;
}
