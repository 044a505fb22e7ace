import type { Value } from "@nf-lint/groovy";
import { listOf } from "./directive-methods.js";
import type { DirectiveSetting, EffectiveDirective } from "./effective-process.js";
import { originName } from "./effective-process.js";

/** One directive of one process while the configuration is laid over it. */
interface Stacked {
  /** Nothing where Nextflow has taken it away. */
  standing: DirectiveSetting | undefined;
  readonly lost: DirectiveSetting[];
}

/** The directives of a process while settings come one over another, each with what it overrode. */
export class DirectiveStack {
  readonly #byName = new Map<string, Stacked>();

  standing(name: string): DirectiveSetting | undefined {
    return this.#byName.get(name)?.standing;
  }

  /** Lays a setting over what stands. */
  put(name: string, setting: DirectiveSetting): void {
    const stacked = this.#stacked(name);
    if (stacked.standing !== undefined) stacked.lost.push(stacked.standing);
    stacked.standing = setting;
  }

  /** Takes away what stands; `by` is the setting that does it. */
  remove(name: string, by: DirectiveSetting | undefined): void {
    const stacked = this.#stacked(name);
    if (stacked.standing !== undefined) stacked.lost.push(stacked.standing);
    if (by !== undefined) stacked.lost.push(by);
    stacked.standing = undefined;
  }

  /** A setting that comes too late to count: it is the least prior of those that are lost. */
  putBelow(name: string, setting: DirectiveSetting): void {
    this.#stacked(name).lost.unshift(setting);
  }

  names(): readonly string[] {
    return [...this.#byName.keys()];
  }

  effective(name: string): EffectiveDirective | undefined {
    const stacked = this.#byName.get(name);
    const standing = stacked?.standing;
    if (stacked === undefined || standing === undefined) return undefined;
    return { ...standing, overrode: withoutRepeated(stacked.lost, standing) };
  }

  #stacked(name: string): Stacked {
    const held = this.#byName.get(name);
    if (held !== undefined) return held;
    const made: Stacked = { standing: undefined, lost: [] };
    this.#byName.set(name, made);
    return made;
  }
}

/** A selector that fits two names of a process is applied twice. */
function withoutRepeated(lost: readonly DirectiveSetting[], standing: DirectiveSetting): readonly DirectiveSetting[] {
  const found: DirectiveSetting[] = [];
  for (const setting of lost) {
    if (isSame(setting, standing)) continue;
    const known = found.findIndex((other) => isSame(setting, other));
    if (known < 0) found.push(setting);
    else found[known] = setting;
  }
  return found;
}

function isSame(a: DirectiveSetting, b: DirectiveSetting): boolean {
  if (a === b) return true;
  const [start, end] = a.place.range;
  const isThere = start === b.place.range[0] && end === b.place.range[1] && a.place.file === b.place.file;
  return isThere && originName(a.from) === originName(b.from);
}

/**
 * The value that a process has where nobody sets one, and that a plain setting replaces even where a definition or a selector
 * spells it out: `ProcessConfig.DEFAULT_CONFIG`. `errorStrategy` is one in name only: its default is no text.
 */
export function isBuiltInDefault(name: string, value: Value): boolean {
  switch (name) {
    case "debug":
      return value.kind === "known" && value.value === false;
    case "maxRetries":
      return numberOf(value) === 1;
    case "maxErrors":
      return numberOf(value) === -1;
    case "shell": {
      const items = listOf(value)?.map((item) => (item.kind === "known" ? item.value : undefined));
      return items?.length === 2 && items[0] === "/bin/bash" && items[1] === "-ue";
    }
    default:
      return false;
  }
}

function numberOf(value: Value): number | undefined {
  const constant = value.kind === "known" ? value.value : null;
  return typeof constant === "object" && constant !== null && "type" in constant && constant.type === "number"
    ? constant.value
    : undefined;
}
