import { directiveOption } from "./process-group.js";
import type {
  ProcessQuery,
  ResolvedConfig,
  ResolvedDirective,
  ResolvedOption,
  ResolvedProcess,
  Selector,
} from "../resolved-config.js";
import { matchesLabels, matchesName, selectorOfKey } from "./selector.js";

interface Layer {
  readonly selector?: Selector;
  readonly options: ReadonlyMap<string, ResolvedOption>;
}

/**
 * The directives that a process gets from the configuration, by Nextflow's `ProcessConfigBuilder`: `process` itself,
 * then `withLabel`, then `withName` on the name, the alias and the qualified name; within one level by key order.
 */
export function resolveProcess(config: ResolvedConfig, query: ProcessQuery): ResolvedProcess {
  const undecided = new Set<Selector>();
  const selectors = config
    .keys("process")
    .map(selectorOfKey)
    .filter((selector) => selector !== undefined);
  const hits = (kind: Selector["kind"], matches: (pattern: string) => boolean | undefined): Selector[] =>
    selectors.filter((selector) => {
      if (selector.kind !== kind) return false;
      const hit = matches(selector.pattern);
      if (hit === undefined) undecided.add(selector);
      return hit === true;
    });

  const labels = query.labels === undefined || query.labels.length === 0 ? [""] : query.labels;
  const names = new Set([query.name, query.alias ?? query.name, query.qualifiedName ?? query.name]);
  const winning = [
    ...hits("withLabel", (pattern) => matchesLabels(labels, pattern)),
    ...[...names].flatMap((name) => hits("withName", (pattern) => matchesName(name, pattern))),
  ];

  const layers: Layer[] = [
    { options: directivesIn(config, ["process"]) },
    ...winning.map((selector): Layer => ({ selector, options: directivesIn(config, ["process", selector.key]) })),
  ];
  const directives = new Map<string, ResolvedDirective>();
  for (const { selector, options } of layers) {
    for (const [name, winner] of options) {
      const before = directives.get(name);
      const lost = before === undefined ? [] : [...before.lost, entryOf(before)];
      directives.set(name, { winner, lost, ...(selector && { selector }) });
    }
  }
  return { directives, undecided: [...undecided] };
}

function entryOf({ winner, selector }: ResolvedDirective): ResolvedDirective["lost"][number] {
  return { option: winner, ...(selector && { selector }) };
}

/** `ext` is merged key by key and so counts as one directive a key (`ext.args`); all others replace as a whole. */
function directivesIn(config: ResolvedConfig, scope: readonly string[]): ReadonlyMap<string, ResolvedOption> {
  const found = new Map<string, ResolvedOption>();
  const add = (name: string, path: readonly string[]): void => {
    const option = directiveOption(config, path);
    if (option !== undefined) found.set(name, option);
  };
  for (const key of config.keys(scope)) {
    // `process.params` is a leftover of old releases that Nextflow skips.
    if (selectorOfKey(key) !== undefined || key === "params") continue;
    if (key === "ext") for (const name of config.keys([...scope, key])) add(`ext.${name}`, [...scope, key, name]);
    else add(key, [...scope, key]);
  }
  return found;
}
