import { directoryOf, isWithin, resolvePath } from "@nf-lint/resolver";
import type { FileSystem } from "@nf-lint/resolver";

/** Where settings are that an npm package shares, or why there are none. */
export type PackageSettings =
  { readonly kind: "file"; readonly file: string } | { readonly kind: "none"; readonly message: string };

/** The names that a package's settings file may have where its `package.json` names none. */
const DEFAULT_NAMES = ["nf-lint.yml", "nf-lint.yaml", "nf-lint.json", ".nf-lint.yml", ".nf-lint.yaml", ".nf-lint.json"];

const SPECIFIER = /^(?<name>@[\w.-]+\/[\w.-]+|[\w-][\w.-]*)(?<subpath>\/[^\\]+)?$/;

/**
 * Finds the settings file of an installed npm package as Node.js finds packages: in `node_modules`, from a folder
 * upwards, but not beyond the boundary. A package's code is never run: what it shares is YAML or JSON, named by `exports`
 * or `main` in its `package.json`, or under one of the usual names.
 */
export function packageSettings(
  specifier: string,
  fileSystem: FileSystem,
  from: string,
  boundary: string,
): PackageSettings {
  const { name, subpath } = SPECIFIER.exec(specifier)?.groups ?? {};
  if (name === undefined) return none(`"${specifier}" is no preset, no path and no name of an npm package.`);
  const folder = packageFolder(name, fileSystem, from, boundary);
  if (folder === undefined) return none(`The npm package "${name}" is not installed in ${from} or above.`);
  const target = targetIn(folder, subpath, fileSystem);
  if (target === undefined) {
    const missing = subpath === undefined ? "no settings file (nf-lint.yml)" : `no "${subpath.slice(1)}"`;
    return none(`The npm package "${name}" exports ${missing}.`);
  }
  if (!/\.(?:ya?ml|json)$/.test(target)) {
    return none(
      `The npm package "${name}" exports ${target}. nf-lint runs no code: it has to be a .yml or .json file.`,
    );
  }
  const file = resolvePath(folder, target);
  return isWithin(folder, file) ? { kind: "file", file } : none(`The npm package "${name}" exports ${target}.`);
}

function none(message: string): PackageSettings {
  return { kind: "none", message };
}

function packageFolder(name: string, fileSystem: FileSystem, from: string, boundary: string): string | undefined {
  for (let at = from; isWithin(boundary, at); at = directoryOf(at)) {
    const folder = resolvePath(at, `node_modules/${name}`);
    if (fileSystem.kind(folder) === "directory") return folder;
    if (directoryOf(at) === at) break;
  }
  return undefined;
}

/** The settings file as the package names it, relative to its folder. */
function targetIn(folder: string, subpath: string | undefined, fileSystem: FileSystem): string | undefined {
  const { exports, main } = manifestOf(folder, fileSystem);
  const exported = exportOf(exports, subpath === undefined ? "." : `.${subpath}`);
  if (exported !== undefined) return exported;
  if (subpath !== undefined) return exports === undefined ? `.${subpath}` : undefined;
  const usual = DEFAULT_NAMES.find((name) => fileSystem.kind(`${folder}/${name}`) === "file");
  return usual ?? (typeof main === "string" ? main : undefined);
}

function manifestOf(folder: string, fileSystem: FileSystem): { readonly exports?: unknown; readonly main?: unknown } {
  const read = fileSystem.readFile(`${folder}/package.json`);
  if (read.kind !== "text") return {};
  try {
    const manifest: unknown = JSON.parse(read.text);
    return typeof manifest === "object" && manifest !== null ? manifest : {};
  } catch {
    return {};
  }
}

/** The target of an export: `"./x.yml"`, or `{ ".": … }`, or `{ "default": … }`. */
function exportOf(exports: unknown, key: string): string | undefined {
  if (typeof exports === "string") return key === "." ? exports : undefined;
  if (typeof exports !== "object" || exports === null) return undefined;
  const entries = new Map(Object.entries(exports));
  const isBySubpath = [...entries.keys()].some((name) => name.startsWith("."));
  const target: unknown = isBySubpath ? entries.get(key) : key === "." ? entries.get("default") : undefined;
  if (typeof target === "string") return target;
  const byCondition: unknown = new Map(Object.entries(target ?? {})).get("default");
  return typeof byCondition === "string" ? byCondition : undefined;
}
