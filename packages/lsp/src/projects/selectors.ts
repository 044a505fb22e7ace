import type { ResolvedConfig, ResolvedOption, Selector } from "@nf-lint/resolver";

/** A directive that a selector sets, and the one with less priority that it stands over. */
export interface OverriddenDirective {
  readonly own: ResolvedOption;
  readonly below: ResolvedOption;
  /** The selector of the one below; absent for `process` itself. */
  readonly selector?: Selector;
}

/**
 * The selectors of a configuration from the least priority to the most: labels, then names, then names that are qualified by
 * a workflow, each in their order. A pattern may fit a qualified name without a colon of its own; it does not show.
 */
export function selectorRanks(config: ResolvedConfig): readonly Selector[] {
  const selectors = config.keys("process").flatMap((key): readonly Selector[] => {
    const kind = key.startsWith("withName:") ? "withName" : key.startsWith("withLabel:") ? "withLabel" : undefined;
    return kind === undefined ? [] : [{ kind, pattern: key.slice(kind.length + 1).trim(), key }];
  });
  return [
    ...selectors.filter(({ kind }) => kind === "withLabel"),
    ...selectors.filter(({ kind, pattern }) => kind === "withName" && !isQualified(pattern)),
    ...selectors.filter(({ kind, pattern }) => kind === "withName" && isQualified(pattern)),
  ];
}

/** Whether a pattern, as far as one sees, fits no name without a workflow in front of it. */
function isQualified(pattern: string): boolean {
  return !/[()!]/.test(pattern) && pattern.split("|").every((one) => one.includes(":"));
}

/**
 * What a selector overrides for certain: directives of `process` itself. Whether it meets another selector on a process
 * is for the scripts to say.
 */
export function overriddenBySelector(config: ResolvedConfig, key: string): readonly OverriddenDirective[] {
  return config.options(["process", key]).flatMap((own): readonly OverriddenDirective[] => {
    const below = config.option(["process", ...own.path.slice(2)]);
    return below === undefined ? [] : [{ own, below }];
  });
}
