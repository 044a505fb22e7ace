/**
 * Milliseconds that `work` takes a processor that resolves nf-core/sarek in a fresh process in some 300 ms, the one that
 * the bounds were set on: a quarter of what one takes that needs 1,300 ms for that.
 */
const REFERENCE = 48;

const ROUNDS = 7;

/**
 * How many times slower this machine is at the moment than the one that the bounds were set on, by work that has nothing
 * to do with nf-lint: so that a bound says as much on a busy machine.
 */
export function pace(): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return (times.sort((a, b) => a - b)[ROUNDS >> 1] ?? REFERENCE) / REFERENCE;
}

/** Texts, objects, a map and a sort, in about the parts that a linter has of them. */
function work(): number {
  const texts = new Map<string, { readonly at: number; readonly parts: readonly string[] }>();
  for (let at = 0; at < 60_000; at++) texts.set(`option ${(at * 7919) % 60_013}`, { at, parts: [`${at}`, "value"] });
  const sorted = [...texts.keys()].sort();
  return sorted.reduce((sum, name) => sum + (texts.get(name)?.parts.join(".").length ?? 0), 0);
}
