import { SelectorMatches, entryScript, keptProcesses } from "@nf-lint/pipeline";
import type { RunProcesses, ScriptModule, ScriptProject } from "@nf-lint/pipeline";
import type { Directive, Expression, Script } from "@nf-lint/parser";
import { ROOT_NAME } from "@nf-lint/resolver";
import type { Project, ResolvedConfig } from "@nf-lint/resolver";
import { keptFor } from "./kept-for.js";

/** A directive in a process definition: `errorStrategy 'retry'`. */
export interface DefinedDirective {
  readonly process: string;
  readonly name: string;
  /** Its argument; `undefined` where it has none, several or named ones. */
  readonly value: Expression | undefined;
}

/** What the scripts of a project say, for checks of its configuration. */
export interface ProjectScripts {
  /** Whether there is a script at all. */
  readonly hasMain: boolean;
  /**
   * Whether scripts that can be run lie beside a configuration that is no pipeline by itself, and nothing of one in the folders
   * around: several pipelines may share a folder and its configuration, and theirs need not be called `main.nf`. Tests are none.
   */
  readonly hasEntryBeside: boolean;
  /**
   * The settings of a directive in the process definitions that the main script comes to; `undefined` where some of its
   * scripts cannot be read, so that there may be others.
   */
  directives(name: string): readonly DefinedDirective[] | undefined;
  /**
   * All processes as they are called, with what each gets in a variant of the project; `undefined` where there may be others,
   * for some include or call cannot be followed, and where Nextflow would end the run before it makes any.
   */
  processes(config: ResolvedConfig): RunProcesses | undefined;
  /** The main script and all that it includes. The same objects as long as none of them changes. */
  modules(): readonly ScriptModule[];
  /** Whether `modules` are all: each include could be followed, and each module was read whole. */
  readonly areWhole: boolean;
  /** The text of a file in the project's folder, by its path from there; `undefined` where none can be read. */
  text(path: string): string | undefined;
  /** The texts of the Groovy files in `lib`; `undefined` where there may be others. */
  library(): readonly string[] | undefined;
}

const UNKNOWN: ProjectScripts = {
  hasMain: true,
  hasEntryBeside: false,
  directives: () => undefined,
  processes: () => undefined,
  modules: () => [],
  areWhole: false,
  text: () => undefined,
  library: () => undefined,
};
const NONE: ProjectScripts = { ...UNKNOWN, hasMain: false, directives: () => [] };

/** Remembers what it was asked, so that what hangs on the answers can be kept for as long as they stay the same. */
export class AskedScripts implements ProjectScripts {
  readonly #scripts: ProjectScripts;
  readonly #answers = new Map<string, string>();
  readonly #texts = new Map<string, string | undefined>();
  #library: { readonly answer: readonly string[] | undefined } | undefined;
  #hasEntryBeside: boolean | undefined;
  /** Those that an answer hangs on. */
  #modules: readonly ScriptModule[] | undefined;

  constructor(scripts: ProjectScripts) {
    this.#scripts = scripts;
  }

  get hasMain(): boolean {
    const answer = this.#scripts.hasMain;
    this.#answers.set("", String(answer));
    return answer;
  }

  get hasEntryBeside(): boolean {
    return (this.#hasEntryBeside = this.#scripts.hasEntryBeside);
  }

  directives(name: string): readonly DefinedDirective[] | undefined {
    const answer = this.#scripts.directives(name);
    this.#answers.set(name, digestOf(answer));
    return answer;
  }

  processes(config: ResolvedConfig): RunProcesses | undefined {
    this.modules();
    return this.#scripts.processes(config);
  }

  modules(): readonly ScriptModule[] {
    return (this.#modules = this.#scripts.modules());
  }

  get areWhole(): boolean {
    this.modules();
    return this.#scripts.areWhole;
  }

  text(path: string): string | undefined {
    const answer = this.#scripts.text(path);
    this.#texts.set(path, answer);
    return answer;
  }

  library(): readonly string[] | undefined {
    const answer = this.#scripts.library();
    this.#library = { answer };
    return answer;
  }

  /** Whether other scripts, or the same after a change, would have answered the same. */
  isAnsweredBy(scripts: ProjectScripts): boolean {
    if (this.#modules !== undefined && !areSame(this.#modules, scripts.modules())) return false;
    if ([...this.#texts].some(([path, text]) => scripts.text(path) !== text)) return false;
    if (this.#hasEntryBeside !== undefined && this.#hasEntryBeside !== scripts.hasEntryBeside) return false;
    if (this.#library !== undefined && this.#library.answer !== scripts.library()) return false;
    return [...this.#answers].every(
      ([name, answer]) => answer === (name === "" ? String(scripts.hasMain) : digestOf(scripts.directives(name))),
    );
  }
}

/** Where a directive stands is no part of any answer. */
function digestOf(directives: readonly DefinedDirective[] | undefined): string {
  if (directives === undefined) return "?";
  const isPlace = (key: string): boolean => key === "range" || key === "loc";
  return JSON.stringify(directives, (key, value: unknown) => (isPlace(key) ? undefined : value));
}

function areSame(modules: readonly ScriptModule[], others: readonly ScriptModule[]): boolean {
  return modules.length === others.length && modules.every((module, i) => module === others[i]);
}

const keptMatches = keptFor((_: Project) => new SelectorMatches());

/** All processes of a variant; `undefined` where there may be others, or Nextflow would end the run before it makes any. */
function processesIn(
  project: Project,
  config: ResolvedConfig,
  main: { readonly scripts: ScriptProject; readonly path: string },
): RunProcesses | undefined {
  const run = keptProcesses({ ...main, directory: project.directory }, config, keptMatches(project));
  return run.ok && run.isClosed ? run : undefined;
}

/** @param scripts Absent where whoever lints knows no scripts: then a pipeline may say anything in them. */
export function projectScripts(project: Project, scripts: ScriptProject | undefined): ProjectScripts {
  if (!project.isPipeline)
    return {
      ...NONE,
      text: (path) => scripts?.text(`${project.directory}/${path}`),
      get hasEntryBeside() {
        return scripts !== undefined && hasEntryBeside(project, scripts);
      },
    };
  if (scripts === undefined) return UNKNOWN;
  const [variant] = project.variants();
  const main = variant && entryScript(project.resolve(variant), project.directory);
  if (main === undefined) return UNKNOWN;
  const first = scripts.module(main);
  if (!("ast" in first)) {
    // Scripts under other names are run by these: `nextflow run align.nf`.
    return first.kind === "missing" && !scripts.hasScriptsIn(project.directory) ? NONE : UNKNOWN;
  }
  return {
    hasMain: true,
    hasEntryBeside: false,
    processes: (config) => processesIn(project, config, { scripts, path: main }),
    modules: () => scripts.modulesFrom(main),
    get areWhole() {
      return areWhole(scripts.modulesFrom(main), scripts);
    },
    text: (path) => scripts.text(`${project.directory}/${path}`),
    library: () => scripts.libraryTexts(),
    directives(name) {
      const modules = scripts.modulesFrom(main);
      if (!areWhole(modules, scripts)) return undefined;
      return modules.flatMap(({ ast }) => directivesOf(ast)).filter((directive) => directive.name === name);
    },
  };
}

function hasEntryBeside({ rootFile, directory }: Project, scripts: ScriptProject): boolean {
  if (rootFile !== `${directory}/${ROOT_NAME}` || isOfTests(directory, scripts)) return false;
  if (scripts.entriesIn(directory).length === 0) return false;
  return foldersAround(directory).every((folder) =>
    [ROOT_NAME, "main.nf"].every((name) => scripts.text(`${folder}/${name}`) === undefined),
  );
}

function isOfTests(directory: string, { root = "" }: ScriptProject): boolean {
  return directory
    .slice(root.length)
    .split("/")
    .some((name) => name === "test" || name === "tests");
}

function foldersAround(folder: string): readonly string[] {
  const parent = folder.slice(0, Math.max(0, folder.lastIndexOf("/")));
  return parent === "" ? [] : [parent, ...foldersAround(parent)];
}

function areWhole(modules: readonly ScriptModule[], scripts: ScriptProject): boolean {
  return modules.every(
    ({ path, isWhole }) => isWhole && scripts.includes(path).every((link) => isFollowed(link, scripts)),
  );
}

/** A plugin brings functions and no processes. */
function isFollowed(link: ReturnType<ScriptProject["includes"]>[number], scripts: ScriptProject): boolean {
  const { source } = link.include;
  if (source.type === "StringLiteral" && source.value.startsWith("plugin/")) return true;
  return link.path !== undefined && "ast" in scripts.module(link.path);
}

const directivesOf = keptFor(({ body }: Script): readonly DefinedDirective[] =>
  body
    .filter((node) => node.type === "ProcessDeclaration")
    .flatMap(({ name, sections }) =>
      sections
        .flatMap((section) => (section.kind === "directives" ? section.body : []))
        .filter((statement) => statement.type === "Directive")
        .map((directive) => ({ process: name.name, name: directive.name.name, value: onlyArgument(directive) })),
    ),
);

function onlyArgument({ arguments: given }: Directive): Expression | undefined {
  const [first, ...others] = given;
  return first === undefined || others.length > 0 || first.type === "NamedArgument" ? undefined : first;
}
