import type { Closure } from "@nf-lint/parser";
import type { Value } from "./values/value.js";

/** What an expression can see of its surroundings. */
export interface EvaluationScope {
  /** The text of the file that the expression stands in: a closure keeps its source. */
  readonly text: string;
  /** The value of a free name (`params`, `projectDir`, `secrets`, …); undefined where there is none of that name. */
  name(name: string): Value | undefined;
  /** The value of an environment variable: a string, null where it surely is not set, or unknown. */
  environment(name: string): Value;
  /** A function that stands beside the expression, as a closure with its parameters: scripts define some. */
  function?(name: string): Closure | undefined;
  /** How a list or a map that others hold is changed in place; without it, nothing of that kind is evaluated. */
  readonly changes?: OutsideChanges;
  /** What a closure sees that Nextflow calls when a task starts: params as the whole configuration leaves them. */
  readonly later?: EvaluationScope;
}

/**
 * Changes of the lists and maps that options hold: Groovy has references, so that what an expression does to one shows
 * wherever it stands. Each answers whether it could be done.
 */
export interface OutsideChanges {
  setItems(list: readonly Value[], items: readonly Value[]): boolean;
  setEntry(map: ReadonlyMap<string, Value>, key: string, value: Value): boolean;
  removeEntry(map: ReadonlyMap<string, Value>, key: string): boolean;
  /** Says that a list or a map has changed, or may have, and that it cannot be said how. */
  blur(container: readonly Value[] | ReadonlyMap<string, Value>): void;
}
