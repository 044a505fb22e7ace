import type { Value } from "@nf-lint/groovy";
import type { ResolvedConfig } from "@nf-lint/resolver";
import { listOf, textOf } from "./directive-methods.js";
import type { EffectiveProcess, UnmatchedSelector } from "./effective-process.js";
import { processScope } from "./process-scope.js";
import { RunAbort } from "./run-abort.js";
import type { SelectorMatches } from "./selector-matches.js";

/** A process that is defined, or included under a name, called or not. */
export interface KnownProcess {
  readonly name: string;
  /** The `label` of a definition, an empty list where it has none; absent for an include. */
  readonly label?: Value;
}

/**
 * The selectors that hit no process as called: Nextflow's own check (`Session.validateConfig`), which knows what is defined and included
 * too and looks at `withName` only; and the labels beside it. Throws `RunAbort`.
 */
export function unmatchedSelectors(
  config: ResolvedConfig,
  matches: SelectorMatches,
  among: { readonly processes: readonly EffectiveProcess[]; readonly known: readonly KnownProcess[] },
): readonly UnmatchedSelector[] {
  const { processes, known } = among;
  const isChecked = isCheckedIn(config);
  const used = new Set(
    processes.flatMap(({ selectors, undecided }) => [...selectors, ...undecided].map(({ key }) => key)),
  );
  const names = new Set([
    ...known.map(({ name }) => name),
    ...processes.flatMap(({ called }) => [called.name, called.qualifiedName]),
  ]);
  const unmatched: UnmatchedSelector[] = [];
  for (const { selector } of processScope(config).selectors) {
    if (used.has(selector.key)) continue;
    const { kind, pattern } = selector;
    const fits =
      kind === "withName"
        ? [...names].map((name) => matches.name(pattern, name))
        : known.flatMap(({ label }) => (label === undefined ? [] : [fitsLabel(pattern, label, matches)]));
    if (kind === "withName" && !fits.includes(true) && isChecked !== "no") {
      const fault = matches.fault(pattern);
      if (fault !== undefined && names.size > 0)
        throw new RunAbort(`'${selector.key}' is no regular expression: ${fault}`, "run");
      // Nextflow looks for a name that is near to it, and takes no empty one.
      if (pattern === "" && isChecked === "yes") throw new RunAbort("withName: '' matches no process", "run");
    }
    if (fits.includes(undefined)) continue;
    const fitsKnown = fits.includes(true);
    unmatched.push({
      selector,
      fits: fitsKnown ? "uncalled" : "nothing",
      isWarned: fitsKnown || kind === "withLabel" ? "no" : isChecked,
    });
  }
  return unmatched;
}

function fitsLabel(pattern: string, label: Value, matches: SelectorMatches): boolean | undefined {
  const labels = listOf(label);
  const texts = labels?.map(textOf).filter((text) => text !== undefined) ?? [];
  if (labels === undefined || texts.length < labels.length) return undefined;
  return matches.labels(pattern, texts.length === 0 ? [""] : texts);
}

/** Whether Nextflow looks for selectors without a process: the user can switch it off in the configuration. */
function isCheckedIn(config: ResolvedConfig): UnmatchedSelector["isWarned"] {
  const value = config.value("nextflow.enable.configProcessNamesValidation");
  if (value === undefined) return "yes";
  if (value.kind !== "known") return "unknown";
  return value.value === false || value.value === null || value.value === "" ? "no" : "yes";
}
