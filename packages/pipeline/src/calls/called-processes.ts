import type { Script, WorkflowDeclaration } from "@nf-lint/parser";
import type { Definition } from "../modules/definition.js";
import type { ScriptModule } from "../modules/script-module.js";
import type { Binding, CallSite, ScriptNames } from "../names/script-names.js";
import { isConditional } from "./conditional-call.js";

/** A process or agent as it is called: one path of calls from the entry workflow. */
export interface CalledProcess {
  readonly kind: "process" | "agent";
  /** `WF:SUB:ALIAS`: the names under which the workflows on the way and the process are called. */
  readonly qualifiedName: string;
  /** The name under which it is called, its alias where it has one. */
  readonly name: string;
  readonly definition: Definition;
  /** The module that defines it. */
  readonly path: string;
  /** The calls on the way, that of the process last; none for a process that is run by itself. */
  readonly sites: readonly CallSite[];
  /**
   * Whether Nextflow's own list of names has it, against which it checks selectors: no pipes, no handlers, no `recurse`
   * (`ProcessNameResolver`).
   */
  readonly isListed: boolean;
  /** Whether a condition decides if it is called: an `if`, a `? :`, a closure, on its way from the entry workflow. */
  readonly isConditional: boolean;
}

export interface CalledProcesses {
  /** By qualified name, sorted, each once. */
  readonly processes: readonly CalledProcess[];
  /** Whether these are all: every include and call could be followed. */
  readonly isClosed: boolean;
}

/** What the calls are followed through. */
export interface CallScripts {
  names(path: string): ScriptNames | undefined;
  module(path: string): ScriptModule | { readonly kind: string };
  definitionOf(
    binding: Binding,
    path: string,
  ): { readonly definition: Definition; readonly module: ScriptModule } | undefined;
}

/** A hostile script may have workflows that call each other twice, twenty levels deep. */
const MOST_CALLS = 20_000;

/** The processes and agents that the entry workflow of a script calls, directly or through other workflows. */
export function calledProcesses(path: string, scripts: CallScripts): CalledProcesses {
  return new CallTree(scripts).from(path);
}

/** Where a walk through the calls has come to. */
interface Way {
  readonly path: string;
  readonly sites: readonly CallSite[];
  readonly isListed: boolean;
  readonly isConditional: boolean;
  readonly above: ReadonlySet<WorkflowDeclaration>;
}

class CallTree {
  readonly #scripts: CallScripts;
  readonly #found = new Map<string, CalledProcess>();
  readonly #conditional = new Map<CallSite, boolean>();
  #isClosed = true;
  #calls = 0;

  constructor(scripts: CallScripts) {
    this.#scripts = scripts;
  }

  from(path: string): CalledProcesses {
    const module = this.#scripts.module(path);
    if (!("ast" in module)) return { processes: [], isClosed: false };
    const entry = entryOf(module);
    if (entry !== undefined)
      this.#follow(entry, { path, sites: [], isListed: true, isConditional: false, above: new Set() });
    else this.#onlyProcess(module);
    return {
      processes: [...this.#found.values()].sort((a, b) => (a.qualifiedName < b.qualifiedName ? -1 : 1)),
      isClosed: this.#isClosed && module.isWhole,
    };
  }

  /** A script of processes alone is run as its first one. */
  #onlyProcess({ path, definitions }: ScriptModule): void {
    if (definitions.some(({ kind }) => kind === "workflow")) return;
    const definition = definitions.find(({ kind }) => kind === "process");
    if (definition === undefined) return;
    const { name } = definition;
    const rest = { definition, path, sites: [], isListed: false, isConditional: false };
    this.#found.set(name, { kind: "process", qualifiedName: name, name, ...rest });
  }

  #follow(caller: WorkflowDeclaration | Script, way: Way): void {
    const module = this.#scripts.module(way.path);
    const names = this.#scripts.names(way.path);
    if (names === undefined || !("ast" in module) || !module.isWhole) this.#isClosed = false;
    for (const site of names?.calls ?? []) if (site.caller === caller) this.#call(site, way);
  }

  #call(site: CallSite, way: Way): void {
    this.#calls += 1;
    const called = this.#scripts.definitionOf(site.target, way.path);
    if (called === undefined || site.how === "value" || this.#calls > MOST_CALLS) {
      this.#isClosed = false;
      return;
    }
    const { definition, module } = called;
    const { path } = module;
    const { node, kind } = definition;
    const sites = [...way.sites, site];
    const isHandled = site.section === "onComplete" || site.section === "onError";
    const isListed = way.isListed && site.how === "call" && !isHandled;
    const isConditional = way.isConditional || isHandled || this.#isConditional(site);
    if (node.type === "WorkflowDeclaration") {
      // Workflows that call each other have no end; Nextflow's own walk does not come back from them.
      if (!way.above.has(node))
        this.#follow(node, { path, sites, isListed, isConditional, above: new Set([...way.above, node]) });
    } else if (kind === "process" || kind === "agent") {
      this.#add({ kind, name: site.name, definition, path, sites, isListed, isConditional });
    }
  }

  #add(process: Omit<CalledProcess, "qualifiedName">): void {
    const qualifiedName = process.sites.map(({ name }) => name).join(":");
    const other = this.#found.get(qualifiedName);
    const isConditional = process.isConditional && other?.isConditional !== false;
    const kept = other === undefined || (process.isListed && !other.isListed) ? process : other;
    this.#found.set(qualifiedName, { ...kept, qualifiedName, isConditional });
  }

  #isConditional(site: CallSite): boolean {
    const known = this.#conditional.get(site) ?? isConditional(site.caller, site.reference.node.range);
    this.#conditional.set(site, known);
    return known;
  }
}

/** The unnamed workflow, or a script whose statements are its body. */
function entryOf({ ast, definitions }: ScriptModule): WorkflowDeclaration | Script | undefined {
  return ast.body.find(isEntryWorkflow) ?? (definitions.length === 0 ? ast : undefined);
}

/** The workflow without a name, with which a run begins. */
export function isEntryWorkflow(node: Script["body"][number]): node is WorkflowDeclaration {
  return node.type === "WorkflowDeclaration" && node.name === undefined;
}
