import type { ConfigurationChange, OptionChange, Value } from "@nf-lint/linter";
import { count } from "../formats/count.js";
import { optionName } from "./option-name.js";
import { shownValue } from "./shown-value.js";

/** Longer closures are cut. */
const LONGEST_CLOSURE = 72;

/** The options that change in the same variants, ready to be shown. */
export interface ChangeSection {
  /** Today's names of the variants; empty where the change is in all of them. */
  readonly variants: readonly string[];
  readonly rows: readonly ChangeRow[];
}

export interface ChangeRow {
  readonly option: string;
  /** `undefined` where it is not set. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What changes everywhere comes first, then what changes in the most variants. */
export function changeSections({ options }: ConfigurationChange): readonly ChangeSection[] {
  const byVariants = new Map<string, OptionChange[]>();
  for (const change of options) {
    const key = JSON.stringify(change.variants);
    byVariants.set(key, [...(byVariants.get(key) ?? []), change]);
  }
  const reach = ({ variants }: ChangeSection): number => (variants.length === 0 ? Infinity : variants.length);
  return [...byVariants.values()]
    .map((changes): ChangeSection => ({ variants: changes[0]?.variants ?? [], rows: changes.map(rowOf) }))
    .sort((a, b) => (reach(a) === reach(b) ? 0 : reach(b) - reach(a)));
}

function rowOf({ path, before, after }: OptionChange): ChangeRow {
  const text = (value: Value | undefined): string | undefined => value && shownValue(value, LONGEST_CLOSURE);
  return { option: optionName(path), before: text(before), after: text(after) };
}

/**
 * What is to be said of a project besides its options, one sentence each.
 *
 * @param quote How a name is shown.
 */
export function changeSentences(
  { state, formerRootFile, profiles, rejections }: ConfigurationChange,
  quote: (name: string) => string,
): readonly string[] {
  const { added, removed, renamed } = profiles;
  const list = (names: readonly string[]): string => names.map(quote).join(", ");
  const noun = (names: readonly string[]): string => (names.length === 1 ? "Profile" : "Profiles");
  return [
    ...(state === "added" ? ["This project is new."] : []),
    ...(state === "removed" ? ["This project is gone."] : []),
    ...(formerRootFile === undefined ? [] : [`It was ${quote(formerRootFile)}.`]),
    ...renamed.map(({ from, to }) => `Profile ${quote(from)} is called ${quote(to)}.`),
    ...(added.length > 0 ? [`${noun(added)} ${list(added)}: new.`] : []),
    ...(removed.length > 0 ? [`${noun(removed)} ${list(removed)}: gone.`] : []),
    ...rejections.map(({ variant, after }) =>
      after === undefined
        ? `In ${quote(variant)}, Nextflow no longer rejects the configuration.`
        : `In ${quote(variant)}, Nextflow rejects the configuration: ${quote(after)}`,
    ),
  ];
}

/** `In every profile`, `In 3 profiles: a, b, c`. */
export function sectionTitle({ variants }: ChangeSection, quote: (name: string) => string): string {
  if (variants.length === 0) return "In every profile";
  const names = variants.map(quote).join(", ");
  return variants.length === 1 ? `In ${names}` : `In ${count(variants.length, "profile")}: ${names}`;
}
