import type { Project, Variant } from "@nf-lint/resolver";
import { nearestName } from "@nf-lint/resolver";
import type { Failure } from "./failure.js";
import type { Settings } from "./settings.js";

/** The profile that a run without a choice takes where it is declared; choosing it is never an error. */
const STANDARD = "standard";

/** The choices of profiles to look at in a project; combinations with a profile that it does not declare are left out. */
export function variantsOf(project: Project, { profiles = [], onlyProfiles }: Settings): readonly Variant[] {
  const declared = new Set([STANDARD, ...project.profiles.map(({ name }) => name)]);
  const isPossible = (choice: readonly string[]): boolean => choice.every((name) => declared.has(name));
  if (onlyProfiles === undefined) return project.variants(profiles.filter(isPossible));
  return onlyProfiles.filter(isPossible).flatMap((choice): readonly Variant[] => {
    // The first variant is the run without a choice, whatever it is called here.
    if (choice.length === 0) return project.variants().slice(0, 1);
    return [{ name: choice.join(","), profiles: choice }];
  });
}

/** The profiles that the user named and that none of the projects declares. */
export function unknownProfiles(
  projects: Iterable<Project>,
  { profiles = [], onlyProfiles = [] }: Settings,
): Failure[] {
  const declared = new Set([...projects].flatMap((project) => project.profiles.map(({ name }) => name)));
  const named = new Set([...profiles, ...onlyProfiles].flat());
  return [...named]
    .filter((name) => !declared.has(name) && name !== STANDARD)
    .map((name): Failure => {
      const near = nearestName(name, declared);
      return { kind: "unknown-profile", name, declared: [...declared], ...(near !== undefined && { near }) };
    });
}
