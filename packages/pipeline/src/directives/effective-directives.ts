import { truth } from "@nf-lint/groovy";
import type { Value } from "@nf-lint/groovy";
import type { Selector } from "@nf-lint/resolver";
import type { CalledProcess } from "../calls/called-processes.js";
import { listOf, mapOf, setByConfiguration, textOf } from "./directive-methods.js";
import { DirectiveStack, isBuiltInDefault } from "./directive-stack.js";
import { originName } from "./effective-process.js";
import type { DirectiveSetting, EffectiveDirective, EffectiveProcess } from "./effective-process.js";
import type { LayerSettings, ProcessScope, SelectorLayer } from "./process-scope.js";
import { RunAbort } from "./run-abort.js";
import type { SelectorMatches } from "./selector-matches.js";

/** What is laid over a definition. */
export interface Configured {
  readonly scope: ProcessScope;
  readonly matches: SelectorMatches;
}

/**
 * The one map that Nextflow holds for the `ext` of a definition that has it: all calls of the process write into it, and read
 * from it what any of them wrote.
 */
export type SharedExt = DirectiveStack;

export function sharedExt(definition: ReadonlyMap<string, DirectiveSetting>): SharedExt | undefined {
  const ext = definition.get("ext");
  const entries = ext && mapOf(ext.value);
  if (ext === undefined || entries === undefined) return undefined;
  const stack = new DirectiveStack();
  for (const [key, value] of entries) stack.put(`ext.${key}`, { ...ext, value });
  return stack;
}

/**
 * Lays the configuration over a definition, as Nextflow's `ProcessConfigBuilder` does for each call: `withLabel`, then `withName` for the
 * declared name, the alias and the qualified name, each in the order of the keys, then the plain settings where nothing stands.
 * The answer is to be asked for once all calls are made, as tasks do. Throws `RunAbort`.
 */
export function layOver(
  called: CalledProcess,
  definition: ReadonlyMap<string, DirectiveSetting>,
  shared: SharedExt | undefined,
  configured: Configured,
): () => EffectiveProcess {
  const process = new LaidOver(called, definition, shared);
  process.apply(configured);
  return () => process.effective();
}

class LaidOver {
  readonly #called: CalledProcess;
  readonly #stack = new DirectiveStack();
  /** Absent where the definition has an `ext` that is no map: then nothing is merged into it. */
  readonly #ext: DirectiveStack | undefined;
  readonly #labels: readonly string[];
  readonly #hasAllLabels: boolean;
  readonly #hits = new Map<string, Selector>();
  readonly #undecided = new Map<string, Selector>();

  constructor(called: CalledProcess, definition: ReadonlyMap<string, DirectiveSetting>, shared: SharedExt | undefined) {
    this.#called = called;
    for (const [name, setting] of definition)
      if (name !== "ext" || shared === undefined) this.#stack.put(name, setting);
    this.#ext = shared ?? (definition.has("ext") ? undefined : new DirectiveStack());
    const label = definition.get("label");
    const labels = label === undefined ? [] : listOf(label.value);
    if (labels === undefined && label?.value.kind !== "unknown")
      throw new RunAbort(`A label of process '${called.definition.name}' is no text`, "run", label?.place);
    this.#labels = (labels ?? []).map(textOf).filter((text) => text !== undefined);
    this.#hasAllLabels = this.#labels.length === labels?.length;
  }

  apply({ scope, matches }: Configured): void {
    const { definition, name, qualifiedName } = this.#called;
    for (const layer of scope.byLabel) this.#layWhere(layer, this.#labelHit(layer.selector.pattern, matches), matches);
    for (const one of new Set([definition.name, name, qualifiedName])) {
      for (const { index, hit } of matches.hits(scope.namePatterns, one)) {
        const layer = scope.byName[index];
        if (layer !== undefined) this.#layWhere(layer, hit, matches);
      }
    }
    this.#layPlain(scope.plain);
    this.#applyScratch();
  }

  effective(): EffectiveProcess {
    const directives = new Map<string, EffectiveDirective>();
    for (const stack of [this.#stack, this.#ext]) {
      for (const name of stack?.names() ?? []) {
        const directive = stack?.effective(name);
        if (directive !== undefined) directives.set(name, directive);
      }
    }
    return {
      called: this.#called,
      labels: this.#labels,
      hasAllLabels: this.#hasAllLabels,
      directives,
      selectors: [...this.#hits.values()],
      undecided: [...this.#undecided.values()],
    };
  }

  /** Without labels a process counts as one whose label is empty. */
  #labelHit(pattern: string, matches: SelectorMatches): boolean | undefined {
    const hit = matches.labels(pattern, this.#labels.length === 0 && this.#hasAllLabels ? [""] : this.#labels);
    const isNegated = pattern.startsWith("!");
    // A label that is not known may hit, and what is negated may be hit by it.
    return this.#hasAllLabels || hit === !isNegated ? hit : undefined;
  }

  #layWhere(layer: SelectorLayer, hit: boolean | undefined, matches: SelectorMatches): void {
    const { selector, settings, notABlock } = layer;
    const fault = hit === undefined ? matches.fault(selector.pattern) : undefined;
    if (fault !== undefined) throw new RunAbort(`'${selector.key}' is no regular expression: ${fault}`, "run");
    if (hit === false) return;
    if (hit === undefined) {
      this.#undecided.set(selector.key, selector);
      this.#lay(settings, (setting) => ({ ...setting, value: undecidedValue(selector) }));
      return;
    }
    if (notABlock !== undefined) throw new RunAbort(`Unknown config settings for process: ${selector.key}`, "run");
    this.#hits.set(selector.key, selector);
    this.#lay(settings, (setting) => setting);
  }

  #lay(settings: LayerSettings, seen: (setting: DirectiveSetting) => DirectiveSetting): void {
    for (const [name, setting] of settings.directives) this.#put(name, seen(setting));
    if (this.#ext === undefined) return;
    if (settings.wrongExt !== undefined) throw abortAt(settings.wrongExt, "ext is no map");
    for (const [key, setting] of settings.ext) this.#ext.put(`ext.${key}`, seen(setting));
  }

  #put(name: string, setting: DirectiveSetting): void {
    const set = setByConfiguration(name, setting.value);
    if (set.kind === "abort") throw abortAt(setting, set.error);
    if (set.kind === "removed") this.#stack.remove(name, setting);
    else this.#stack.put(name, { ...setting, value: set.value });
  }

  #layPlain({ directives, ext }: LayerSettings): void {
    for (const [name, setting] of directives) {
      const standing = this.#stack.standing(name);
      if (standing === undefined || isBuiltInDefault(name, standing.value)) this.#put(name, setting);
      else this.#stack.putBelow(name, setting);
    }
    for (const [key, setting] of this.#ext === undefined ? [] : ext) {
      const name = `ext.${key}`;
      if (this.#ext?.standing(name) === undefined) this.#ext?.put(name, setting);
      else this.#ext.putBelow(name, setting);
    }
  }

  /** Nextflow takes `rellink` away where there is a scratch folder. */
  #applyScratch(): void {
    const scratch = this.#stack.standing("scratch");
    const mode = this.#stack.standing("stageInMode");
    if (scratch === undefined || mode === undefined || textOf(mode.value) !== "rellink") return;
    if (truth(scratch.value) === true) this.#stack.remove("stageInMode", undefined);
  }
}

function undecidedValue({ key }: Selector): Value {
  return { kind: "unknown", reason: { code: "unsupported", subject: `whether '${key}' hits` } };
}

function abortAt({ from, place }: DirectiveSetting, error: string): RunAbort {
  return new RunAbort(`${error} (in ${originName(from)})`, "run", place);
}
