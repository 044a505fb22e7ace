import { resolve } from "node:path";
import { createLinter, describeFailure, SETTINGS_FILE_NAMES } from "@nf-lint/linter";
import { writeOutputFile } from "../output/output-file.js";
import { colorsFor } from "../output/color.js";
import type { ColorMode } from "../output/color.js";
import { projectFacts } from "./init/project-facts.js";
import type { ProjectFacts } from "./init/project-facts.js";
import { settingsText } from "./init/settings-text.js";
import type { ExitStatus, Io } from "../io.js";
import { Messages } from "../output/messages.js";
import { printable } from "../output/printable-text.js";
import { slashed } from "../slashed-path.js";
import { UsageError } from "../usage-error.js";

/** The options of `nf-lint init [dir]`, as the command line gives them. */
export interface InitOptions {
  readonly force?: boolean;
  readonly color: ColorMode;
}

const FILE = ".nf-lint.yml";

/** `nf-lint init`: writes a settings file that fits what the project is. */
export function initCommand(directory: string, { force = false, color }: InitOptions, io: Io): ExitStatus {
  const folder = slashed(resolve(io.cwd, directory));
  const present = SETTINGS_FILE_NAMES.find((name) => io.fileSystem.kind(`${folder}/${name}`) === "file");
  if (present !== undefined && present !== FILE) throw new UsageError(`There is ${present} already.`);
  if (present !== undefined && !force) throw new UsageError(`There is ${present} already. --force replaces it.`);

  const { cwd, fileSystem } = io;
  const configuration = createLinter({ cwd, fileSystem, settingsFile: "none" }).configuration(folder);
  if (!configuration.ok) {
    const messages = new Messages(io, colorsFor(io.stderr, color, io.env));
    for (const failure of configuration.failures) messages.error(describeFailure(failure));
    return 2;
  }
  const facts = projectFacts(configuration, fileSystem);
  const shown = directory === "." ? FILE : `${directory.replace(/\/$/, "")}/${FILE}`;
  writeOutputFile(shown, settingsText(facts), io);
  for (const line of found(facts)) io.stdout.write(`${printable(line)}\n`);
  io.stdout.write(`Written: ${printable(shown)}\n`);
  return 0;
}

function found({ template, profiles, executors, combinations, installed }: ProjectFacts): readonly string[] {
  return [
    template === undefined ? "No sign of the nf-core template." : `Made from the nf-core template: ${template}`,
    `Profiles: ${listed(profiles)}`,
    `Executors: ${listed(executors)}`,
    `Combinations that CI runs: ${listed(combinations.map((one) => `${one.profiles.join(",")} (${one.file})`))}`,
    ...(installed.length > 0 ? [`Installed modules, to be ignored: ${listed(installed)}`] : []),
  ];
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}
