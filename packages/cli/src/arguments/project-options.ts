import { resolve } from "node:path";
import { nextflowVersionOf, parseProfileChoice } from "@nf-lint/linter";
import type { LinterOptions } from "@nf-lint/linter";
import type { Io } from "../io.js";
import { slashed } from "../slashed-path.js";
import { environmentOf } from "./environment-argument.js";
import { furtherConfigs } from "./further-configs.js";
import { readParamsFile } from "./params-file.js";
import { settingsFileChoice } from "./settings-file-argument.js";
import type { SettingsFileArgument } from "./settings-file-argument.js";

/** What the commands on one project take, as the command line gives it. */
export interface ProjectOptions {
  readonly profile?: readonly string[];
  readonly nextflow?: string;
  readonly nextflowConfig?: readonly string[];
  readonly paramsFile?: string;
  readonly env?: readonly string[];
  readonly projectDir?: string;
  readonly launchDir?: string;
  readonly config?: SettingsFileArgument;
}

/** @param choices The choices of profiles, where these are not what `--profile` names. */
export function linterOptionsOf(
  options: ProjectOptions,
  io: Io,
  choices: readonly (readonly string[])[] | undefined = options.profile?.map(parseProfileChoice),
): LinterOptions {
  const { nextflow, nextflowConfig, paramsFile, env = [], projectDir, launchDir, config } = options;
  const absolute = (path: string): string => slashed(resolve(io.cwd, path));
  return {
    cwd: io.cwd,
    fileSystem: io.fileSystem,
    settingsFile: settingsFileChoice(config),
    settings: {
      env: environmentOf(env, io.env),
      ...(choices && { onlyProfiles: choices }),
      ...(nextflow !== undefined && { nextflow: nextflowVersionOf(nextflow) }),
      ...(nextflowConfig && { configs: furtherConfigs(nextflowConfig, io) }),
      ...(paramsFile !== undefined && { params: readParamsFile(paramsFile, io) }),
      ...(projectDir !== undefined && { projectDir: absolute(projectDir) }),
      ...(launchDir !== undefined && { launchDir: absolute(launchDir) }),
    },
  };
}
