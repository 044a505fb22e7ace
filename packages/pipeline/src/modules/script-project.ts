import type { CallExpression, IncludeDeclaration, ScriptParseResult } from "@nf-lint/parser";
import { parseScript } from "@nf-lint/parser";
import type { FileSystem, ReadResult } from "@nf-lint/resolver";
import { baseName, directoryOf, isWithin, normalizePath, resolvePath } from "@nf-lint/resolver";
import { calledProcesses } from "../calls/called-processes.js";
import type { CalledProcesses } from "../calls/called-processes.js";
import { findNames } from "../names/find-names.js";
import type { ScriptNames } from "../names/script-names.js";
import { namesInTemplate } from "../names/text-names.js";
import type { ScriptProblem } from "../problem.js";
import { missingDefinition, missingModule, notInstalled, unparsedModule } from "./import-problems.js";
import { importSignature } from "./import.js";
import type { Import, ImportTarget } from "./import.js";
import { includeSource, sourceCandidates } from "./include-source.js";
import { libraryClasses } from "./library.js";
import { UNKNOWN_CLASSES } from "./project-classes.js";
import type { ProjectClasses } from "./project-classes.js";
import { scriptModule } from "./script-module.js";
import type { ScriptModule } from "./script-module.js";

export interface ScriptProjectOptions {
  /**
   * The pipeline's folder, absolute: where `lib`, `templates` and the installed `modules` are. Without one, classes that
   * scripts read may be of a library, and modules of the registry are unknown.
   */
  readonly root?: string;
  /** Beyond this folder nothing is read; what an include there would bring is unknown. The root where it is not given. */
  readonly boundary?: string;
  readonly observer?: ScriptObserver;
  /** What parses the files: `parseScript`, or that with a clock around it. */
  readonly parse?: (text: string) => ScriptParseResult;
}

/** Told of each piece of work, so that a test can prove that none is done twice. */
export interface ScriptObserver {
  parsed?(path: string): void;
  /** The names of a module were worked out. */
  named?(path: string): void;
}

/** Why a script cannot be read. */
export type ScriptFailure = Exclude<ReadResult, { kind: "text" }>;

/** What an include of a module leads to. */
export interface IncludeLink {
  readonly include: IncludeDeclaration;
  /** The file that it names, there or not; absent for plugins and where it is not known. */
  readonly path?: string;
  readonly imports: readonly Import[];
}

/**
 * The scripts of a pipeline with their includes and names. Files are read, parsed and looked at when first asked for, and
 * kept until `changed` names them: after an edit the names of one module are worked out again, and those of its
 * includers only where what they include has become another thing. No method throws.
 */
export interface ScriptProject {
  readonly root: string | undefined;
  /** A script with its tree, or why it cannot be read. */
  module(path: string): ScriptModule | ScriptFailure;
  /** The includes of a script in source order; none for one that cannot be read. */
  includes(path: string): readonly IncludeLink[];
  /** The names of a script; `undefined` for one that cannot be read. */
  names(path: string): ScriptNames | undefined;
  /**
   * What is wrong with the includes and names of a script, in source order: what Nextflow says of it beside its syntax.
   * Nothing where Nextflow has no tree of it.
   */
  problems(path: string): readonly ScriptProblem[];
  /** The script and all that it includes, directly or not, as far as they can be read; the script first. */
  modulesFrom(path: string): readonly ScriptModule[];
  /** The processes and agents as the entry workflow of a script calls them. */
  calledProcesses(path: string): CalledProcesses;
  /** Says that files have changed, appeared or gone. */
  changed(paths: readonly string[]): void;
}

/** Opens the scripts of a pipeline over a file system. Nothing is read before it is asked for. */
export function createScriptProject(fileSystem: FileSystem, options: ScriptProjectOptions = {}): ScriptProject {
  return new LoadedScripts(fileSystem, options);
}

interface Links {
  readonly module: ScriptModule;
  readonly links: readonly IncludeLink[];
  readonly problems: readonly ScriptProblem[];
  readonly signature: string;
  /** Paths whose content or presence it hangs on. */
  readonly looked: ReadonlySet<string>;
}

interface HeldNames {
  readonly module: ScriptModule;
  readonly key: string;
  readonly classes: ProjectClasses;
  readonly names: ScriptNames;
  readonly templates: ReadonlySet<string>;
}

class LoadedScripts implements ScriptProject {
  readonly root: string | undefined;
  readonly #boundary: string | undefined;
  readonly #fileSystem: FileSystem;
  readonly #options: ScriptProjectOptions;
  readonly #modules = new Map<string, ScriptModule | ScriptFailure>();
  readonly #links = new Map<string, Links>();
  readonly #names = new Map<string, HeldNames>();
  #classes: ProjectClasses | undefined;

  constructor(fileSystem: FileSystem, options: ScriptProjectOptions) {
    this.#fileSystem = fileSystem;
    this.#options = options;
    this.root = options.root === undefined ? undefined : normalizePath(options.root);
    this.#boundary = options.boundary === undefined ? this.root : normalizePath(options.boundary);
  }

  module(path: string): ScriptModule | ScriptFailure {
    const normal = normalizePath(path);
    const held = this.#modules.get(normal);
    if (held !== undefined) return held;
    const read = this.#fileSystem.readFile(normal);
    const module = read.kind === "text" ? this.#parsed(normal, read.text) : read;
    this.#modules.set(normal, module);
    return module;
  }

  includes(path: string): readonly IncludeLink[] {
    return this.#linked(path)?.links ?? [];
  }

  names(path: string): ScriptNames | undefined {
    const links = this.#linked(path);
    return links === undefined ? undefined : this.#named(links);
  }

  problems(path: string): readonly ScriptProblem[] {
    const links = this.#linked(path);
    if (links?.module.isWhole !== true) return [];
    return [...links.problems, ...this.#named(links).problems].sort((a, b) => a.range[0] - b.range[0]);
  }

  modulesFrom(path: string): readonly ScriptModule[] {
    const found = new Map<string, ScriptModule>();
    const pending = [normalizePath(path)];
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
      const module = found.has(next) ? undefined : this.module(next);
      if (module === undefined || !isModule(module)) continue;
      found.set(next, module);
      for (const link of this.includes(next)) if (link.path !== undefined) pending.push(link.path);
    }
    return [...found.values()];
  }

  calledProcesses(path: string): CalledProcesses {
    return calledProcesses(normalizePath(path), this);
  }

  changed(paths: readonly string[]): void {
    for (const path of paths.map(normalizePath)) {
      const held = this.#modules.get(path);
      if (held !== undefined) this.#refresh(path, held);
      for (const [from, { looked }] of this.#links) if (looked.has(path)) this.#links.delete(from);
      for (const [from, { templates }] of this.#names) if (templates.has(path)) this.#names.delete(from);
      if (this.root !== undefined && isWithin(`${this.root}/lib`, path)) this.#classes = undefined;
    }
  }

  #refresh(path: string, held: ScriptModule | ScriptFailure): void {
    const read = this.#fileSystem.readFile(path);
    const isSame = read.kind === "text" && isModule(held) && held.text === read.text;
    if (!isSame) this.#modules.delete(path);
  }

  #parsed(path: string, text: string): ScriptModule {
    this.#options.observer?.parsed?.(path);
    return scriptModule(path, text, this.#options.parse ?? parseScript);
  }

  // Includes ------------------------------------------------------------------------------------------------------------

  #linked(path: string): Links | undefined {
    const module = this.module(path);
    if (!isModule(module)) return undefined;
    const held = this.#links.get(module.path);
    if (held?.module === module) return held;
    const links = this.#link(module);
    this.#links.set(module.path, links);
    return links;
  }

  #link(module: ScriptModule): Links {
    const problems: ScriptProblem[] = [];
    const links = module.includes.map((include) => this.#includeLink(include, module, problems));
    const looked = new Set(module.includes.flatMap((include) => sourceCandidates(include, module.path, this.root)));
    const signature = importSignature(links.flatMap(({ imports }) => imports));
    return { module, links, problems, signature, looked };
  }

  #includeLink(include: IncludeDeclaration, from: ScriptModule, problems: ScriptProblem[]): IncludeLink {
    const source = includeSource(include, from.path, this.root, this.#fileSystem);
    const all = (target: ImportTarget): readonly Import[] =>
      include.entries.map((entry) => importOf(include, entry, target));
    switch (source.kind) {
      case "plugin":
      case "unknown":
        return { include, imports: all({ kind: source.kind }) };
      case "not-installed":
        problems.push(notInstalled(include));
        return { include, imports: all({ kind: "failed" }) };
      case "file": {
        const { path } = source;
        const module = this.#isReadable(path) ? this.module(path) : undefined;
        if (module === undefined || !isModule(module)) {
          const isMissing = module === undefined ? this.#isSurelyMissing(path) : NOT_THERE.has(module.kind);
          if (isMissing) problems.push(missingModule(include, path));
          return { include, path, imports: all({ kind: isMissing ? "failed" : "unknown" }) };
        }
        if (!module.isWhole) problems.push(unparsedModule(include, module));
        return {
          include,
          path,
          imports: include.entries.map((entry) => importOf(include, entry, targetIn(module, include, entry, problems))),
        };
      }
    }
  }

  /** Within the boundary, also where links lead. */
  #isReadable(path: string): boolean {
    if (this.#boundary === undefined) return true;
    const real = this.#fileSystem.realPath(path);
    if (real === undefined) return isWithin(this.#boundary, path);
    return isWithin(this.#fileSystem.realPath(this.#boundary) ?? this.#boundary, real);
  }

  /** Outside the boundary nothing is read; that no script is there is known by its name alone. */
  #isSurelyMissing(path: string): boolean {
    return [path, path.replace(/\.nf$/, "/main.nf")].every((file) => this.#fileSystem.kind(file) === "missing");
  }

  // Names ---------------------------------------------------------------------------------------------------------------

  #named({ module, links, problems, signature }: Links): ScriptNames {
    const classes = this.#projectClasses();
    const hasErrors = module.syntaxProblems.length > 0 || problems.length > 0;
    const key = `${hasErrors ? "!" : ""}${signature}`;
    const held = this.#names.get(module.path);
    if (held?.module === module && held.key === key && held.classes === classes) return held.names;
    this.#options.observer?.named?.(module.path);
    const templates = new Set<string>();
    const names = findNames({
      script: module.ast,
      definitions: module.definitions,
      imports: links.flatMap(({ imports }) => imports),
      classes,
      className: baseName(module.path).replace(/\.[^.]*$/, ""),
      hasErrors,
      templateNames: (call) => this.#templateNames(call, module.path, templates),
    });
    this.#names.set(module.path, { module, key, classes, names, templates });
    return names;
  }

  #projectClasses(): ProjectClasses {
    this.#classes ??= this.root === undefined ? UNKNOWN_CLASSES : libraryClasses(this.root, this.#fileSystem);
    return this.#classes;
  }

  /** Of the template beside the module, else of the project's. */
  #templateNames(call: CallExpression, path: string, looked: Set<string>): ReadonlySet<string> | undefined {
    const [template] = call.arguments;
    if (call.arguments.length !== 1 || template?.type !== "StringLiteral") return undefined;
    const folders = [directoryOf(path), ...(this.root === undefined ? [] : [this.root])];
    for (const folder of folders) {
      const file = resolvePath(folder, `templates/${template.value}`);
      if (!this.#isReadable(file)) return undefined;
      looked.add(file);
      const read = this.#fileSystem.readFile(file);
      if (read.kind === "text") return namesInTemplate(read.text);
    }
    return undefined;
  }
}

const NOT_THERE: ReadonlySet<ScriptFailure["kind"]> = new Set(["missing", "directory"]);

/** Whether a script could be read. */
export function isModule(module: ScriptModule | ScriptFailure): module is ScriptModule {
  return "ast" in module;
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
  if (definition !== undefined) return { kind: "definition", definition, path: module.path };
  // What could not be parsed may define it.
  if (!module.isWhole) return { kind: "unknown" };
  problems.push(missingDefinition(include, entry, module));
  return { kind: "failed" };
}
