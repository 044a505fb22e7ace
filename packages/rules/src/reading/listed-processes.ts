import type { EffectiveProcess } from "@nf-lint/pipeline";

/** More are counted, not named. */
const MOST_NAMED = 3;

/** Processes as a message names them: `A`, `B`, `C` and 4 more. */
export function listedProcesses(processes: readonly EffectiveProcess[]): string {
  return listed(processes.map(({ called }) => called.qualifiedName));
}

/** Names in the same form, each once. */
export function listed(names: readonly string[]): string {
  const all = [...new Set(names)];
  const shown = all.slice(0, MOST_NAMED).map((name) => `\`${name}\``);
  const more = all.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
