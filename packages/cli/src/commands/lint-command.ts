import {
  checkSettings,
  RunTimes,
  describeFailure,
  describeNotice,
  nextflowVersionOf,
  parseProfileChoice,
  parseRuleSetting,
  createLinter,
  overlay,
  relativePath,
  resolvePath,
} from "@nf-lint/linter";
import type {
  ChangeOptions,
  EffectiveSettings,
  Failure,
  Finding,
  Linter,
  LinterOptions,
  LintResult,
  RuleSetting,
  Settings,
} from "@nf-lint/linter";
import { withoutBaseline } from "./baseline-file.js";
import type { BaselineOptions } from "./baseline-file.js";
import { colorsFor, noColors } from "../output/color.js";
import type { ColorMode } from "../output/color.js";
import { environmentOf } from "../arguments/environment-argument.js";
import { furtherConfigs } from "../arguments/further-configs.js";
import { fixModeOf, fixRun, showFixes } from "./fix-run.js";
import type { FixOptions } from "./fix-run.js";
import { addStepSummary } from "../output/github-step-summary.js";
import type { FormatArgument } from "../arguments/format-argument.js";
import { count } from "../formats/count.js";
import { formats } from "../formats/index.js";
import { countFindings } from "../formats/report.js";
import type { Report, Target } from "../formats/report.js";
import { writeOutputFile } from "../output/output-file.js";
import { withoutSecrets } from "../output/hidden-secrets.js";
import { hyperlinksFor } from "../output/hyperlink.js";
import { internalErrorText } from "../output/internal-error.js";
import { widthOf } from "../io.js";
import type { ExitStatus, Io, Output } from "../io.js";
import { lintRun } from "./lint-run.js";
import type { LintRun } from "./lint-run.js";
import { Messages } from "../output/messages.js";
import { repositoryPaths } from "../output/repository-path.js";
import { settingsFileChoice } from "../arguments/settings-file-argument.js";
import type { SettingsFileArgument } from "../arguments/settings-file-argument.js";
import { slashed } from "../slashed-path.js";
import { readStdinText } from "../arguments/stdin-text.js";
import type { StdinOptions } from "../arguments/stdin-text.js";
import { timesTable } from "../output/times-table.js";
import { UsageError } from "../usage-error.js";

/** The options of `nf-lint [paths…]`, as the command line gives them. */
export interface LintOptions extends BaselineOptions, FixOptions, StdinOptions {
  readonly format?: readonly FormatArgument[];
  readonly profile?: readonly string[];
  readonly rule?: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly exclude?: readonly string[];
  readonly files?: boolean;
  readonly suppress?: string;
  readonly showSettings?: string;
  readonly nextflowConfig?: readonly string[];
  readonly env?: readonly string[];
  readonly preset?: string;
  readonly config?: SettingsFileArgument;
  readonly nextflow?: string;
  readonly since?: string;
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly watch?: boolean;
  readonly statistics?: boolean;
  readonly showSecrets?: boolean;
  readonly timing?: boolean;
  readonly color: ColorMode;
}

/** Who calls the command: a person or a program, or a hook. */
export type Caller = "user" | "hook";

const PRETTY: readonly FormatArgument[] = [{ name: "pretty" }];

/** With `--watch` again and again; else once. */
export async function lintCommand(
  named: readonly string[],
  options: LintOptions,
  io: Io,
  caller: Caller = "user",
): Promise<ExitStatus> {
  if (!options.watch) return lintOnce(named, options, io, caller);
  const { watch } = await import("./watch.js");
  const messages = new Messages(io, colorsFor(io.stderr, options.color, io.env));
  return watch(options, io, messages, (watched) => lintOnce(named, options, watched, caller));
}

/** @param named The files and folders that the command line names; this folder when there are none. */
async function lintOnce(named: readonly string[], options: LintOptions, io: Io, caller: Caller): Promise<ExitStatus> {
  const settings = settingsOf(options, io);
  const [problem] = checkSettings(settings);
  if (problem !== undefined) throw new UsageError(problem.message);

  if (options.showSettings !== undefined) {
    const { showSettings } = await import("./show-settings.js");
    return showSettings(options.showSettings, { ...options, settings }, io);
  }

  if (options.since !== undefined && options.updateBaseline) {
    throw new UsageError("--update-baseline is about all findings: leave --since out.");
  }

  if (options.statistics && options.format?.some(({ file }) => file === undefined)) {
    throw new UsageError("--statistics is what goes to standard output: give the format a file, as in json=FILE.");
  }

  const stdin = await readStdinText(named, options, io);
  const fixMode = fixModeOf(options, stdin);
  const paths = stdin !== undefined ? [stdin.path] : named.length > 0 ? named.map(slashed) : ["."];
  const times = options.timing ? new RunTimes() : undefined;
  const linterOptions = {
    cwd: io.cwd,
    fileSystem: stdin === undefined ? io.fileSystem : overlay(io.fileSystem, new Map([[stdin.path, stdin.text]])),
    settings,
    settingsFile: settingsFileChoice(options.config),
    ...(times && { times }),
  };
  if (options.files) {
    const { listFiles } = await import("./list-files.js");
    return listFiles(paths, { ...linterOptions, color: options.color }, io);
  }
  const since = options.since ?? (caller === "hook" && fixMode === undefined ? sinceOf(linterOptions) : undefined);
  if (options.suppress !== undefined) {
    const { suppressCommand } = await import("./suppress-command.js");
    return suppressCommand(paths, { ...options, suppress: options.suppress }, linterOptions, io);
  }
  const fixed = fixMode && (await fixRun(paths, linterOptions, fixMode, io));
  const { result: all, ...run } =
    fixed ?? (await lintRun(paths, { ...linterOptions, ...secretsOf(options) }, since, io));
  const spent = times?.spent();
  const stderrColors = colorsFor(io.stderr, options.color, io.env);
  const messages = new Messages(io, stderrColors);
  // With settings that cannot be followed nothing was linted: that is no report.
  const isLinted = !all.failures.some(({ kind }) => kind === "settings");
  const shownTexts = (): LintResult["textOf"] => reportOf(all, run, { format: [], color: "never" }, io).textOf;
  const result = isLinted
    ? withoutBaseline(all, paths, options, { io, messages, linter: run.linter }, shownTexts)
    : all;
  // Whoever asked for a text gets nothing else on standard output.
  const output = fixMode === "diff" || fixMode === "text" ? io.stderr : io.stdout;
  if (isLinted) await writeReports(reportOf(result, run, options, io), options, io, output);
  if (fixMode)
    showFixes(fixed?.changes ?? [], fixMode, {
      stdin,
      isPartial: isPartial(result),
      color: options.color,
      io,
      messages,
    });
  for (const folder of run.change?.unchanged ?? []) {
    messages.note(`${folder}: its files of that time are not here, and taken to be as they are. Fetch the submodule.`);
  }
  for (const notice of result.notices) messages.note(describeNotice(notice));
  for (const failure of result.failures) tell(failure, messages, io);
  if (spent !== undefined && isLinted) io.stderr.write(timesTable(spent, stderrColors));
  return exitStatus(result, options, { messages, linter: run.linter, cwd: io.cwd });
}

/** What a hook compares with, by the settings of the folder that it is started in. */
function sinceOf(options: LinterOptions): string | undefined {
  return createLinter(options).settingsOf(options.cwd).settings.since;
}

function settingsOf(
  { rule = [], only, skip, exclude, env = [], nextflowConfig, profile, preset, nextflow }: LintOptions,
  io: Io,
): Settings {
  return {
    rules: Object.fromEntries(rule.map(parsedRule)),
    ...(only && { onlyRules: only }),
    ...(skip && { skippedRules: skip }),
    ...(exclude && { ignore: exclude }),
    env: environmentOf(env, io.env),
    ...(nextflowConfig && { configs: furtherConfigs(nextflowConfig, io) }),
    ...(profile !== undefined && { onlyProfiles: profile.map(parseProfileChoice) }),
    ...(preset !== undefined && { presets: [preset] }),
    ...(nextflow !== undefined && { nextflow: nextflowVersionOf(nextflow) }),
  };
}

function parsedRule(text: string): [string, RuleSetting] {
  const parsed = parseRuleSetting(text);
  if (!parsed.ok) throw new UsageError(`--rule: ${parsed.message}`);
  return [parsed.id, parsed.setting];
}

function reportOf(
  result: LintResult,
  { linter, change }: Omit<LintRun, "result">,
  { quiet, showSecrets }: LintOptions,
  io: Io,
): Report {
  const isShown = ({ severity }: Finding): boolean => !quiet || severity === "error";
  const report: Report = {
    ...result,
    findings: result.findings.filter(isShown),
    suppressed: result.suppressed.filter(({ finding }) => isShown(finding)),
    checklists: quiet ? [] : (result.checklists?.() ?? []),
    cwd: io.cwd,
    pathInRepository: repositoryPaths(io),
    projectsOf: linter.projectsOf.bind(linter),
    shownConfig: (config) => config,
    ...(change && { change: { ...change, fixed: change.fixed.filter(isShown) } }),
  };
  return showSecrets ? report : withoutSecrets(report);
}

async function writeReports(
  report: Report,
  { format, statistics, color }: LintOptions,
  io: Io,
  output: Output,
): Promise<void> {
  if (statistics) {
    const { statisticsTable } = await import("../formats/statistics.js");
    output.write(statisticsTable(report, { colors: colorsFor(output, color, io.env) }));
  }
  for (const { name, file } of format ?? (statistics ? [] : PRETTY)) {
    const write = await formats[name]();
    if (file === undefined) output.write(write(report, targetOf(output, color, io)));
    else writeOutputFile(file, write(report, { colors: noColors }), io);
    if (name === "github") await addStepSummary(report, io);
  }
}

function targetOf(output: Output, color: ColorMode, { env }: Io): Target {
  return { colors: colorsFor(output, color, env), link: hyperlinksFor(output, color, env), ...widthOf(output) };
}

function tell(failure: Failure, messages: Messages, io: Io): void {
  const text = describeFailure(failure);
  switch (failure.kind) {
    case "crash":
      io.stderr.write(internalErrorText(text, failure.error, io.env));
      break;
    case "unsafe-fix":
    case "endless-fix":
      io.stderr.write(internalErrorText(text, new Error(text), io.env));
      break;
    default:
      messages.error(text);
  }
}

function secretsOf({ showSecrets }: LintOptions): Pick<ChangeOptions, "secrets"> {
  return showSecrets ? { secrets: "shown" } : {};
}

function isPartial({ failures }: LintResult): boolean {
  return failures.some((failure) => failure.kind === "not-written" && failure.why === "failed");
}

interface Ending {
  readonly messages: Messages;
  readonly linter: Linter;
  readonly cwd: string;
}

function exitStatus({ findings, failures }: LintResult, { maxWarnings }: LintOptions, ending: Ending): ExitStatus {
  if (failures.length > 0) return 2;
  if (tooManyWarnings(findings, maxWarnings, ending)) return 1;
  return countFindings(findings).errors > 0 ? 1 : 0;
}

/** Says so where there are more warnings than the command line allows, else than the settings of their files do. */
function tooManyWarnings(
  findings: readonly Finding[],
  maxWarnings: number | undefined,
  { messages, linter, cwd }: Ending,
): boolean {
  const limits = new Map<EffectiveSettings | undefined, Finding[]>();
  for (const finding of findings) {
    const limit = maxWarnings === undefined ? linter.settingsOf(resolvePath(cwd, finding.file)) : undefined;
    const ofLimit = limits.get(limit);
    if (ofLimit === undefined) limits.set(limit, [finding]);
    else ofLimit.push(finding);
  }
  let isOver = false;
  for (const [limit, ofLimit] of limits) {
    const most = maxWarnings ?? limit?.settings.maxWarnings ?? Infinity;
    const { warnings } = countFindings(ofLimit);
    if (warnings <= most) continue;
    isOver = true;
    const name = limit?.file === undefined ? "--max-warnings" : `max-warnings in ${relativePath(cwd, limit.file)}`;
    messages.error(`${count(warnings, "warning")}; ${name} allows ${most}.`);
  }
  return isOver;
}
