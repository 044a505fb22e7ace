import { resolve } from "node:path";
import { createLinter, describeFailure, describeNotice, parseProfileChoice } from "@nf-lint/linter";
import { colorsFor } from "./color.js";
import type { ColorMode } from "./color.js";
import { configFormats } from "./config-formats/index.js";
import type { ConfigFormatName } from "./config-formats/index.js";
import { environmentOf } from "./environment-argument.js";
import type { ExitStatus, Io } from "./io.js";
import { Messages } from "./messages.js";
import { readParamsFile } from "./params-file.js";
import { settingsFileChoice } from "./settings-file-argument.js";
import type { SettingsFileArgument } from "./settings-file-argument.js";
import { slashed } from "./slashed-path.js";
import { UsageError } from "./usage-error.js";

/** The options of `nf-lint config [dir]`, as the command line gives them. */
export interface ConfigOptions {
  readonly profile?: readonly string[];
  readonly config?: SettingsFileArgument;
  readonly blame?: boolean;
  readonly format: ConfigFormatName;
  readonly env?: readonly string[];
  readonly paramsFile?: string;
  readonly projectDir?: string;
  readonly launchDir?: string;
  readonly color: ColorMode;
}

export async function configCommand(directory: string, options: ConfigOptions, io: Io): Promise<ExitStatus> {
  const { format, blame = false, env = [], paramsFile, projectDir, launchDir, color } = options;
  const onlyProfiles = choicesOf(options);
  const absolute = (path: string): string => slashed(resolve(io.cwd, path));
  const linter = createLinter({
    cwd: io.cwd,
    fileSystem: io.fileSystem,
    settingsFile: settingsFileChoice(options.config),
    settings: {
      env: environmentOf(env, io.env),
      ...(onlyProfiles && { onlyProfiles }),
      ...(paramsFile !== undefined && { params: readParamsFile(paramsFile, io) }),
      ...(projectDir !== undefined && { projectDir: absolute(projectDir) }),
      ...(launchDir !== undefined && { launchDir: absolute(launchDir) }),
    },
  });

  const messages = new Messages(io, colorsFor(io.stderr, color, io.env));
  const configuration = linter.configuration(slashed(directory));
  for (const failure of configuration.failures) messages.error(describeFailure(failure));
  if (!configuration.ok) return 2;
  const { project, configs, failures, notices } = configuration;
  for (const notice of notices) messages.note(describeNotice(notice));
  // A program reads the failure in what it asked for; a person has been told.
  if (failures.length > 0 && format !== "json") return 2;
  const write = await configFormats[format]();
  const colors = colorsFor(io.stdout, color, io.env);
  io.stdout.write(write({ configs, projectDirectory: project.directory, cwd: io.cwd, blame, colors }));
  if (failures.length > 0) return 2;
  return format !== "json" && configs.some(({ rejection }) => rejection !== undefined) ? 1 : 0;
}

/** One configuration in Nextflow's own language is for one run: without a choice, the run without profiles. */
function choicesOf({ format, profile }: ConfigOptions): readonly (readonly string[])[] | undefined {
  const choices = profile?.map(parseProfileChoice);
  if (format !== "nextflow") return choices;
  if (choices === undefined) return [[]];
  if (choices.length === 1) return choices;
  throw new UsageError("--format nextflow prints one configuration: give --profile once, as A,B.");
}
