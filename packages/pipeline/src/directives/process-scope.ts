import type { Value } from "@nf-lint/groovy";
import type { ResolvedConfig, ResolvedOption, Selector } from "@nf-lint/resolver";
import { directiveOption, selectorOfKey } from "@nf-lint/resolver";
import { listOf, mapOf } from "./directive-methods.js";
import type { DirectiveOrigin, DirectiveSetting } from "./effective-process.js";
import { patternList } from "./selector-matches.js";
import type { PatternList } from "./selector-matches.js";

/** The `process` scope of one variant: its plain settings and its selectors, in the order of their keys. */
export interface ProcessScope {
  readonly plain: LayerSettings;
  readonly selectors: readonly SelectorLayer[];
  /** Those of them that are `withLabel`. */
  readonly byLabel: readonly SelectorLayer[];
  /** Those that are `withName`, and their patterns. */
  readonly byName: readonly SelectorLayer[];
  readonly namePatterns: PatternList;
}

export interface SelectorLayer {
  readonly selector: Selector;
  readonly settings: LayerSettings;
  /** The value of a selector that is no block. */
  readonly notABlock: Value | undefined;
}

/** What one block sets. */
export interface LayerSettings {
  /** By name, `ext` apart. */
  readonly directives: ReadonlyMap<string, DirectiveSetting>;
  /** The entries of `ext`, by key. */
  readonly ext: ReadonlyMap<string, DirectiveSetting>;
  /** `ext` where it is no map, and something that Nextflow cannot merge. */
  readonly wrongExt: DirectiveSetting | undefined;
}

const kept = new WeakMap<ResolvedConfig, ProcessScope>();

/** Read once for a variant: all of its processes are laid under it. */
export function processScope(config: ResolvedConfig): ProcessScope {
  let scope = kept.get(config);
  if (scope === undefined) kept.set(config, (scope = readScope(config)));
  return scope;
}

function readScope(config: ResolvedConfig): ProcessScope {
  const keys = config
    .keys("process")
    .map(selectorOfKey)
    .filter((selector) => selector !== undefined);
  const selectors = keys.map((selector): SelectorLayer => {
    const path = ["process", selector.key];
    const value = config.value(path);
    const isBlock =
      value === undefined || mapOf(value) !== undefined || (value.kind === "known" && value.value === null);
    return {
      selector,
      settings: settingsIn(config, path, { kind: "selector", selector }),
      notABlock: isBlock || value.kind === "unknown" ? undefined : value,
    };
  });
  const byName = selectors.filter(({ selector }) => selector.kind === "withName");
  return {
    plain: settingsIn(config, ["process"], { kind: "base" }),
    selectors,
    byLabel: selectors.filter(({ selector }) => selector.kind === "withLabel"),
    byName,
    namePatterns: patternList(byName.map(({ selector }) => selector.pattern)),
  };
}

function settingsIn(config: ResolvedConfig, scope: readonly string[], from: DirectiveOrigin): LayerSettings {
  const directives = new Map<string, DirectiveSetting>();
  const ext = new Map<string, DirectiveSetting>();
  let wrongExt: DirectiveSetting | undefined;
  const setting = (path: readonly string[]): DirectiveSetting | undefined => {
    const option = directiveOption(config, path);
    const value = config.value(path);
    return option === undefined || value === undefined ? undefined : settingOf(option, value, from);
  };
  for (const key of config.keys(scope)) {
    // `params` is a leftover of old releases that Nextflow skips.
    if (selectorOfKey(key) !== undefined || key === "params") continue;
    const path = [...scope, key];
    const whole = setting(path);
    if (key !== "ext") {
      if (whole !== undefined) directives.set(key, whole);
      continue;
    }
    for (const name of config.keys(path)) {
      const entry = setting([...path, name]);
      if (entry !== undefined) ext.set(name, entry);
    }
    if (whole !== undefined && !canBeMerged(whole.value)) wrongExt = whole;
  }
  return { directives, ext, wrongExt };
}

function settingOf(option: ResolvedOption, value: Value, from: DirectiveOrigin): DirectiveSetting {
  return { from, value, place: option.place, option };
}

/** What `ext` may be so that `each { k, v -> … }` gets through it: a map, or what has no element. */
function canBeMerged(value: Value): boolean {
  if (value.kind !== "known") return value.kind === "unknown";
  if (value.value === null || value.value === "" || mapOf(value) !== undefined) return true;
  return listOf(value)?.length === 0;
}
