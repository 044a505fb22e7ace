import type { ProjectView } from "@nf-lint/linter";
import type { Value } from "@nf-lint/groovy";
import type { OptionPath, Place, ResolvedOption } from "@nf-lint/resolver";
import { shownConfig } from "./shown-config.js";
import { wholeText } from "../wording/value-text.js";

/** What an option is in some variants: the ones that agree on the value are told together. */
export interface VariantValue {
  /** The names of the variants. */
  readonly variants: readonly string[];
  /** Absent where it is surely not set. */
  readonly value?: Value;
  /** Where it was set, each place once; none where no readable statement did. */
  readonly options: readonly ResolvedOption[];
}

/** The value of an option in each variant of a project. */
export function variantValues({ project, variants }: ProjectView, path: OptionPath): readonly VariantValue[] {
  const groups = new Map<string, VariantValue>();
  for (const variant of variants) {
    const config = project.resolve(variant);
    const value = config.value(path);
    // Two credentials look the same where they are shown, and are not.
    const key = value === undefined ? "" : wholeText(value);
    const { variants: names, options } = groups.get(key) ?? { variants: [], options: [] };
    const shown = shownConfig(config);
    const option = shown.option(path);
    const shownValue = shown.value(path);
    const isNew = option !== undefined && !options.some(({ place }) => placeKey(place) === placeKey(option.place));
    groups.set(key, {
      ...(shownValue && { value: shownValue }),
      options: isNew ? [...options, option] : options,
      variants: [...names, variant.name],
    });
  }
  return [...groups.values()];
}

/** Equal for equal places. */
export function placeKey({ file, range: [start, end] }: Place): string {
  return `${file}:${start}:${end}`;
}
