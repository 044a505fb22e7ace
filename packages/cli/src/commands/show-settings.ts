import { resolve } from "node:path";
import { createLinter, credentialParts, describeFailure, SecretMask, settingsReport } from "@nf-lint/linter";
import type { OptionPath, PlacedSetting, Settings, SettingsReport } from "@nf-lint/linter";
import type { Ansis } from "ansis";
import { settingsFileChoice } from "../arguments/settings-file-argument.js";
import type { SettingsFileArgument } from "../arguments/settings-file-argument.js";
import type { ExitStatus, Io } from "../io.js";
import { colorsFor } from "../output/color.js";
import type { ColorMode } from "../output/color.js";
import { displayWidth } from "../output/display-width.js";
import { Messages } from "../output/messages.js";
import { printable } from "../output/printable-text.js";
import { slashed } from "../slashed-path.js";
import { UsageError } from "../usage-error.js";

/** Longer values push the place to the right, and no other line. */
const MOST_COLUMNS = 60;

export interface ShowSettingsOptions {
  readonly config?: SettingsFileArgument;
  readonly color: ColorMode;
  readonly showSecrets?: boolean;
  /** What the command line says. */
  readonly settings: Settings;
}

/** `nf-lint --show-settings FILE`: which settings hold for a file or a folder, and where each was said. */
export function showSettings(
  named: string,
  { config, color, showSecrets, settings }: ShowSettingsOptions,
  io: Io,
): ExitStatus {
  const path = slashed(resolve(io.cwd, named));
  if (io.fileSystem.kind(path) === "missing") throw new UsageError(`${named}: there is no such file or folder.`);
  const linter = createLinter({
    cwd: io.cwd,
    fileSystem: io.fileSystem,
    settings,
    settingsFile: settingsFileChoice(config),
  });
  const effective = linter.settingsOf(path);
  if (effective.problems.length > 0) {
    const messages = new Messages(io, colorsFor(io.stderr, color, io.env));
    for (const failure of linter.filesOf([path]).failures) {
      if (failure.kind === "settings") messages.error(describeFailure(failure));
    }
    return 2;
  }
  const report = settingsReport(path, effective, settings, io.cwd);
  // Settings may hold what the environment does, and what is given to the params of a run.
  const mask = new SecretMask(credentialsIn(["params"], effective.settings.params));
  const shown = showSecrets
    ? report
    : { ...report, settings: report.settings.map((setting) => withoutCredentials(withoutEnvironment(setting), mask)) };
  const lines = text(named, shown, colorsFor(io.stdout, color, io.env), (value) =>
    showSecrets ? value : mask.text(value),
  );
  io.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

/** The names of variables, and none of their values. */
function withoutEnvironment(setting: PlacedSetting): PlacedSetting {
  if (setting.key !== "env") return setting;
  return { ...setting, value: Object.fromEntries(Object.keys(setting.value ?? {}).map((name) => [name, "••••"])) };
}

/** The credentials that params are set to. */
function credentialsIn(path: OptionPath, value: unknown): readonly string[] {
  if (typeof value === "string") return credentialParts(path, value).map(([start, end]) => value.slice(start, end));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    credentialsIn(Array.isArray(value) ? path : [...path, key], entry),
  );
}

/** A short one is hidden where its name says what it is, and nowhere else. */
function withoutCredentials(setting: PlacedSetting, mask: SecretMask): PlacedSetting {
  return setting.key === "params" ? { ...setting, value: masked(["params"], setting.value, mask) } : setting;
}

function masked(path: OptionPath, value: unknown, mask: SecretMask): unknown {
  if (typeof value === "string") {
    const shown = mask.value(path, { kind: "known", value });
    return shown.kind === "known" ? shown.value : "••••";
  }
  if (Array.isArray(value)) return value.map((entry: unknown) => masked(path, entry, mask));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, masked([...path, key], entry, mask)]));
}

function text(
  named: string,
  { file, isLinted, settings, rules }: SettingsReport,
  colors: Ansis,
  masked: (value: string) => string,
): readonly string[] {
  const cells = [
    ...settings.map(({ key, value, from }) => [`${key}: ${JSON.stringify(value)}`, from] as const),
    ...rules.map(({ id, level, options, from }) => {
      const setting = options === undefined ? level : `[${level}, ${JSON.stringify(options)}]`;
      return [`${id}: ${setting}`, from] as const;
    }),
  ].map(([value, from]) => [printable(masked(value)), printable(from)] as const);
  const width = Math.min(
    MOST_COLUMNS,
    cells.reduce((most, [value]) => Math.max(most, displayWidth(value)), 0),
  );
  const lines = cells.map(([value, from]) => {
    const gap = " ".repeat(Math.max(0, width - displayWidth(value)));
    return `  ${value}${gap}  ${colors.dim(from)}`;
  });
  return [
    file === undefined ? "No settings file counts." : `The settings file is ${colors.bold(printable(file))}.`,
    ...(isLinted ? [] : [`Nothing is reported of ${printable(named)}: the settings leave it out.`]),
    ...(settings.length === 0 ? [] : ["", "Settings", ...lines.slice(0, settings.length)]),
    "",
    "Rules",
    ...lines.slice(settings.length),
  ];
}
