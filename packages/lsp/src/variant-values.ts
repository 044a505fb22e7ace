import type { ProjectView } from "@nf-lint/linter";
import type { OptionPath, Place, ResolvedOption, Value } from "@nf-lint/resolver";
import { valueText } from "./value-text.js";

/** What an option is in some variants: the ones that agree on the value and on where it was set are told together. */
export interface VariantValue {
  /** The names of the variants. */
  readonly variants: readonly string[];
  /** Absent where it is surely not set. */
  readonly value?: Value;
  /** Where it was set; absent where no readable statement did. */
  readonly option?: ResolvedOption;
}

/** The value of an option in each variant of a project. */
export function variantValues({ project, variants }: ProjectView, path: OptionPath): readonly VariantValue[] {
  const groups = new Map<string, VariantValue>();
  for (const variant of variants) {
    const config = project.resolve(variant);
    const value = config.value(path);
    const option = config.option(path);
    const key = `${value === undefined ? "" : valueText(value)}\n${option === undefined ? "" : placeKey(option.place)}`;
    const group = groups.get(key);
    groups.set(key, {
      ...(value && { value }),
      ...(option && { option }),
      variants: [...(group?.variants ?? []), variant.name],
    });
  }
  return [...groups.values()];
}

/** Equal for equal places. */
export function placeKey({ file, range: [start, end] }: Place): string {
  return `${file}:${start}:${end}`;
}
