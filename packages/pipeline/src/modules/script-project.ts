import type { ScriptParseResult } from "@nf-lint/parser";
import { parseScript } from "@nf-lint/parser";
import type { FileSystem } from "@nf-lint/resolver";
import { baseName, isScriptName, isWithin, normalizePath } from "@nf-lint/resolver";
import { calledProcesses, isEntryWorkflow } from "../calls/called-processes.js";
import type { CalledProcesses } from "../calls/called-processes.js";
import { findNames } from "../names/find-names.js";
import type { Binding, ScriptNames } from "../names/script-names.js";
import type { ScriptProblem } from "../problem.js";
import type { Definition } from "./definition.js";
import { definitionUses } from "./definition-uses.js";
import type { DefinitionUse } from "./definition-uses.js";
import { linkModule } from "./include-link.js";
import type { IncludeLink, LinkedModule } from "./include-link.js";
import { libraryClasses, libraryTexts } from "./library.js";
import { UNKNOWN_CLASSES } from "./project-classes.js";
import type { ProjectClasses } from "./project-classes.js";
import { ScriptFiles, isModule } from "./script-files.js";
import type { ScriptFailure } from "./script-files.js";
import type { ScriptModule } from "./script-module.js";
import { templateNames } from "./template-names.js";

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

/** A definition with the script that holds it. */
export interface FoundDefinition {
  readonly definition: Definition;
  readonly module: ScriptModule;
}

/** Told of each piece of work, so that a test can prove that none is done twice. */
export interface ScriptObserver {
  parsed?(path: string): void;
  /** The names of a module were worked out. */
  named?(path: string): void;
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
  /** The definition that a binding is, or that its include leads to, with the script that holds it. */
  definitionOf(binding: Binding, path: string): FoundDefinition | undefined;
  /** All places in the given scripts that name a definition, those of its own script first: for references and renames. */
  usesOf(found: FoundDefinition, among: readonly string[]): readonly DefinitionUse[];
  /** The scripts that lie in a folder itself, and have an entry workflow: those that can be run. Absolute, sorted. */
  entriesIn(folder: string): readonly string[];
  /** Whether any script lies in a folder itself, whatever is in it. */
  hasScriptsIn(folder: string): boolean;
  /** The processes and agents as the entry workflow of a script calls them. */
  calledProcesses(path: string): CalledProcesses;
  /** The text of a file of the pipeline that is no script, such as the schema of its params; `undefined` where none can be read. */
  text(path: string): string | undefined;
  /** The texts of the Groovy files in `lib`; `undefined` where not all that lies there can be read, or the root is not known. */
  libraryTexts(): readonly string[] | undefined;
  /** Says that files have changed, appeared or gone. */
  changed(paths: readonly string[]): void;
}

/** Opens the scripts of a pipeline over a file system. Nothing is read before it is asked for. */
export function createScriptProject(fileSystem: FileSystem, options: ScriptProjectOptions = {}): ScriptProject {
  return new LoadedScripts(fileSystem, options);
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
  readonly #files: ScriptFiles;
  readonly #observer: ScriptObserver | undefined;
  readonly #links = new Map<string, LinkedModule>();
  readonly #names = new Map<string, HeldNames>();
  readonly #texts = new Map<string, string | undefined>();
  /** What each script comes to by its includes, until anything changes. */
  readonly #reached = new Map<string, readonly ScriptModule[]>();
  #classes: ProjectClasses | undefined;
  #library: { readonly texts: readonly string[] | undefined } | undefined;

  constructor(fileSystem: FileSystem, { root, boundary = root, observer, parse = parseScript }: ScriptProjectOptions) {
    this.root = root === undefined ? undefined : normalizePath(root);
    this.#observer = observer;
    this.#files = new ScriptFiles(fileSystem, {
      boundary: boundary === undefined ? undefined : normalizePath(boundary),
      parse,
      onParse: (path) => observer?.parsed?.(path),
    });
  }

  module(path: string): ScriptModule | ScriptFailure {
    return this.#files.get(path);
  }

  includes(path: string): readonly IncludeLink[] {
    return this.#linked(path)?.links ?? [];
  }

  names(path: string): ScriptNames | undefined {
    const linked = this.#linked(path);
    return linked === undefined ? undefined : this.#named(linked);
  }

  problems(path: string): readonly ScriptProblem[] {
    const linked = this.#linked(path);
    if (linked?.module.isWhole !== true) return [];
    return [...linked.problems, ...this.#named(linked).problems].sort((a, b) => a.range[0] - b.range[0]);
  }

  modulesFrom(path: string): readonly ScriptModule[] {
    const start = normalizePath(path);
    const held = this.#reached.get(start);
    if (held !== undefined) return held;
    const found = new Map<string, ScriptModule>();
    const pending = [start];
    for (const next of pending) {
      const module = found.has(next) ? undefined : this.module(next);
      if (module === undefined || !isModule(module)) continue;
      found.set(next, module);
      for (const link of this.includes(next)) if (link.path !== undefined) pending.push(link.path);
    }
    const reached = [...found.values()];
    this.#reached.set(start, reached);
    return reached;
  }

  definitionOf({ definition, imported }: Binding, path: string): FoundDefinition | undefined {
    const target = imported?.target;
    const isImported = target?.kind === "definition";
    const module = this.module(isImported ? target.path : path);
    if (!isModule(module)) return undefined;
    const found = isImported ? module.definitions.find(({ name }) => name === target.name) : definition;
    return found && { definition: found, module };
  }

  usesOf(found: FoundDefinition, among: readonly string[]): readonly DefinitionUse[] {
    return definitionUses(found, among.map(normalizePath), this);
  }

  calledProcesses(path: string): CalledProcesses {
    return calledProcesses(normalizePath(path), this);
  }

  entriesIn(folder: string): readonly string[] {
    return this.#scriptsIn(folder)
      .filter((path) => {
        const module = this.module(path);
        return isModule(module) && module.ast.body.some(isEntryWorkflow);
      })
      .sort();
  }

  hasScriptsIn(folder: string): boolean {
    return this.#scriptsIn(folder).length > 0;
  }

  #scriptsIn(folder: string): readonly string[] {
    if (!this.#files.isInside(folder)) return [];
    return this.#files.fileSystem
      .readDirectory(folder)
      .filter(({ name, kind }) => kind === "file" && isScriptName(name))
      .map(({ name }) => `${folder}/${name}`);
  }

  text(path: string): string | undefined {
    const normal = normalizePath(path);
    if (!this.#texts.has(normal)) {
      const read = this.#files.isInside(normal) ? this.#files.fileSystem.readFile(normal) : undefined;
      this.#texts.set(normal, read?.kind === "text" ? read.text : undefined);
    }
    return this.#texts.get(normal);
  }

  libraryTexts(): readonly string[] | undefined {
    if (this.root === undefined) return undefined;
    this.#library ??= { texts: libraryTexts(this.root, this.#files.fileSystem) };
    return this.#library.texts;
  }

  changed(paths: readonly string[]): void {
    this.#reached.clear();
    for (const path of paths.map(normalizePath)) {
      this.#texts.delete(path);
      this.#files.refresh(path);
      for (const [from, { looked }] of this.#links) if (looked.has(path)) this.#links.delete(from);
      for (const [from, { templates }] of this.#names) if (templates.has(path)) this.#names.delete(from);
      if (this.root !== undefined && isWithin(`${this.root}/lib`, path)) this.#forgetLibrary();
    }
  }

  #forgetLibrary(): void {
    this.#classes = undefined;
    this.#library = undefined;
  }

  #linked(path: string): LinkedModule | undefined {
    const module = this.module(path);
    if (!isModule(module)) return undefined;
    const held = this.#links.get(module.path);
    if (held?.module === module) return held;
    const linked = linkModule(module, this.#files, this.root);
    this.#links.set(module.path, linked);
    return linked;
  }

  #named({ module, links, problems, signature }: LinkedModule): ScriptNames {
    const classes = this.#projectClasses();
    const hasErrors = module.syntaxProblems.length > 0 || problems.length > 0;
    const key = `${hasErrors ? "!" : ""}${signature}`;
    const held = this.#names.get(module.path);
    if (held?.module === module && held.key === key && held.classes === classes) return held.names;
    this.#observer?.named?.(module.path);
    const templates = new Set<string>();
    const names = findNames({
      script: module.ast,
      definitions: module.definitions,
      imports: links.flatMap(({ imports }) => imports),
      unfitDefinitions: module.unfitDefinitions,
      classes,
      className: scriptClassName(module.path),
      hasErrors,
      templateNames: (call) =>
        templateNames(call, { path: module.path, root: this.root, files: this.#files }, templates),
    });
    this.#names.set(module.path, { module, key, classes, names, templates });
    return names;
  }

  #projectClasses(): ProjectClasses {
    this.#classes ??= this.root === undefined ? UNKNOWN_CLASSES : libraryClasses(this.root, this.#files.fileSystem);
    return this.#classes;
  }
}

/** `my-script.nf` is the class `my_script` (Groovy's `GeneratorContext.encodeAsValidClassName`). */
function scriptClassName(path: string): string {
  return baseName(path)
    .replace(/\.[^.]*$/, "")
    .replace(/[ !-#&-/:-@[-\]]/g, "_");
}
