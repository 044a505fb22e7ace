import { originName, relativePath, toVectorJson } from "@nf-lint/linter";
import type { DirectiveSetting, EffectiveProcess, EffectiveProcesses } from "@nf-lint/linter";
import type { ProcessFormat, ProcessView } from "./view.js";

/**
 * For programs: each process as called with its directives, their values as in `nf-lint config --format json`. `from` is `script`,
 * `base` (`process.X`) or the key of the selector. With blame, `at` is where it is set, and `overrode` what that overrides, the
 * least prior first. `isClosed` is false where more processes may be called than are listed.
 */
export const json: ProcessFormat = (view) => {
  const variants = view.variants.map(({ config: { variant }, run }) => ({
    name: variant.name,
    profiles: variant.profiles,
    ok: run.ok,
    ...runJson(run, view),
  }));
  return `${JSON.stringify({ version: 1, variants }, undefined, 2)}\n`;
};

function runJson(run: EffectiveProcesses, view: ProcessView): object {
  if (!run.ok)
    return { error: view.shownText(run.error), when: run.when, ...(run.place && { at: placeOf(run.place, view) }) };
  const selectors = (fits: "nothing" | "uncalled"): readonly object[] =>
    run.unmatched
      .filter((one) => one.fits === fits)
      .map(({ selector, isWarned }) => ({
        selector: selector.key,
        ...(fits === "nothing" && isWarned !== "unknown" && { nextflowWarns: isWarned === "yes" }),
      }));
  return {
    isClosed: run.isClosed,
    processes: run.processes.map((process) => processJson(process, view)),
    unmatchedSelectors: selectors("nothing"),
    optionalUnmatched: selectors("uncalled"),
  };
}

function processJson({ called, labels, directives }: EffectiveProcess, view: ProcessView): object {
  return {
    name: called.definition.name,
    alias: called.name,
    qualifiedName: called.qualifiedName,
    labels,
    directives: Object.fromEntries(
      [...directives].map(([name, directive]) => [
        name,
        {
          ...settingJson(name, directive, view),
          ...(view.isBlamed && { overrode: directive.overrode.map((one) => settingJson(name, one, view)) }),
        },
      ]),
    ),
  };
}

function settingJson(name: string, { value, from, place }: DirectiveSetting, view: ProcessView): object {
  return {
    value: toVectorJson(view.shownValue(name, value)),
    from: originName(from),
    ...(view.isBlamed && { at: placeOf(place, view) }),
  };
}

function placeOf({ file, loc }: DirectiveSetting["place"], { projectDirectory }: ProcessView): string {
  return `${relativePath(projectDirectory, file)}:${loc.start.line}`;
}
