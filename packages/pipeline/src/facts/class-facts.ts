import { abstractPlatformClasses, mayBeQualifiedClass, platformClasses } from "@nf-lint/resolver";

/** Nextflow's own types that a script knows by their simple names (`Types.DEFAULT_SCRIPT_IMPORTS`, `STANDARD_TYPES`). */
const nextflowTypes = "Bag Channel Duration MemoryUnit Path Record Tuple Value VersionNumber".split(" ");

const primitiveTypes = "boolean byte char double float int long short void".split(" ");

/** What a simple class name may be in any script. */
export const scriptClasses: ReadonlySet<string> = new Set([
  ...platformClasses,
  ...nextflowTypes,
  ...primitiveTypes,
  "BigDecimal",
  "BigInteger",
]);

/** Those of them that `new` cannot make: abstract classes and interfaces. Nextflow's types are interfaces. */
export const abstractScriptClasses: ReadonlySet<string> = new Set([...abstractPlatformClasses, ...nextflowTypes]);

/** Whether a name with a package may be a class on Nextflow's class path, whose content is not listed. */
export function mayBeOnClassPath(parts: readonly string[]): boolean {
  return mayBeQualifiedClass(parts);
}
