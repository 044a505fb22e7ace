/**
 * Absolute paths with `/` between their parts, as the `FileSystem` port takes them. On Windows they start with a drive
 * (`C:/work`). Written here because the resolver also runs where `node:path` does not.
 */

export function isAbsolutePath(path: string): boolean {
  return path.startsWith("/") || /^[A-Za-z]:\//.test(path);
}

/** Without `.`, `..` and doubled slashes; `..` at the top is dropped. Text only: symbolic links are not followed. */
export function normalizePath(path: string): string {
  if (isNormalized(path)) return path;
  const root = path.startsWith("/") ? "/" : /^[A-Za-z]:\//.test(path) ? path.slice(0, 3) : "";
  const parts: string[] = [];
  for (const part of path.slice(root.length).split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && (parts.length > 0 ? parts.at(-1) !== ".." : root !== "")) parts.pop();
    else parts.push(part);
  }
  return root + parts.join("/");
}

/** Nearly all paths are: whoever makes one joins names. */
function isNormalized(path: string): boolean {
  return path.startsWith("/") && !/\/\.{0,2}(?:\/|$)/.test(path);
}

/** `path` itself where it is absolute, else what it stands for in the folder `directory`. */
export function resolvePath(directory: string, path: string): string {
  return normalizePath(isAbsolutePath(path) ? path : `${directory}/${path}`);
}

export function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  const directory = path.slice(0, Math.max(slash, 0));
  return directory === "" || directory.endsWith(":") ? `${directory}/` : directory;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** True for the folder itself and for all that lies below it. */
export function isWithin(directory: string, path: string): boolean {
  return path === directory || path.startsWith(directory.endsWith("/") ? directory : `${directory}/`);
}

/** How far below the root of the file system a path lies: the number of its parts. */
export function pathDepth(path: string): number {
  return path.split("/").filter((part) => part !== "").length;
}

/** The scheme of a URL (`https`, `s3`); `undefined` for a path. A single letter is a drive. */
export function schemeOf(text: string): string | undefined {
  return /^([A-Za-z][A-Za-z0-9+.-]+):\//.exec(text)?.[1]?.toLowerCase();
}
