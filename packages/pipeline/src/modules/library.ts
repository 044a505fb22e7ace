import type { FileSystem } from "@nf-lint/resolver";
import type { ProjectClasses } from "./project-classes.js";

/** Folders below `lib` are packages; no project has them deeper, and a link may go round. */
const DEEPEST_PACKAGE = 8;
const MOST_CLASSES = 10_000;

/**
 * The classes of the Groovy files in a project's `lib`, by their full and by their simple names. Unknown where an archive
 * lies there: what is in it is not looked at.
 */
export function libraryClasses(root: string, fileSystem: FileSystem): ProjectClasses {
  const names = new Set<string>();
  return addClasses(`${root}/lib`, [], { names, fileSystem }) ? { kind: "known", names } : { kind: "unknown" };
}

/** Returns whether all could be looked at. */
function addClasses(
  folder: string,
  packages: readonly string[],
  found: { readonly names: Set<string>; readonly fileSystem: FileSystem },
): boolean {
  if (packages.length > DEEPEST_PACKAGE || found.names.size > MOST_CLASSES) return false;
  for (const { name, kind } of found.fileSystem.readDirectory(folder)) {
    if (kind === "directory") {
      if (!addClasses(`${folder}/${name}`, [...packages, name], found)) return false;
    } else if (/\.(?:jar|zip|class)$/.test(name)) return false;
    else if (/\.(?:groovy|java)$/.test(name)) {
      const simple = name.slice(0, name.lastIndexOf("."));
      found.names.add(simple);
      found.names.add([...packages, simple].join("."));
    }
  }
  return true;
}
