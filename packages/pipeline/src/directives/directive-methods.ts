import { truth } from "@nf-lint/groovy";
import type { Value } from "@nf-lint/groovy";

/** The arguments of a directive in a definition, evaluated. */
export interface DirectiveArguments {
  /** `mode: 'copy'`; absent where there is none. */
  readonly named?: ReadonlyMap<string, Value>;
  readonly positional: readonly Value[];
}

/** What a directive is worth after it was set: nothing where Nextflow takes it away, or an end of the run. */
export type SetDirective =
  | { readonly kind: "value"; readonly value: Value }
  /** As if nobody had set it: what counts less comes through. */
  | { readonly kind: "removed" }
  | { readonly kind: "abort"; readonly error: string };

/**
 * A directive of a definition: the methods of Nextflow's `ProcessBuilder`, which check and reshape, and of which some add to what
 * stands there already. What has no method of its own, or does not fit it, is stored as written.
 */
export function setByDefinition(name: string, standing: Value | undefined, given: DirectiveArguments): SetDirective {
  const { named, positional } = given;
  const [only] = positional;
  const single = named === undefined && positional.length === 1 ? only : undefined;
  const map = positional.length === 0 ? named : single && mapOf(single);
  switch (name) {
    case "label":
      return single === undefined ? stored(given) : label(single, standing, given);
    case "secret":
      return single === undefined ? stored(given) : secret(single, standing, given);
    case "module":
      return single === undefined ? stored(given) : module(single, standing);
    case "pod":
      if (map !== undefined) return map.size === 0 ? unchanged(standing) : appended(standing, [known(map)]);
      return stored(given);
    case "publishDir":
      return publishDirOfDefinition(standing, given);
    case "resourceLabels":
    case "hints":
      if (map === undefined) return stored(given);
      return map.size === 0 ? unchanged(standing) : value(known(new Map([...(mapOf(standing) ?? []), ...map])));
    case "accelerator":
      return accelerator(standing, given);
    case "arch":
      return arch(standing, given);
    case "disk":
      if (named !== undefined && only !== undefined) return value(known(new Map([...named, ["request", only]])));
      if (single === undefined || map !== undefined || single.kind !== "known") return stored(given);
      return value(known(new Map([["request", single]])));
    case "errorStrategy": {
      const strategy = single && textOf(single);
      if (strategy !== undefined && !ERROR_STRATEGIES.has(strategy.toUpperCase()))
        return { kind: "abort", error: `Unknown error strategy '${strategy}'` };
      return stored(given);
    }
    case "resourceLimits": {
      const wrong = [...(map?.keys() ?? [])].find((key) => !RESOURCE_LIMITS.has(key));
      if (wrong !== undefined) return { kind: "abort", error: `Not a valid directive in 'resourceLimits': ${wrong}` };
      return stored(given);
    }
    default:
      return stored(given);
  }
}

/**
 * A directive of the configuration: `putWithRepeat` of Nextflow's `ProcessConfigBuilder`, which takes away what stands there,
 * and normalises `label`, `module`, `pod` and `publishDir` to lists.
 */
export function setByConfiguration(name: string, given: Value): SetDirective {
  if (!REPEATABLE.has(name) || given.kind === "unknown") return value(given);
  const constant = given.kind === "known" ? given.value : undefined;
  if (constant === null && name !== "publishDir") return REMOVED;
  const items = listOf(given);
  switch (name) {
    case "label": {
      if (items?.length === 0) return { kind: "abort", error: "label = [] has no label" };
      // Groovy spreads a list of one over a method of one parameter.
      const [first] = items ?? [];
      const one = items?.length === 1 && first !== undefined ? first : given;
      const text = textOf(one);
      if (text === "") return REMOVED;
      if (text === undefined) return value(given);
      return isValidLabel(text) ? value(known([one])) : invalidLabel(text);
    }
    case "module":
      if (truth(given) === false) return REMOVED;
      return value(known(items ?? [given]));
    case "pod": {
      if (items?.length === 0) return { kind: "abort", error: "pod = [] has no option" };
      const [first] = items ?? [];
      const one = items?.length === 1 && first !== undefined ? first : given;
      const map = mapOf(one);
      if (map?.size === 0) return REMOVED;
      return value(map === undefined ? given : known([one]));
    }
    default: {
      if (constant === null)
        return { kind: "abort", error: "publishDir = null: Could not find which method publishDir() to invoke" };
      const directories = publishDirs(given);
      return directories.length === 0 ? REMOVED : value(known(directories));
    }
  }
}

const REPEATABLE: ReadonlySet<string> = new Set(["label", "module", "pod", "publishDir"]);
const ERROR_STRATEGIES: ReadonlySet<string> = new Set(["TERMINATE", "FINISH", "IGNORE", "RETRY"]);
const RESOURCE_LIMITS: ReadonlySet<string> = new Set(["cpus", "memory", "disk", "time"]);
const REMOVED: SetDirective = { kind: "removed" };

/** Whether Nextflow takes a text as a label: `ProcessBuilder.isValidLabel`. */
export function isValidLabel(text: string): boolean {
  const sign = text.indexOf("=");
  const parts = sign === -1 ? [text] : [text.slice(0, sign), text.slice(sign + 1)];
  return parts.every((part) => /^[a-zA-Z](?:[a-zA-Z0-9_]*[a-zA-Z0-9])?$/.test(part));
}

function invalidLabel(text: string): SetDirective {
  return { kind: "abort", error: `Not a valid process label: ${text}` };
}

function label(single: Value, standing: Value | undefined, given: DirectiveArguments): SetDirective {
  const items = listOf(single);
  const [first] = items ?? [];
  const one = items?.length === 1 && first !== undefined ? first : single;
  if (one.kind === "known" && one.value === null) return unchanged(standing);
  const text = textOf(one);
  if (text === undefined) return one.kind === "unknown" ? appended(standing, [one]) : stored(given);
  if (text === "") return unchanged(standing);
  return isValidLabel(text) ? appendedOnce(standing, one) : invalidLabel(text);
}

function secret(single: Value, standing: Value | undefined, given: DirectiveArguments): SetDirective {
  const text = textOf(single);
  if (text === undefined) return single.kind === "unknown" ? appended(standing, [single]) : stored(given);
  return text === "" ? unchanged(standing) : appendedOnce(standing, single);
}

function module(single: Value, standing: Value | undefined): SetDirective {
  if (single.kind === "unknown") return value(single);
  return truth(single) === false ? unchanged(standing) : appended(standing, listOf(single) ?? [single]);
}

function publishDirOfDefinition(standing: Value | undefined, given: DirectiveArguments): SetDirective {
  const { named, positional } = given;
  const [path] = positional;
  if (positional.length > 1) return stored(given);
  if (named !== undefined) {
    const map = path === undefined ? named : new Map([...named, ["path", path]]);
    return map.size === 0 ? unchanged(standing) : appended(standing, [known(map)]);
  }
  if (path === undefined) return stored(given);
  if (path.kind === "unknown") return value(path);
  const directories = publishDirs(path);
  return directories.length === 0 ? unchanged(standing) : appended(standing, directories);
}

/** One for each directory; lists in lists are one list. */
function publishDirs(given: Value, depth = 0): readonly Value[] {
  const items = depth < MOST_NESTED_LISTS ? listOf(given) : undefined;
  if (items !== undefined) return items.flatMap((item) => publishDirs(item, depth + 1));
  const map = mapOf(given);
  if (map !== undefined) return map.size === 0 ? [] : [given];
  return [known(new Map([["path", given]]))];
}

const MOST_NESTED_LISTS = 20;

function accelerator(standing: Value | undefined, given: DirectiveArguments): SetDirective {
  const { named, positional } = given;
  const [only] = positional;
  if (positional.length > 1 || only === undefined) return stored(given);
  const isCount = only.kind === "known" && isNumber(only);
  if (named !== undefined) {
    if (only.kind === "known" && only.value === null) return value(known(named));
    if (!isCount) return only.kind === "unknown" ? value(only) : noAccelerator();
    const key = isUnset(named.get("limit")) ? "limit" : isUnset(named.get("request")) ? "request" : undefined;
    return value(known(key === undefined ? named : new Map([...named, [key, only]])));
  }
  if (isCount) return value(known(new Map([["limit", only]])));
  if (only.kind !== "known" || mapOf(only) !== undefined) return value(only);
  return only.value === null ? unchanged(standing) : noAccelerator();
}

function noAccelerator(): SetDirective {
  return { kind: "abort", error: "Not a valid 'accelerator' directive value" };
}

function arch(standing: Value | undefined, given: DirectiveArguments): SetDirective {
  const { named, positional } = given;
  const [only] = positional;
  if (positional.length > 1 || only === undefined) return stored(given);
  const isText = textOf(only) !== undefined;
  if (named !== undefined) {
    if (!isText) return only.kind === "known" && only.value !== null ? noArch() : value(known(named));
    return value(known(isUnset(named.get("name")) ? new Map([...named, ["name", only]]) : named));
  }
  if (isText) return value(known(new Map([["name", only]])));
  if (only.kind !== "known" || mapOf(only) !== undefined) return value(only);
  return only.value === null ? unchanged(standing) : noArch();
}

function noArch(): SetDirective {
  return { kind: "abort", error: "Not a valid 'arch' directive value" };
}

/** Without a method of its own: one argument as it is, several as a list, with the named ones as a map in front. */
function stored({ named, positional }: DirectiveArguments): SetDirective {
  const all = named === undefined ? positional : [known(named), ...positional];
  const [only] = all;
  return value(all.length === 1 && only !== undefined ? only : known(all));
}

function unchanged(standing: Value | undefined): SetDirective {
  return standing === undefined ? REMOVED : value(standing);
}

function appended(standing: Value | undefined, items: readonly Value[]): SetDirective {
  return value(known([...(listOf(standing) ?? []), ...items]));
}

function appendedOnce(standing: Value | undefined, item: Value): SetDirective {
  const text = textOf(item);
  const items = listOf(standing) ?? [];
  return value(known(items.some((one) => textOf(one) === text) ? items : [...items, item]));
}

function value(of: Value): SetDirective {
  return { kind: "value", value: of };
}

function known(constant: readonly Value[] | ReadonlyMap<string, Value>): Value {
  return { kind: "known", value: constant };
}

/** The text of a known text. */
export function textOf(of: Value): string | undefined {
  return of.kind === "known" && typeof of.value === "string" ? of.value : undefined;
}

/** The items of a known list. */
export function listOf(of: Value | undefined): readonly Value[] | undefined {
  return of?.kind === "known" && Array.isArray(of.value) ? (of.value as readonly Value[]) : undefined;
}

/** The entries of a known map. */
export function mapOf(of: Value | undefined): ReadonlyMap<string, Value> | undefined {
  return of?.kind === "known" && of.value instanceof Map ? (of.value as ReadonlyMap<string, Value>) : undefined;
}

function isUnset(of: Value | undefined): boolean {
  return of === undefined || (of.kind === "known" && of.value === null);
}

function isNumber(of: Value): boolean {
  const constant = of.kind === "known" ? of.value : null;
  return typeof constant === "object" && constant !== null && "type" in constant && constant.type === "number";
}
