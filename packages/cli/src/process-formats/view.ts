import type { Ansis } from "ansis";
import type { Value, VariantProcesses } from "@nf-lint/linter";

/** The processes of a pipeline, as the formats of `nf-lint config --processes` get them. */
export interface ProcessView {
  /** One for each choice of profiles, at least one. */
  readonly variants: readonly VariantProcesses[];
  /** Whether each directive of a process is listed, or those that a table has columns for. */
  readonly isInFull: boolean;
  /** Whether to say where directives are set, and what that overrides. */
  readonly isBlamed: boolean;
  /** The value of a directive (`cpus`, `ext.args`) as it may be shown. */
  readonly shownValue: (directive: string, value: Value) => Value;
  /** An error as it may be shown. */
  readonly shownText: (text: string) => string;
  /** The project's folder and the working directory, absolute: paths are shown relative to one of them. */
  readonly projectDirectory: string;
  readonly cwd: string;
  readonly colors: Ansis;
  /** The width of the terminal, if it is one: what goes to a file or a program is never cut. */
  readonly columns?: number;
}

/** Turns processes into text that ends in a newline. */
export type ProcessFormat = (view: ProcessView) => string;
