import { isScope, matchOption, withoutUserLevels } from "@nf-lint/resolver";
import type { Constant, Value } from "@nf-lint/groovy";
import type {
  OptionMatch,
  OptionPath,
  Project,
  ProjectFile,
  ResolvedConfig,
  ResolvedOption,
  Setting,
} from "@nf-lint/resolver";
import { keptFor } from "../authoring/kept-for.js";

/** A statement that sets a known option, with what is known of that option. */
export interface KnownSetting extends OptionMatch {
  readonly setting: Setting;
  readonly option: ResolvedOption;
}

/** A variant, with the files that its settings stand in. */
export interface ConfiguredVariant {
  readonly project: Project;
  readonly config: ResolvedConfig;
}

/** A statement that sets something, and the option as it is in the end. */
export interface PlacedSetting {
  readonly setting: Setting;
  readonly option: ResolvedOption;
}

const keptSettings = new WeakMap<ResolvedConfig, readonly PlacedSetting[]>();

/**
 * Every statement that sets something in a variant, those that another one overrides included. What stands behind an
 * error that may have hidden the end of a block is left out: there nobody knows what belongs where. A rule that looks at
 * single settings had better have a `suspect`.
 */
export function allSettings({ project, config }: ConfiguredVariant): readonly PlacedSetting[] {
  const held = keptSettings.get(config);
  if (held !== undefined) return held;
  const ends = soundLengths(project);
  const settings = config
    .options()
    .flatMap((option) => [...option.overrode, option].map((setting) => ({ setting, option })))
    .filter(({ setting }) => isSound(setting, ends));
  keptSettings.set(config, settings);
  return settings;
}

const matches = keptFor(({ path }: Setting) => matchOption(path));

/** A setting with what is known of its option, if Nextflow has or had that and its name is not the user's own. */
export function knownSetting({ setting, option }: PlacedSetting): KnownSetting | undefined {
  const match = isFree(setting.path) ? undefined : matches(setting);
  return match && { ...match, setting, option };
}

const HIDES_STRUCTURE = /^(unclosed|stray|mismatched|unexpected|nesting)-/;

/** Up to where the structure of each file is sure. */
export const soundLengths = keptFor(
  ({ files }: Project): ReadonlyMap<string, number> =>
    new Map([...files.values()].map((file) => [file.path, soundLength(file)])),
);

function soundLength({ problems }: ProjectFile): number {
  const hiding = problems.filter(({ code }) => HIDES_STRUCTURE.test(code));
  return hiding.reduce((least, { range }) => Math.min(least, range[0]), Infinity);
}

/** Whether it is sure where a setting belongs. */
export function isSound({ valuePlace }: Setting, ends: ReadonlyMap<string, number>): boolean {
  return valuePlace.range[1] <= (ends.get(valuePlace.file) ?? Infinity);
}

/** Whether another option is set beside a setting: in the same file, and in its profile or outside all profiles. */
export function isSetBeside(config: ResolvedConfig, { place, profile }: Setting, path: OptionPath): boolean {
  const option = config.option(path);
  const settings = option === undefined ? [] : [...option.overrode, option];
  return settings.some(
    (other) => other.place.file === place.file && (other.profile === undefined || other.profile === profile),
  );
}

/** Whether a setting's name is the user's own. `profiles.NAME.…` in one dotted name is never applied. */
export function isFree([first]: OptionPath): boolean {
  return first === "params" || first === "env" || first === "profiles" || first === "plugins";
}

/** An option's name as Nextflow's reference has it: without a selector's or an executor's name. */
export function optionName(path: OptionPath): string {
  return withoutUserLevels(path).join(".");
}

/** How many of the first keys of a path are known scopes. */
export function knownScopeDepth(path: OptionPath): number {
  let depth = 0;
  while (depth < path.length - 1 && isScope(path.slice(0, depth + 1))) depth++;
  return depth;
}

/** The constants that a value is or, for a closure, can be seen to return; none of what is unknown. */
export function possibleConstants(value: Value): readonly Constant[] {
  const constants: Constant[] = [];
  // A closure may return a param that holds this very closure.
  const seen = new Set<unknown>();
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === "known") constants.push(next.value);
    if (next.kind !== "lazy" || seen.has(next.closure)) continue;
    seen.add(next.closure);
    for (const returned of next.returns.toReversed()) pending.push(returned);
  }
  return constants;
}
