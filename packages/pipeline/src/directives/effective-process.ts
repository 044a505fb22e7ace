import type { Value } from "@nf-lint/groovy";
import type { Place, ResolvedOption, Selector } from "@nf-lint/resolver";
import type { CalledProcess } from "../calls/called-processes.js";

/** What the processes of a pipeline get in one variant, or why Nextflow would not come to run any. */
export type EffectiveProcesses = RunProcesses | AbortedRun;

export interface RunProcesses {
  readonly ok: true;
  /** By qualified name, sorted, each once; agents are none of them. */
  readonly processes: readonly EffectiveProcess[];
  /** Whether these are all: every include and call could be followed. */
  readonly isClosed: boolean;
  /** The selectors below `process` that no process as called is hit by; none where the list is open. */
  readonly unmatched: readonly UnmatchedSelector[];
}

/** A run that Nextflow would end before its first task. */
export interface AbortedRun {
  readonly ok: false;
  /** In words, as near to Nextflow's own as matters. */
  readonly error: string;
  /** `config`: it rejects the configuration; `script`: when scripts are read; `run`: when the processes are made. */
  readonly when: "config" | "script" | "run";
  readonly place?: Place;
}

export interface UnmatchedSelector {
  readonly selector: Selector;
  /**
   * `nothing`: no process that is loaded has such a name or label. `uncalled`: processes have that are defined or included,
   * and never called.
   */
  readonly fits: "nothing" | "uncalled";
  /** Whether Nextflow prints "There's no process matching config selector"; `unknown` where the switch for it is. */
  readonly isWarned: "yes" | "no" | "unknown";
}

/** A process as it is called, with the directives that its tasks get. */
export interface EffectiveProcess {
  readonly called: CalledProcess;
  /**
   * The labels of its definition in their order: what `withLabel` sees. A label that is not known, for it hangs on an
   * unknown param, is left out, and `hasAllLabels` false.
   */
  readonly labels: readonly string[];
  readonly hasAllLabels: boolean;
  /** By name; what nobody sets is not there. Each key of `ext` is a directive of its own (`ext.args`), for `ext` is merged. */
  readonly directives: ReadonlyMap<string, EffectiveDirective>;
  /** The selectors that hit it, in the order in which they are applied, each once. */
  readonly selectors: readonly Selector[];
  /** Selectors of which it cannot be said whether they hit: what they set is unknown. */
  readonly undecided: readonly Selector[];
}

/** Where a directive was set. `from` tells how much it counts: plain < definition < label < name. */
export interface DirectiveSetting {
  readonly from: DirectiveOrigin;
  readonly value: Value;
  /** The directive in the script, or the setting in the configuration. */
  readonly place: Place;
  /** The setting in the configuration, where it is from there. */
  readonly option?: ResolvedOption;
}

export type DirectiveOrigin =
  /** The definition in the script. */
  | { readonly kind: "script" }
  /** `process.NAME`. */
  | { readonly kind: "base" }
  | { readonly kind: "selector"; readonly selector: Selector };

export interface EffectiveDirective extends DirectiveSetting {
  /** The settings that have no effect for this process, the least prior first. */
  readonly overrode: readonly DirectiveSetting[];
}

/** `script`, `base`, or the selector's key: `withName:FOO`. */
export function originName(from: DirectiveOrigin): string {
  return from.kind === "selector" ? from.selector.key : from.kind;
}
