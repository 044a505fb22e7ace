import type { Value } from "./values/value.js";

/** What an expression can see of its surroundings. */
export interface EvaluationScope {
  /** The text of the file that the expression stands in: a closure keeps its source. */
  readonly text: string;
  /** The value of a free name (`params`, `projectDir`, `secrets`, …); undefined where there is none of that name. */
  name(name: string): Value | undefined;
  /** The value of an environment variable: a string, null where it surely is not set, or unknown. */
  environment(name: string): Value;
  /** What a closure sees that Nextflow calls when a task starts: params as the whole configuration leaves them. */
  readonly later?: EvaluationScope;
}
