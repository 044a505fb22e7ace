import type { IncludeDeclaration } from "@nf-lint/parser";
import type { FileSystem } from "@nf-lint/resolver";
import type { ScriptProblem } from "../problem.js";
import { missingDefinition, missingModule, notInstalled, unparsedModule } from "./import-problems.js";
import { importSignature } from "./import.js";
import type { Import, ImportTarget } from "./import.js";
import { includeSource, sourceCandidates } from "./include-source.js";
import { isModule } from "./script-files.js";
import type { ScriptFailure, ScriptFiles } from "./script-files.js";
import type { ScriptModule } from "./script-module.js";

/** What an include of a module leads to. */
export interface IncludeLink {
  readonly include: IncludeDeclaration;
  /** The file that it names, there or not; absent for plugins, outside the boundary, and where it is not known. */
  readonly path?: string;
  readonly imports: readonly Import[];
}

/** What the includes of a module lead to, and what is wrong with them. */
export interface LinkedModule {
  readonly module: ScriptModule;
  readonly links: readonly IncludeLink[];
  readonly problems: readonly ScriptProblem[];
  /** With the same one, and the same text, the names of the module are the same. */
  readonly signature: string;
  /** The paths whose content or presence all this hangs on. */
  readonly looked: ReadonlySet<string>;
}

/** Follows the includes of a module over what the included modules define, and no further. */
export function linkModule(module: ScriptModule, files: ScriptFiles, root: string | undefined): LinkedModule {
  const problems: ScriptProblem[] = [];
  const links = module.includes.map((include) => includeLink(include, { module, files, root, problems }));
  return {
    module,
    links,
    problems,
    signature: importSignature(links.flatMap(({ imports }) => imports)),
    looked: new Set(module.includes.flatMap((include) => sourceCandidates(include, module.path, root))),
  };
}

const NOT_THERE: ReadonlySet<ScriptFailure["kind"]> = new Set(["missing", "directory"]);

function includeLink(
  include: IncludeDeclaration,
  from: {
    readonly module: ScriptModule;
    readonly files: ScriptFiles;
    readonly root: string | undefined;
    readonly problems: ScriptProblem[];
  },
): IncludeLink {
  const { files, problems } = from;
  const all = (kind: Exclude<ImportTarget["kind"], "definition">): readonly Import[] =>
    include.entries.map((entry) => importOf(include, entry, { kind }));
  const source = includeSource(include, from.module.path, from.root, files.fileSystem);
  if (source.kind === "not-installed") {
    problems.push(notInstalled(include));
    return { include, imports: all("failed") };
  }
  if (source.kind !== "file") return { include, imports: all(source.kind) };
  const { path } = source;
  const isInside = files.isInside(path);
  const module = isInside ? files.get(path) : undefined;
  if (module !== undefined && isModule(module)) {
    if (!module.isWhole) problems.push(unparsedModule(include, module));
    const imports = include.entries.map((entry) =>
      importOf(include, entry, targetIn(module, include, entry, problems)),
    );
    return { include, path, imports };
  }
  const isMissing = module === undefined ? isSurelyMissing(path, files.fileSystem) : NOT_THERE.has(module.kind);
  if (isMissing) problems.push(missingModule(include, path));
  return { include, imports: all(isMissing ? "failed" : "unknown"), ...(isInside && { path }) };
}

/** Outside the boundary nothing is read; that no script is there is known by its name alone. */
function isSurelyMissing(path: string, fileSystem: FileSystem): boolean {
  return [path, path.replace(/\.nf$/, "/main.nf")].every((file) => fileSystem.kind(file) === "missing");
}

function importOf(include: IncludeDeclaration, entry: Import["entry"], target: ImportTarget): Import {
  const identifier = entry.alias ?? entry.name;
  return { include, entry, name: identifier.name, identifier, target };
}

function targetIn(
  module: ScriptModule,
  include: IncludeDeclaration,
  entry: Import["entry"],
  problems: ScriptProblem[],
): ImportTarget {
  const definition = module.definitions.find(({ name }) => name === entry.name.name);
  if (definition !== undefined) {
    const { kind, name, parameterCount } = definition;
    const count = parameterCount === undefined ? {} : { parameterCount };
    return { kind: "definition", path: module.path, definitionKind: kind, name, ...count };
  }
  // What could not be parsed may define it.
  if (!module.isWhole) return { kind: "unknown" };
  problems.push(missingDefinition(include, entry, module));
  return { kind: "failed" };
}
