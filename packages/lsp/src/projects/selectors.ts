import type { ResolvedConfig, ResolvedOption, Selector } from "@nf-lint/resolver";

/** A directive that a selector sets, and the one with less priority that it stands over. */
export interface OverriddenDirective {
  readonly own: ResolvedOption;
  readonly below: ResolvedOption;
  /** The selector of the one below; absent for `process` itself. */
  readonly selector?: Selector;
}

/** The selectors of a configuration from the least priority to the most: labels, then names, each in their order. */
export function selectorRanks(config: ResolvedConfig): readonly Selector[] {
  const selectors = config.keys("process").flatMap((key): readonly Selector[] => {
    const kind = key.startsWith("withName:") ? "withName" : key.startsWith("withLabel:") ? "withLabel" : undefined;
    return kind === undefined ? [] : [{ kind, pattern: key.slice(kind.length + 1).trim(), key }];
  });
  return [
    ...selectors.filter(({ kind }) => kind === "withLabel"),
    ...selectors.filter(({ kind }) => kind === "withName"),
  ];
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
