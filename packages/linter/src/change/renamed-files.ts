/** Half of the lines have to be the same, as for git. */
const LEAST_LIKENESS = 0.5;

/**
 * Which of the files that are gone live on under which new path: the most alike pairs first. The disk is not in git, and
 * may have other line ends than what git holds: lines are compared without them.
 *
 * @param gone Texts by path.
 * @param added Texts by path.
 * @returns The new path by the old one.
 */
export function renamedFiles(
  gone: ReadonlyMap<string, string>,
  added: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const before = [...gone].map(([path, text]) => ({ path, lines: linesOf(text) }));
  const after = [...added].map(([path, text]) => ({ path, lines: linesOf(text) }));
  const pairs = before.flatMap((from) =>
    after.map((to) => ({ from: from.path, to: to.path, likeness: likeness(from.lines, to.lines) })),
  );
  return bestPairs(pairs, LEAST_LIKENESS);
}

export interface Likeness {
  readonly from: string;
  readonly to: string;
  /** 0: nothing in common. 1: the same. */
  readonly likeness: number;
}

/** The most alike first, each name once; of pairs that are equally alike, the first. */
export function bestPairs(pairs: readonly Likeness[], least: number): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to, likeness: alike } of [...pairs].sort((a, b) => b.likeness - a.likeness)) {
    if (alike < least || renamed.has(from) || taken.has(to)) continue;
    renamed.set(from, to);
    taken.add(to);
  }
  return renamed;
}

/** How many of the elements of two lists are the same, against all of them. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1;
  const left = new Map<string, number>();
  for (const one of a) left.set(one, (left.get(one) ?? 0) + 1);
  let shared = 0;
  for (const one of b) {
    const count = left.get(one) ?? 0;
    if (count === 0) continue;
    left.set(one, count - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length);
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n|[\n\r]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
