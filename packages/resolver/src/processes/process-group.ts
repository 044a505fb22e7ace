import type { Value } from "@nf-lint/groovy";
import type { ProcessGroup, ResolvedConfig, ResolvedOption, Selector } from "../resolved-config.js";
import { selectorOfKey } from "./selector.js";

/**
 * The base and each selector that sets `executor`, laid over the base.
 *
 * @param candidates the keys below `process` that may be such selectors
 */
export function processGroups(config: ResolvedConfig, candidates: readonly string[]): readonly ProcessGroup[] {
  const selectors = candidates
    .filter((key) => config.option(["process", key, "executor"]) !== undefined)
    .map(selectorOfKey)
    .filter((selector) => selector !== undefined);
  return [groupOf(config, undefined), ...selectors.map((selector) => groupOf(config, selector))];
}

function groupOf(config: ResolvedConfig, selector: Selector | undefined): ProcessGroup {
  const directive = (name: string): Value | undefined => {
    const own = selector && config.value(["process", selector.key, name]);
    return own ?? config.value(["process", name]);
  };
  const option = (name: string): ResolvedOption | undefined => {
    const own = selector && directiveOption(config, ["process", selector.key, name]);
    return own ?? directiveOption(config, ["process", name]);
  };
  return { ...(selector && { selector }), directive, option, executor: executorOf(config, directive, option) };
}

function executorOf(
  config: ResolvedConfig,
  directive: ProcessGroup["directive"],
  option: ProcessGroup["option"],
): ProcessGroup["executor"] {
  const value = directive("executor");
  if (value !== undefined && !isUnset(value)) {
    const place = option("executor")?.place;
    return { value, ...(place && { place }) };
  }
  const name = config.value("executor.name");
  if (name === undefined || isUnset(name)) return undefined;
  const place = config.option("executor.name")?.place;
  return { value: name, ...(place && { place }) };
}

/** Nextflow takes an empty executor name for none. */
function isUnset(value: Value): boolean {
  return value.kind === "known" && (value.value === null || value.value === "");
}

/** A directive as one option, also where dotted names gave its map key by key: then the first key's place stands for it. */
export function directiveOption(config: ResolvedConfig, path: readonly string[]): ResolvedOption | undefined {
  const option = config.option(path);
  if (option !== undefined) return option;
  const first = config.options(path)[0];
  const value = config.value(path);
  return first === undefined || value === undefined ? undefined : { ...first, path, value };
}
