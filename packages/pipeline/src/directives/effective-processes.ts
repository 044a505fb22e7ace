import type { Value } from "@nf-lint/groovy";
import { faultPlace } from "@nf-lint/resolver";
import type { ResolvedConfig } from "@nf-lint/resolver";
import type { CalledProcess } from "../calls/called-processes.js";
import type { ScriptModule } from "../modules/script-module.js";
import type { ScriptProject } from "../modules/script-project.js";
import type { ScriptNames } from "../names/script-names.js";
import { describeScriptProblem } from "../describe-script-problem.js";
import { describeProblem } from "@nf-lint/parser";
import type { ProcessDeclaration } from "@nf-lint/parser";
import { definitionDirectives, mayReadParams } from "./definition-directives.js";
import type { DirectiveSetting, EffectiveProcess, EffectiveProcesses } from "./effective-process.js";
import { layOver, sharedExt } from "./effective-directives.js";
import type { SharedExt } from "./effective-directives.js";
import { processScope } from "./process-scope.js";
import { RunAbort } from "./run-abort.js";
import { scriptParams } from "./script-params.js";
import { scriptScope } from "./script-scope.js";
import { SelectorMatches } from "./selector-matches.js";
import { unmatchedSelectors } from "./unmatched-selectors.js";
import type { KnownProcess } from "./unmatched-selectors.js";

/** A pipeline whose processes are asked for. */
export interface PipelineScripts {
  readonly scripts: ScriptProject;
  /** The entry script, absolute. */
  readonly path: string;
  /** What `projectDir` is: the folder of the pipeline, absolute. */
  readonly directory: string;
}

/**
 * The processes of a pipeline as they are called, each with what it gets in one variant. Total; worked out anew at each call:
 * who may ask again takes `keptProcesses`.
 */
export function effectiveProcesses(
  pipeline: PipelineScripts,
  config: ResolvedConfig,
  matches: SelectorMatches = new SelectorMatches(),
): EffectiveProcesses {
  try {
    return new Run(pipeline, config, matches).processes();
  } catch (stop) {
    if (stop instanceof RunAbort) return stop.outcome;
    throw stop;
  }
}

/** The script that Nextflow runs: `manifest.mainScript`, else `main.nf`; `undefined` where that is not known. */
export function entryScript(config: ResolvedConfig, directory: string): string | undefined {
  const value = config.value("manifest.mainScript");
  if (value === undefined || (value.kind === "known" && value.value === null)) return `${directory}/main.nf`;
  if (value.kind !== "known" || typeof value.value !== "string") return undefined;
  return `${directory}/${value.value.replace(/^\.\//, "")}`;
}

class Run {
  readonly #pipeline: PipelineScripts;
  readonly #config: ResolvedConfig;
  readonly #matches: SelectorMatches;

  constructor(pipeline: PipelineScripts, config: ResolvedConfig, matches: SelectorMatches) {
    this.#pipeline = pipeline;
    this.#config = config;
    this.#matches = matches;
  }

  processes(): EffectiveProcesses {
    const { scripts, path } = this.#pipeline;
    const { rejection } = this.#config;
    if (rejection !== undefined) throw new RunAbort(rejection.message, "config", faultPlace(rejection));
    const modules = scripts.modulesFrom(path);
    for (const module of modules) checkModule(module, scripts);
    const definitions = this.#definitions(modules);
    const { processes: all, isClosed } = scripts.calledProcesses(path);
    const called = all.filter(({ kind }) => kind === "process");
    const scope = processScope(this.#config);
    const shared = new Map<object, SharedExt | undefined>();
    const laid = inOrderOfCalls(called).map((one) => {
      const { node } = one.definition;
      const directives = definitions.get(node)?.directives ?? NONE;
      if (!shared.has(node)) shared.set(node, sharedExt(directives));
      return layOver(one, directives, shared.get(node), { scope, matches: this.#matches });
    });
    const processes = laid.map((effective) => effective()).sort(byName);
    return {
      ok: true,
      processes,
      isClosed,
      unmatched: isClosed ? this.#unmatched(modules, definitions, processes) : [],
    };
  }

  /** Nextflow evaluates every definition of every script that it loads, called or not. */
  #definitions(modules: readonly ScriptModule[]): Definitions {
    const { scripts, path, directory } = this.#pipeline;
    const params = scriptParams(path, scripts, this.#config);
    const found = new Map<object, { readonly name: string; readonly directives: Directives }>();
    for (const module of modules) {
      const scope = scriptScope(module, { scripts, projectDir: directory, params });
      const names = scripts.names(module.path);
      for (const { node, name } of module.definitions) {
        if (node.type !== "ProcessDeclaration") continue;
        const from = { scripts, directory, names };
        const directives = keptDirectives(node, from) ?? definitionDirectives(node, { module, names, scope });
        found.set(node, { name, directives });
        if (!mayReadParams(node)) ofDefinitions.set(node, { from, directives });
      }
    }
    return found;
  }

  #unmatched(
    modules: readonly ScriptModule[],
    definitions: Definitions,
    processes: readonly EffectiveProcess[],
  ): ReturnType<typeof unmatchedSelectors> {
    const { scripts } = this.#pipeline;
    const known: KnownProcess[] = [...definitions.values()].map(({ name, directives }) => ({
      name,
      label: directives.get("label")?.value ?? NO_LABEL,
    }));
    for (const { path } of modules)
      for (const { imports } of scripts.includes(path))
        for (const { name, target } of imports)
          if (target.kind === "definition" && target.definitionKind === "process") known.push({ name });
    return unmatchedSelectors(this.#config, this.#matches, { processes, known });
  }
}

/** What the directives of a definition come to, where that is the same in all variants. */
interface KeptDirectives {
  readonly from: DirectiveSource;
  readonly directives: Directives;
}

interface DirectiveSource {
  readonly scripts: ScriptProject;
  readonly directory: string;
  readonly names: ScriptNames | undefined;
}

const ofDefinitions = new WeakMap<ProcessDeclaration, KeptDirectives>();

function keptDirectives(
  node: ProcessDeclaration,
  { scripts, directory, names }: DirectiveSource,
): Directives | undefined {
  const kept = ofDefinitions.get(node);
  if (kept === undefined) return undefined;
  const { from, directives } = kept;
  return from.scripts === scripts && from.directory === directory && from.names === names ? directives : undefined;
}

type Directives = ReadonlyMap<string, DirectiveSetting>;
type Definitions = ReadonlyMap<object, { readonly name: string; readonly directives: Directives }>;

const NONE: Directives = new Map();
const NO_LABEL: Value = { kind: "known", value: [] };

/** What the compiler refuses, and a switch that it takes and the run does not know. */
function checkModule(module: ScriptModule, scripts: ScriptProject): void {
  const { path, ast, syntaxProblems } = module;
  const [syntax] = syntaxProblems;
  if (syntax !== undefined) {
    const { range, loc } = syntax;
    throw new RunAbort(describeProblem(syntax), "script", { file: path, range, loc });
  }
  const problem = scripts.problems(path).find(({ level }) => level === "error");
  if (problem !== undefined) {
    const { range, loc } = problem;
    throw new RunAbort(describeScriptProblem(problem), "script", { file: path, range, loc });
  }
  for (const node of ast.body) {
    if (node.type !== "FeatureFlagDeclaration") continue;
    const { range, loc } = node;
    if (node.path.map(({ name }) => name).join(".") === CONFIG_ONLY_FLAG)
      throw new RunAbort(`No such property: ${CONFIG_ONLY_FLAG}`, "script", { file: path, range, loc });
  }
}

/** `NextflowMeta.Features` has no such field; it is read from the configuration. */
const CONFIG_ONLY_FLAG = "nextflow.enable.configProcessNamesValidation";

/** As they come when the workflows run: what is inside a call before the call itself. */
function inOrderOfCalls(called: readonly CalledProcess[]): readonly CalledProcess[] {
  return [...called].sort((a, b) => {
    const length = Math.min(a.sites.length, b.sites.length);
    for (let i = 0; i < length; i++) {
      const order = endOf(a, i) - endOf(b, i);
      if (order !== 0) return order;
    }
    return a.sites.length - b.sites.length;
  });
}

function endOf({ sites }: CalledProcess, index: number): number {
  return sites[index]?.reference.node.range[1] ?? 0;
}

function byName({ called: a }: EffectiveProcess, { called: b }: EffectiveProcess): number {
  return a.qualifiedName < b.qualifiedName ? -1 : 1;
}
