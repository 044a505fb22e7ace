import { isScope, matchOption, withoutUserLevels } from "@nf-lint/resolver";
import type {
  Constant,
  OptionMatch,
  OptionPath,
  Project,
  ProjectFile,
  ResolvedConfig,
  ResolvedOption,
  Setting,
  Value,
} from "@nf-lint/resolver";

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

/** Several rules ask for the settings of each variant. */
const keptSettings = new WeakMap<ResolvedConfig, readonly PlacedSetting[]>();
const keptKnownSettings = new WeakMap<ResolvedConfig, readonly KnownSetting[]>();

/**
 * Every statement that sets something in a variant, those that another one overrides included. What stands behind an
 * error that may have hidden the end of a block is left out: there nobody knows what belongs where.
 */
export function allSettings(variant: ConfiguredVariant): readonly PlacedSetting[] {
  const held = keptSettings.get(variant.config);
  if (held !== undefined) return held;
  const settings = soundSettings(variant);
  keptSettings.set(variant.config, settings);
  return settings;
}

function soundSettings({ project, config }: ConfiguredVariant): readonly PlacedSetting[] {
  const ends = new Map([...project.files.values()].map((file) => [file.path, soundLength(file)]));
  return config
    .options()
    .flatMap((option) => [...option.overrode, option].map((setting) => ({ setting, option })))
    .filter(({ setting: { valuePlace } }) => valuePlace.range[1] <= (ends.get(valuePlace.file) ?? Infinity));
}

/** Those of the settings whose option Nextflow has or had; not what stands in `params` and `env`, which are free. */
export function knownSettings(variant: ConfiguredVariant): readonly KnownSetting[] {
  const held = keptKnownSettings.get(variant.config);
  if (held !== undefined) return held;
  const settings = allSettings(variant).flatMap(({ setting, option }): readonly KnownSetting[] => {
    const match = isFree(setting.path) ? undefined : matchOption(setting.path);
    return match === undefined ? [] : [{ ...match, setting, option }];
  });
  keptKnownSettings.set(variant.config, settings);
  return settings;
}

const HIDES_STRUCTURE = /^(unclosed|stray|mismatched|unexpected|nesting)-/;

/** Up to where the structure of a file is sure. */
function soundLength({ problems }: ProjectFile): number {
  return Math.min(...problems.filter(({ code }) => HIDES_STRUCTURE.test(code)).map(({ range }) => range[0]));
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
  if (value.kind === "known") return [value.value];
  return value.kind === "lazy" ? value.returns.flatMap(possibleConstants) : [];
}
