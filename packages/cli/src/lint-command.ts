import { resolve } from "node:path";
import {
  checkSettings,
  createLinter,
  describeFailure,
  describeNotice,
  parseProfileChoice,
  parseRuleSetting,
} from "@nf-lint/linter";
import type { Failure, Finding, Linter, LintResult, RuleSetting, Settings } from "@nf-lint/linter";
import { cannotWrite } from "./cannot-write.js";
import { colorsFor, noColors } from "./color.js";
import type { ColorMode } from "./color.js";
import { environmentOf } from "./environment-argument.js";
import type { FormatArgument } from "./format-argument.js";
import { count } from "./formats/count.js";
import { formats } from "./formats/index.js";
import { countFindings } from "./formats/report.js";
import type { Report, Target } from "./formats/report.js";
import { addStepSummary } from "./github-step-summary.js";
import { internalErrorText } from "./internal-error.js";
import type { ExitStatus, Io, Output } from "./io.js";
import { Messages } from "./messages.js";
import { ProgressLine } from "./progress.js";
import { repositoryPaths } from "./repository-path.js";
import { settingsFileChoice } from "./settings-file-argument.js";
import type { SettingsFileArgument } from "./settings-file-argument.js";
import { slashed } from "./slashed-path.js";
import { UsageError } from "./usage-error.js";

/** The options of `nf-lint [paths…]`, as the command line gives them. */
export interface LintOptions {
  readonly format?: readonly FormatArgument[];
  readonly profile?: readonly string[];
  readonly rule?: readonly string[];
  readonly env?: readonly string[];
  readonly preset?: string;
  readonly config?: SettingsFileArgument;
  readonly nextflow?: string;
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly color: ColorMode;
}

const PRETTY: readonly FormatArgument[] = [{ name: "pretty" }];

export async function lintCommand(paths: readonly string[], options: LintOptions, io: Io): Promise<ExitStatus> {
  const settings = settingsOf(options, io);
  const [problem] = checkSettings(settings);
  if (problem !== undefined) throw new UsageError(problem.message);

  const linter = createLinter({
    cwd: io.cwd,
    fileSystem: io.fileSystem,
    settings,
    settingsFile: settingsFileChoice(options.config),
  });
  const progress = new ProgressLine(io.stderr);
  const onProgress = progress.update.bind(progress);
  const result = await linter.lint(paths.map(slashed), { onProgress }).finally(() => {
    progress.end();
  });

  // With settings that cannot be followed nothing was linted: that is no report.
  if (!result.failures.some(({ kind }) => kind === "settings"))
    await writeReports(reportOf(result, linter, options, io), options, io);
  const messages = new Messages(io, colorsFor(io.stderr, options.color, io.env));
  for (const notice of result.notices) messages.note(describeNotice(notice));
  for (const failure of result.failures) tell(failure, messages, io);
  return exitStatus(result, options, messages);
}

function settingsOf({ rule = [], env = [], profile, preset, nextflow }: LintOptions, io: Io): Settings {
  return {
    rules: Object.fromEntries(rule.map(parsedRule)),
    env: environmentOf(env, io.env),
    ...(profile !== undefined && { onlyProfiles: profile.map(parseProfileChoice) }),
    ...(preset !== undefined && { presets: [preset] }),
    ...(nextflow !== undefined && { nextflow }),
  };
}

function parsedRule(text: string): [string, RuleSetting] {
  const parsed = parseRuleSetting(text);
  if (!parsed.ok) throw new UsageError(`--rule: ${parsed.message}`);
  return [parsed.id, parsed.setting];
}

function reportOf(result: LintResult, linter: Linter, { quiet }: LintOptions, io: Io): Report {
  const isShown = ({ severity }: Finding): boolean => !quiet || severity === "error";
  return {
    ...result,
    findings: result.findings.filter(isShown),
    suppressed: result.suppressed.filter(({ finding }) => isShown(finding)),
    cwd: io.cwd,
    pathInRepository: repositoryPaths(io),
    projectsOf: linter.projectsOf.bind(linter),
  };
}

async function writeReports(report: Report, { format = PRETTY, color }: LintOptions, io: Io): Promise<void> {
  for (const { name, file } of format) {
    const write = await formats[name]();
    if (file === undefined)
      io.stdout.write(write(report, { colors: colorsFor(io.stdout, color, io.env), ...width(io.stdout) }));
    else writeFile(file, write(report, { colors: noColors }), io);
    if (name === "github") await addStepSummary(report, io);
  }
}

/** A terminal alone has a width: what goes to a file or a program is never broken into lines. */
function width({ isTTY, columns }: Output): Pick<Target, "columns"> {
  return isTTY && columns !== undefined ? { columns } : {};
}

function writeFile(file: string, text: string, io: Io): void {
  try {
    io.writeFile(resolve(io.cwd, file), text);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

function tell(failure: Failure, messages: Messages, io: Io): void {
  if (failure.kind === "crash") io.stderr.write(internalErrorText(describeFailure(failure), failure.error, io.env));
  else messages.error(describeFailure(failure));
}

function exitStatus({ findings, failures }: LintResult, { maxWarnings }: LintOptions, messages: Messages): ExitStatus {
  if (failures.length > 0) return 2;
  const { errors, warnings } = countFindings(findings);
  if (maxWarnings !== undefined && warnings > maxWarnings) {
    messages.error(`${count(warnings, "warning")}; --max-warnings allows ${maxWarnings}.`);
    return 1;
  }
  return errors > 0 ? 1 : 0;
}
