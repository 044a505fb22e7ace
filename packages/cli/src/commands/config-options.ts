import type { ProjectOptions } from "../arguments/project-options.js";
import type { ConfigFormatName } from "../config-formats/index.js";
import type { ColorMode } from "../output/color.js";

/** The options of `nf-lint config [dir]`, as the command line gives them. */
export interface ConfigOptions extends Omit<ProjectOptions, "nextflow"> {
  readonly blame?: boolean;
  /** True for all of them. */
  readonly processes?: string | true;
  readonly since?: string;
  readonly format: ConfigFormatName;
  readonly showSecrets?: boolean;
  readonly color: ColorMode;
}
