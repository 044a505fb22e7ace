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

/** A library larger than this is not looked through. */
const MOST_TEXTS = 500;

/** The texts of the Groovy files in a project's `lib`; `undefined` where what lies there cannot be read as a text, or is too much. */
export function libraryTexts(root: string, fileSystem: FileSystem): readonly string[] | undefined {
  const texts: string[] = [];
  const pending = [`${root}/lib`];
  for (const folder of pending) {
    for (const { name, kind } of fileSystem.readDirectory(folder)) {
      const path = `${folder}/${name}`;
      if (kind === "directory") pending.push(path);
      else if (/\.(?:jar|zip|class)$/.test(name)) return undefined;
      else if (/\.(?:groovy|java)$/.test(name)) {
        const read = fileSystem.readFile(path);
        if (read.kind !== "text") return undefined;
        texts.push(read.text);
      }
    }
    if (texts.length > MOST_TEXTS || pending.length > MOST_TEXTS) return undefined;
  }
  return texts;
}
