import { closestMatch } from "leven";

/**
 * The candidate that a slip of the keyboard turns into `name`: one edit in four letters, two neighbours
 * swapped, or other capitals.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const others = [...candidates].filter((candidate) => candidate !== name);
  const sameLetters = others.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (sameLetters !== undefined) return sameLetters;
  const swapped = others.find((candidate) => hasTwoLettersSwapped(name, candidate));
  if (swapped !== undefined) return swapped;
  const maxDistance = Math.min(2, Math.floor((name.length + 1) / 4));
  return maxDistance === 0 ? undefined : closestMatch(name, others, { maxDistance });
}

function hasTwoLettersSwapped(name: string, candidate: string): boolean {
  let at = 0;
  while (at < name.length && name[at] === candidate[at]) at++;
  const swapped = name.slice(0, at) + name.slice(at + 1, at + 2) + name.slice(at, at + 1) + name.slice(at + 2);
  return swapped === candidate;
}
