/** The units that a number has as a property: `8.GB`, `2.h`. From Nextflow's extensions of numbers. */
const MEMORY = ["B", "KB", "MB", "GB", "TB", "PB", "EB", "ZB"];
const DURATION = ["ms", "s", "min", "m", "h", "d"];

/** The units that fit an option of some types; all where no type says. */
export function unitsFor(types: readonly string[]): readonly string[] {
  const isOf = (word: string): boolean => types.some((type) => type.includes(word));
  if (isOf("Duration") === isOf("MemoryUnit")) return [...MEMORY, ...DURATION];
  return isOf("Duration") ? DURATION : MEMORY;
}
