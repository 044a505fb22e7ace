import type { SettingsFileArgument } from "../arguments/settings-file-argument.js";
import type { ConfigFormatName } from "../config-formats/index.js";
import type { ColorMode } from "../output/color.js";

/** The options of `nf-lint config [dir]`, as the command line gives them. */
export interface ConfigOptions {
  readonly profile?: readonly string[];
  readonly config?: SettingsFileArgument;
  readonly blame?: boolean;
  /** True for all of them. */
  readonly processes?: string | true;
  readonly since?: string;
  readonly format: ConfigFormatName;
  readonly nextflowConfig?: readonly string[];
  readonly env?: readonly string[];
  readonly paramsFile?: string;
  readonly projectDir?: string;
  readonly launchDir?: string;
  readonly showSecrets?: boolean;
  readonly color: ColorMode;
}
