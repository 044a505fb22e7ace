import type { DefaultRow, FactRow } from "./fact-row.js";

/** What is known of one of Nextflow's options, directives or scopes. */
export interface OptionFact {
  /** The keys from the top; `<name>` stands for a key of the user's choice, and a last `*` for all keys below. */
  readonly path: readonly string[];
  /** `map`: an option whose value is a map of free keys. `directive`: an option in `process` and its selectors. */
  readonly kind: FactRow["kind"];
  /** `hidden`: read by Nextflow, but in no documentation. */
  readonly status: FactRow["status"];
  /** Java's names for what it takes: `Integer`, `List<String>`, `MemoryUnit`, `Closure`, …; none for a scope. */
  readonly types: readonly string[];
  readonly description: string;
  /** `core`, or the plugin that reads it. */
  readonly owner: string;
  /** The default of the newest known version as text, or a few words on it ("no limit"). */
  readonly default?: string;
  /** The history of the default, the oldest first, where it changed. */
  readonly defaults: readonly DefaultFact[];
  /** The version that brought it, where that is known. */
  readonly since?: string;
  /** True where `since` is a conclusion from documentation. */
  readonly sinceInferred: boolean;
  readonly deprecatedSince?: string;
  readonly removedSince?: string;
  readonly replacement?: Replacement;
  /** True where it is not known whether any release ever read it. */
  readonly uncertain: boolean;
  readonly allowedValues: readonly (string | number | boolean)[];
  /** True where values other than `allowedValues` can be right too. */
  readonly allowsOtherValues: boolean;
  /** True for a credential. */
  readonly sensitive: boolean;
  /** Environment variables that Nextflow asks where the option is unset. */
  readonly envFallback: readonly string[];
  readonly note?: string;
  readonly documented: boolean;
  /** Whether Nextflow's own check of option names knows it: where not, Nextflow warns of a valid option. */
  readonly inSpec: boolean;
  /** Whether a directive may be a closure in a configuration. */
  readonly dynamic: boolean;
  /** The keys that a directive's map form has, as far as they are listed. */
  readonly mapKeys: readonly { readonly name: string; readonly type: string }[];
  /** The values that keys of a directive's map form take. */
  readonly mapKeyValues: ReadonlyMap<string, readonly string[]>;
  /** The executors that honour a directive; `undefined` where all do. */
  readonly executors?: readonly string[];
}

export type DefaultFact = DefaultRow;

/** What to use in place of an option: another one, or what the words say. */
export interface Replacement {
  readonly text: string;
  readonly path?: readonly string[];
  /** Whether it is a mere new name, which takes the same values and means the same. */
  readonly isRename: boolean;
}

/** The fact that a row of the generated data holds. */
export function factOf(row: FactRow): OptionFact {
  return {
    path: row.path.split("."),
    kind: row.kind,
    status: row.status,
    types: row.types ?? [],
    description: row.text,
    owner: row.owner ?? "core",
    ...(row.default !== undefined && { default: row.default }),
    defaults: row.defaults ?? [],
    ...(row.since !== undefined && { since: row.since }),
    sinceInferred: row.sinceInferred ?? false,
    ...(row.deprecated !== undefined && { deprecatedSince: row.deprecated }),
    ...(row.removed !== undefined && { removedSince: row.removed }),
    ...(row.replacement !== undefined && { replacement: replacementOf(row) }),
    uncertain: row.uncertain ?? false,
    allowedValues: row.values ?? [],
    allowsOtherValues: row.open ?? false,
    sensitive: row.sensitive ?? false,
    envFallback: row.env ?? [],
    ...(row.note !== undefined && { note: row.note }),
    documented: row.documented ?? true,
    inSpec: row.inSpec ?? true,
    dynamic: row.kind === "directive" && row.static !== true,
    mapKeys: row.keys ?? [],
    mapKeyValues: new Map(Object.entries(row.keyValues ?? {})),
    ...(row.executors !== undefined && { executors: row.executors }),
  };
}

/** A replacement of one word is an option's name, of a directive without its scope. */
function replacementOf({ kind, replacement = "", renamed = false }: FactRow): Replacement {
  if (/\s|\*$/.test(replacement)) return { text: replacement, isRename: false };
  const text = kind === "directive" ? `process.${replacement}` : replacement;
  return { text, path: text.split("."), isRename: renamed };
}
