import type { Value } from "@nf-lint/groovy";

/** The whole number that Nextflow makes of a known value, which may be a text; `undefined` for all else. */
export function wholeNumber(value: Value | undefined): number | undefined {
  if (value?.kind !== "known" || value.value === null) return undefined;
  if (typeof value.value === "string") return /^-?\d+$/.test(value.value) ? Number(value.value) : undefined;
  return typeof value.value === "object" && "type" in value.value && value.value.type === "number"
    ? value.value.value
    : undefined;
}
