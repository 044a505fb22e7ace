import {
  configurationChange,
  createLinter,
  describeFailure,
  describeNotice,
  describeRevisionFailure,
  maskFor,
  parseProfileChoice,
} from "@nf-lint/linter";
import type { ChangeOptions } from "@nf-lint/linter";
import { colorsFor } from "../output/color.js";
import { changeFormats } from "../config-formats/change-formats.js";
import { configFormats } from "../config-formats/index.js";
import type { ConfigOptions } from "./config-options.js";
import { linterOptionsOf } from "../arguments/project-options.js";
import { widthOf } from "../io.js";
import type { ExitStatus, Io } from "../io.js";
import { Messages } from "../output/messages.js";
import { processChangeFormats } from "../process-formats/change.js";
import { aboutProcess, writeProcesses } from "./processes-output.js";
import { slashed } from "../slashed-path.js";
import { UsageError } from "../usage-error.js";

export async function configCommand(directory: string, options: ConfigOptions, io: Io): Promise<ExitStatus> {
  const { format, blame = false, color, showSecrets = false } = options;
  const linterOptions = linterOptionsOf(options, io, choicesOf(options));
  const messages = new Messages(io, colorsFor(io.stderr, color, io.env));
  if (options.since !== undefined) {
    const changeOptions: ChangeOptions = {
      ...linterOptions,
      history: await io.history(),
      since: options.since,
      ...(showSecrets && { secrets: "shown" }),
    };
    return writeChange(slashed(directory), changeOptions, options, io, messages);
  }
  const linter = createLinter(linterOptions);
  if (options.processes !== undefined)
    return writeProcesses(linter.processes(slashed(directory)), options, io, messages);
  const configuration = linter.configuration(slashed(directory));
  for (const failure of configuration.failures) messages.error(describeFailure(failure));
  if (!configuration.ok) return 2;
  const { project, configs, failures, notices } = configuration;
  for (const notice of notices) messages.note(describeNotice(notice));
  // A program reads the failure in what it asked for; a person has been told.
  if (failures.length > 0 && format !== "json") return 2;
  const write = await configFormats[format]();
  const colors = colorsFor(io.stdout, color, io.env);
  const mask = showSecrets ? undefined : maskFor(configs);
  const shown = { projectDirectory: project.directory, cwd: io.cwd, blame, colors, ...widthOf(io.stdout) };
  io.stdout.write(
    write({
      configs,
      shownValue: (path, value) => mask?.value(path, value) ?? value,
      shownConfig: (config) => mask?.config(config) ?? config,
      ...shown,
    }),
  );
  if (failures.length > 0) return 2;
  return format !== "json" && configs.some(({ rejection }) => rejection !== undefined) ? 1 : 0;
}

/** With `--since`: what differs, and nothing else. */
function writeChange(
  directory: string,
  changeOptions: ChangeOptions,
  { format, blame, color, processes }: ConfigOptions,
  io: Io,
  messages: Messages,
): ExitStatus {
  if (format === "nextflow" || blame)
    throw new UsageError("--since prints what differs: as text or json, without --blame.");
  const changed = configurationChange(directory, changeOptions);
  if (!changed.ok) throw new UsageError(describeRevisionFailure(changed.failure));
  for (const failure of changed.failures) messages.error(describeFailure(failure));
  if (changed.failures.length > 0) return 2;
  const formats = processes === undefined ? changeFormats : processChangeFormats;
  const change = typeof processes === "string" ? aboutProcess(changed.change, processes) : changed.change;
  io.stdout.write(formats[format](change, colorsFor(io.stdout, color, io.env)));
  return 0;
}

/** One configuration in Nextflow's own language is for one run: without a choice, the run without profiles. */
function choicesOf({ format, profile }: ConfigOptions): readonly (readonly string[])[] | undefined {
  const choices = profile?.map(parseProfileChoice);
  if (format !== "nextflow") return choices;
  if (choices === undefined) return [[]];
  if (choices.length === 1) return choices;
  throw new UsageError("--format nextflow prints one configuration: give --profile once, as A,B.");
}
