import { resolve } from "node:path";
import type { Io } from "../io.js";
import { slashed } from "../slashed-path.js";

/** What the command without a name does, under the names that other linters have for it. */
const LINT_NAMES: ReadonlySet<string> = new Set(["check", "lint"]);

/** All first words that are no command's own name, and stand for one. */
export const SPELT: readonly string[] = ["help", ...LINT_NAMES];

/** The arguments in the words of this command, and whether they can name no command any more. */
export interface SpeltOut {
  readonly argv: readonly string[];
  readonly lintsOnly: boolean;
}

/**
 * Spells out what people know from other commands: `help config`, `check DIR`, `--no-color`, and `-` for the text from standard
 * input. A file of that name is a file.
 */
export function spellOut(argv: readonly string[], { cwd, fileSystem }: Io): SpeltOut {
  const end = argv.includes("--") ? argv.indexOf("--") : argv.length;
  const plain = argv.map((argument, i) => (i < end ? (SYNONYMS.get(argument) ?? argument) : argument));
  const [first, second] = plain;
  const isFile = first !== undefined && fileSystem.kind(slashed(resolve(cwd, first))) !== "missing";
  if (isFile) return { argv: plain, lintsOnly: false };
  if (first === "help") return { argv: [...(second === undefined ? [] : [second]), "--help"], lintsOnly: false };
  return LINT_NAMES.has(first ?? "") ? { argv: plain.slice(1), lintsOnly: true } : { argv: plain, lintsOnly: false };
}

const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ["--no-color", "--color=never"],
  ["--no-colour", "--color=never"],
  ["-", "--stdin"],
]);
