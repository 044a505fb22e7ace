import type { Ansis } from "ansis";
import type { OptionPath, ResolvedConfig, Value } from "@nf-lint/linter";

/** A resolved project, as the formats of `nf-lint config` get it. */
export interface ConfigView {
  /** One for each choice of profiles, at least one. */
  readonly configs: readonly ResolvedConfig[];
  /** The value of an option as it may be shown. */
  readonly shownValue: (path: OptionPath, value: Value) => Value;
  /** A configuration with its values as they may be shown. */
  readonly shownConfig: (config: ResolvedConfig) => ResolvedConfig;
  /** The project's folder and the working directory, absolute: paths are shown relative to one of them. */
  readonly projectDirectory: string;
  readonly cwd: string;
  /** Whether to say where options are set, and what that overrides. */
  readonly blame: boolean;
  readonly colors: Ansis;
  /** The width of the terminal, if it is one: what goes to a file or a program is never cut. */
  readonly columns?: number;
}

/** Turns resolved configurations into text that ends in a newline. */
export type ConfigFormat = (view: ConfigView) => string;
