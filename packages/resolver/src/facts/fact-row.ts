/** One line of the generated facts: what `tools/make-facts.ts` writes and `option-facts.ts` reads. */
export interface FactRow {
  /** Dotted; `<name>` is a key of the user's choice, and a last `*` all keys below. */
  readonly path: string;
  readonly kind: "option" | "map" | "scope" | "directive";
  readonly status: "active" | "hidden" | "deprecated" | "removed";
  readonly types?: readonly string[];
  readonly text: string;
  /** The plugin that reads it; left out for the core. */
  readonly owner?: string;
  readonly default?: string;
  readonly defaults?: readonly DefaultRow[];
  readonly since?: string;
  /** True where `since` is when the option was first documented, which is not surely when it was first read. */
  readonly sinceInferred?: boolean;
  readonly deprecated?: string;
  readonly removed?: string;
  readonly replacement?: string;
  /** True where the replacement is a mere new name: it takes the same values and means the same. */
  readonly renamed?: boolean;
  /** True where nobody knows whether any release ever read it. */
  readonly uncertain?: boolean;
  readonly values?: readonly (string | number | boolean)[];
  /** True where values other than `values` can be right. */
  readonly open?: boolean;
  readonly sensitive?: boolean;
  readonly env?: readonly string[];
  readonly note?: string;
  /** False where Nextflow's reference leaves it out. */
  readonly documented?: boolean;
  /** False where Nextflow's own check of option names does not know it. */
  readonly inSpec?: boolean;
  /** True for a directive that takes no closure in a configuration. */
  readonly static?: boolean;
  readonly keys?: readonly { readonly name: string; readonly type: string }[];
  readonly keyValues?: Readonly<Record<string, readonly string[]>>;
  /** The executors that honour a directive, where not all do. */
  readonly executors?: readonly string[];
}

/** A default that held, or holds, from some versions on; the first row of a history has no `from`. */
export interface DefaultRow {
  readonly value: string;
  /** The first version, and the first of an older release line that got the change too. */
  readonly from?: readonly string[];
  /** The option that must be on for this default. */
  readonly when?: string;
}
