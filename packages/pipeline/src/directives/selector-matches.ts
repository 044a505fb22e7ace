import { parsePattern } from "@nf-lint/groovy";
import { matchesLabels, matchesName } from "@nf-lint/resolver";

/** Which patterns of selectors match which names: asked for again in every variant, and worked out once. */
export class SelectorMatches {
  readonly #byPattern = new Map<string, Map<string, boolean | undefined>>();
  readonly #faults = new Map<string, string | undefined>();

  /** Whether a `withName` pattern hits a name; `undefined` where it cannot be said. */
  name(pattern: string, name: string): boolean | undefined {
    let byName = this.#byPattern.get(pattern);
    if (byName === undefined) this.#byPattern.set(pattern, (byName = new Map<string, boolean | undefined>()));
    if (byName.has(name)) return byName.get(name);
    const answer = PLAIN.test(pattern) ? pattern === name : matchesName(name, pattern);
    byName.set(name, answer);
    return answer;
  }

  /** Whether a `withLabel` pattern hits a process with these labels. */
  labels(pattern: string, labels: readonly string[]): boolean | undefined {
    return PLAIN.test(pattern) ? labels.includes(pattern) : matchesLabels(labels, pattern);
  }

  /** Why Java rejects a pattern, if it surely does. */
  fault(pattern: string): string | undefined {
    if (PLAIN.test(pattern)) return undefined;
    if (this.#faults.has(pattern)) return this.#faults.get(pattern);
    const parsed = parsePattern(pattern.startsWith("!") ? pattern.slice(1).trim() : pattern);
    const fault = parsed.kind === "fault" ? parsed.fault.code : undefined;
    this.#faults.set(pattern, fault);
    return fault;
  }
}

/** Nothing in it means more than itself. */
const PLAIN = /^[\w:-]+$/;
