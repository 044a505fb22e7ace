/**
 * The classes that scripts know besides those of the platform: of the Groovy files in `lib`. Unknown where no project is,
 * or `lib` holds archives.
 */
export type ProjectClasses =
  { readonly kind: "known"; readonly names: ReadonlySet<string> } | { readonly kind: "unknown" };

export const UNKNOWN_CLASSES: ProjectClasses = { kind: "unknown" };

/** Whether a script may know a class by this name, with its package or without. */
export function mayBeProjectClass(classes: ProjectClasses, name: string): boolean {
  if (classes.kind === "known") return classes.names.has(name);
  return /^\p{Lu}/u.test(name.slice(name.lastIndexOf(".") + 1));
}
