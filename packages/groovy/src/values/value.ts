import type { Closure } from "@nf-lint/parser";

/**
 * What is known of an option's value. `known` is a constant, `lazy` a closure that Nextflow evaluates per task, and
 * `unknown` depends on something outside the project. Unknown is never false: a rule that meets it stays silent.
 */
export type Value = KnownValue | LazyValue | UnknownValue;

export interface KnownValue {
  readonly kind: "known";
  readonly value: Constant;
}

/** Lists and maps hold values of every kind: a map literal may have a closure or an unknown in one of its entries. */
export type Constant =
  | null
  | boolean
  | string
  | GroovyNumber
  | readonly Value[]
  | ReadonlyMap<string, Value>
  | MemoryUnit
  | Duration
  | PathValue;

/**
 * A map that answers a property read (`map.name`, `map?.name`, `map['name']`) itself: `params`, whose undeclared
 * entries are unknown, and Groovy's `ConfigObject`, which makes an empty map of an entry that is read and absent.
 * `get` and `has` look without that effect, as the methods `get` and `containsKey` of a configuration do.
 */
export interface PropertyMap extends ReadonlyMap<string, Value> {
  readProperty(name: string): Value;
  /** Set where entries may exist that it does not list, as params given at launch do: why they are not known. */
  readonly others?: UnknownReason | undefined;
}

/** A number with Groovy's type, exact at any size: integers as `bigint`, decimals as text of their digits. */
export interface GroovyNumber {
  readonly type: "number";
  readonly numberType: "Integer" | "Long" | "BigInteger" | "BigDecimal" | "Float" | "Double";
  /** Rounded to a double where it does not fit. */
  readonly value: number;
  /** As Groovy prints it. */
  readonly text: string;
}

export interface MemoryUnit {
  readonly type: "memory";
  readonly bytes: number;
}

export interface Duration {
  readonly type: "duration";
  readonly milliseconds: number;
}

/** A file path, as `file(…)` or `projectDir` give it. */
export interface PathValue {
  readonly type: "path";
  readonly text: string;
}

export interface LazyValue {
  readonly kind: "lazy";
  readonly closure: Closure;
  /** The source of the closure, braces included. */
  readonly source: string;
  /** What it can return as far as that can be read off, each once. */
  readonly returns: readonly Value[];
  /** True when it can return nothing but `returns`. */
  readonly complete: boolean;
  /** Free names that it reads: `task`, `params`, `meta`, … */
  readonly reads: readonly string[];
}

export interface UnknownValue {
  readonly kind: "unknown";
  readonly reason: UnknownReason;
  /**
   * Of a map that is not known as a whole, the entries that it surely has: `[a: 1] + params.labels` has `a`, and what
   * else it has is unknown. The value of an entry that the unknown part may replace is itself unknown.
   */
  readonly entries?: ReadonlyMap<string, Value>;
}

/** Why a value is unknown, as a value; `describeUnknown` gives the words ("environment variable NXF_OFFLINE"). */
export interface UnknownReason {
  readonly code:
    | "environment"
    | "secret"
    | "remote-include"
    | "unreadable-include"
    | "undeclared-param"
    | "clock"
    | "directory"
    | "legacy-code"
    | "syntax-error"
    | "unsupported"
    | "conditional-include"
    | "undefined-name"
    /** What only a running task has: `task.attempt`, its inputs. */
    | "task"
    /** The value would be too large, or would take too long to work out. */
    | "limit"
    /** Nextflow's own evaluation would fail here; the subject is the gist of its error. */
    | "evaluation-error"
    /** Whoever starts the run, such as a compute environment, gives it. */
    | "launch";
  /** The name, address or expression that the reason is about. */
  readonly subject: string;
}
