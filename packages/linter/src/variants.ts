import type { IncludeTarget, Project, Variant } from "@nf-lint/resolver";
import { nearestName } from "@nf-lint/resolver";
import type { Failure, Notice } from "./failure.js";
import { placeOfProfile } from "./settings/profile-places.js";
import type { Settings } from "./settings.js";

/** The profile that a run without a choice takes where it is declared; choosing it is never an error. */
const STANDARD = "standard";

/**
 * The choices of profiles that the user wants a project looked at in: those of this run, possible or not, else each
 * profile alone and those combinations of the settings that the project can have.
 */
export function wantedVariants(project: Project, { profiles = [], onlyProfiles }: Settings): readonly Variant[] {
  if (onlyProfiles === undefined) return project.variants(profiles.filter(possibleIn(project)));
  const chosen = onlyProfiles.flatMap((choice): readonly Variant[] => {
    // The first variant is the run without a choice, whatever it is called here.
    if (choice.length === 0) return project.variants().slice(0, 1);
    return [{ name: choice.join(","), profiles: choice }];
  });
  return [...new Map(chosen.map((variant) => [variant.name, variant])).values()];
}

/** The wanted choices without those that name a profile which the project cannot have: of several projects, some do. */
export function variantsOf(project: Project, settings: Settings): readonly Variant[] {
  const isPossible = possibleIn(project);
  return wantedVariants(project, settings).filter(({ profiles }) => isPossible(profiles));
}

function possibleIn(project: Project): (choice: readonly string[]) => boolean {
  if (mayDeclareMore(project)) return () => true;
  const declared = new Set([STANDARD, ...project.profiles.map(({ name }) => name)]);
  return (choice) => choice.every((name) => declared.has(name));
}

/**
 * The profiles that the user named and that none of the projects declares: a failure, or a notice where a project
 * includes what cannot be read here and may declare them.
 */
export function undeclaredProfiles(
  projects: readonly Project[],
  { profiles = [], onlyProfiles = [] }: Settings,
): { readonly failures: readonly Failure[]; readonly notices: readonly Notice[] } {
  const declared = new Set(projects.flatMap((project) => project.profiles.map(({ name }) => name)));
  const choices = [...profiles, ...onlyProfiles];
  const named = new Set(choices.flat());
  const undeclared = [...named].filter((name) => !declared.has(name) && name !== STANDARD);
  if (projects.some(mayDeclareMore)) {
    return { failures: [], notices: undeclared.map((name) => ({ kind: "unconfirmed-profile", name })) };
  }
  const failures = undeclared.map((name): Failure => {
    const near = nearestName(name, declared);
    const place = placeOfProfile(name, choices);
    return {
      kind: "unknown-profile",
      name,
      declared: [...declared],
      ...(near !== undefined && { near }),
      ...(place && { place }),
    };
  });
  return { failures, notices: [] };
}

/** Institutional profiles, for one, often come with a remote include. */
function mayDeclareMore(project: Project): boolean {
  return project.includes.some(({ targets }) => targets.some(isBeyondReach));
}

function isBeyondReach({ kind }: IncludeTarget): boolean {
  return kind === "remote" || kind === "unknown" || kind === "unreadable";
}
