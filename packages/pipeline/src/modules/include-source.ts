import type { IncludeDeclaration } from "@nf-lint/parser";
import type { FileSystem } from "@nf-lint/resolver";
import { directoryOf, resolvePath } from "@nf-lint/resolver";

/** Where an `include` leads. */
export type IncludeSource =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "plugin"; readonly plugin: string }
  /** A module of the registry that is not in the project's folder `modules`. */
  | { readonly kind: "not-installed" }
  /** Not a constant text, or a module of the registry without a project. */
  | { readonly kind: "unknown" };

/** `nf-core/fastqc`, in lower case: Nextflow takes it for a module of the registry (`ModuleResolver`). */
const REGISTRY_MODULE = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z][a-z0-9._-]*)+$/;

/** The folder of the project in which modules of the registry are installed. */
const INSTALLED_MODULES = "modules";

const PLUGIN = "plugin/";

/** The text of an include's source, where it is constant. */
export function sourceText({ source }: IncludeDeclaration): string | undefined {
  return source.type === "StringLiteral" ? source.value : undefined;
}

/** Where an include in the script `from` leads; `root` is the project's folder. */
export function includeSource(
  include: IncludeDeclaration,
  from: string,
  root: string | undefined,
  fileSystem: FileSystem,
): IncludeSource {
  const source = sourceText(include);
  return source === undefined ? { kind: "unknown" } : sourceNamed(source, from, root, fileSystem);
}

/**
 * Where the text of an include leads. Nextflow's check takes a folder's `main.nf` before a file of the same name; what does
 * not end in `.nf` gets it.
 */
export function sourceNamed(
  source: string,
  from: string,
  root: string | undefined,
  fileSystem: FileSystem,
): IncludeSource {
  if (source.startsWith(PLUGIN)) return { kind: "plugin", plugin: source.slice(PLUGIN.length) };
  if (REGISTRY_MODULE.test(source)) {
    if (root === undefined) return { kind: "unknown" };
    const folder = resolvePath(root, `${INSTALLED_MODULES}/${source}`);
    if (fileSystem.kind(folder) === "missing") return { kind: "not-installed" };
    return { kind: "file", path: resolvePath(folder, "main.nf") };
  }
  const path = resolvePath(directoryOf(from), source);
  if (fileSystem.kind(path) === "directory") return { kind: "file", path: resolvePath(path, "main.nf") };
  return { kind: "file", path: source.endsWith(".nf") ? path : `${path}.nf` };
}

/** The paths that `includeSource` looks at: a change at one of them may change where the include leads. */
export function sourceCandidates(
  include: IncludeDeclaration,
  from: string,
  root: string | undefined,
): readonly string[] {
  const source = sourceText(include);
  if (source === undefined || source.startsWith(PLUGIN)) return [];
  const isInstalled = REGISTRY_MODULE.test(source);
  if (isInstalled && root === undefined) return [];
  const path = resolvePath(isInstalled ? `${root ?? ""}/${INSTALLED_MODULES}` : directoryOf(from), source);
  return [path, resolvePath(path, "main.nf"), `${path}.nf`];
}
