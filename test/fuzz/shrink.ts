import type { Input } from "./inputs/input.js";

/** So often an input is tried on the way to the smallest. */
const MOST_TRIES = 500;

/**
 * Leaves out whatever is not needed: files, edits, lines, words, characters.
 *
 * @param fails Whether an input still does what it should not.
 */
export async function shrink(input: Input, fails: (input: Input) => Promise<boolean>): Promise<Input> {
  let smallest = input;
  const budget = { left: MOST_TRIES };
  const tryPart = async (part: Input): Promise<boolean> => {
    budget.left -= 1;
    if (budget.left < 0 || !(await fails(part))) return false;
    smallest = part;
    return true;
  };
  for (const name of Object.keys(input.files)) await tryPart(withFile(smallest, name, undefined));
  await fewer(smallest.edits, budget, (edits) => tryPart({ ...smallest, edits }));
  for (const separator of [/(?<=\n)/, /(?=\W)|(?<=\W)/, /(?:)/u]) {
    for (const [name, text] of Object.entries(smallest.files)) {
      await fewer(text.split(separator), budget, (parts) => tryPart(withFile(smallest, name, parts.join(""))));
    }
  }
  return smallest;
}

function withFile(input: Input, name: string, text: string | undefined): Input {
  const others = Object.entries(input.files).filter(([other]) => other !== name);
  return { ...input, files: Object.fromEntries(text === undefined ? others : [...others, [name, text]]) };
}

/** Leaves out halves, then quarters and so on, as long as `accepts` does with what is left. */
async function fewer<T>(
  items: readonly T[],
  budget: { readonly left: number },
  accepts: (items: readonly T[]) => Promise<boolean>,
): Promise<void> {
  let kept = items;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length && budget.left > 0;) {
      const without = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await accepts(without)) kept = without;
      else at += size;
    }
  }
}
