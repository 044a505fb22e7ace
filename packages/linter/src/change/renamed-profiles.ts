import type { Project } from "@nf-lint/resolver";
import { toVectorJson } from "@nf-lint/groovy";
import { bestPairs, likeness } from "./renamed-files.js";

/** Half of what two profiles set has to be the same. */
const LEAST_LIKENESS = 0.5;

/**
 * Which profiles of the past are declared under another name: of those that are gone and those that are new, the ones that
 * set the most alike options.
 *
 * @returns The new name by the old one.
 */
export function renamedProfiles(before: Project, after: Project): ReadonlyMap<string, string> {
  const gone = namesIn(before).filter((name) => !namesIn(after).includes(name));
  const added = namesIn(after).filter((name) => !namesIn(before).includes(name));
  if (gone.length === 0 || added.length === 0) return new Map();
  const settingsBefore = new Map(gone.map((name) => [name, settingsOf(before, name)]));
  const settingsAfter = new Map(added.map((name) => [name, settingsOf(after, name)]));
  const pairs = gone.flatMap((from) =>
    added.map((to) => ({ from, to, likeness: likeness(settingsBefore.get(from) ?? [], settingsAfter.get(to) ?? []) })),
  );
  return bestPairs(pairs, LEAST_LIKENESS);
}

function namesIn({ profiles }: Project): readonly string[] {
  return profiles.map(({ name }) => name);
}

/** What a profile adds to the run without any: each option with its value, as a text. */
function settingsOf(project: Project, name: string): readonly string[] {
  const base = new Set(optionTexts(project, []));
  return optionTexts(project, [name]).filter((text) => !base.has(text));
}

function optionTexts(project: Project, profiles: readonly string[]): readonly string[] {
  const [base] = project.variants();
  const variant = profiles.length === 0 && base !== undefined ? base : { name: profiles.join(","), profiles };
  return project
    .resolve(variant)
    .options()
    .map(({ path, value }) => JSON.stringify([path, toVectorJson(value)]));
}
