import { toVectorJson } from "@nf-lint/groovy";
import type { Value } from "@nf-lint/groovy";
import { maskFor } from "@nf-lint/resolver";
import type { OptionPath, Project, ResolvedConfig, SecretMask, Variant } from "@nf-lint/resolver";
import type { Renames } from "./renames.js";

/** Whether credentials are among what is told. */
export type SecretDisplay = "hidden" | "shown";

/** What a change makes of the resolved configuration of one project. */
export interface ConfigurationChange {
  /** The root configuration, relative to the working directory; where it is gone, as it was called. */
  readonly rootFile: string;
  /** What it was called, where that was otherwise. */
  readonly formerRootFile?: string;
  readonly state: "changed" | "added" | "removed";
  readonly profiles: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly renamed: readonly { readonly from: string; readonly to: string }[];
  };
  /** The options that differ, in the order of the resolved configurations; an equal difference in several variants is one. */
  readonly options: readonly OptionChange[];
  /** The variants that Nextflow rejects, or no longer rejects. */
  readonly rejections: readonly RejectionChange[];
}

export interface OptionChange {
  readonly path: OptionPath;
  /** Absent where it was not set. */
  readonly before?: Value;
  /** Absent where it is no longer set. */
  readonly after?: Value;
  /** The variants, by today's names; empty where all that exist on both sides agree. */
  readonly variants: readonly string[];
}

export interface RejectionChange {
  readonly variant: string;
  /** What the strict parser said then, and says today. */
  readonly before?: string;
  readonly after?: string;
}

/** A project on one side of a change, with the choices of profiles that are looked at. */
export interface ProjectSide {
  readonly project: Project;
  readonly variants: readonly Variant[];
}

/** True where there is nothing to tell. */
export function isUnchanged({ state, profiles, options, rejections, formerRootFile }: ConfigurationChange): boolean {
  const { added, removed, renamed } = profiles;
  return (
    state === "changed" &&
    formerRootFile === undefined &&
    [added, removed, renamed, options, rejections].every(({ length }) => length === 0)
  );
}

/** The profiles and options that differ between two states of a project. */
export function compareProjects(
  before: ProjectSide,
  after: ProjectSide,
  renames: Renames,
  renamedProfiles: ReadonlyMap<string, string>,
  secrets: SecretDisplay,
): Pick<ConfigurationChange, "profiles" | "options" | "rejections"> {
  const namesBefore = before.project.profiles.map(({ name }) => name);
  const namesAfter = after.project.profiles.map(({ name }) => name);
  const pairs = pairedVariants(before, after, renames);
  const hides = secrets === "hidden";
  const mask = maskFor(hides ? pairs.flatMap(({ past, now }) => [past, now]) : []);
  return {
    profiles: {
      added: namesAfter.filter((name) => !namesBefore.includes(name) && ![...renamedProfiles.values()].includes(name)),
      removed: namesBefore.filter((name) => !namesAfter.includes(name) && !renamedProfiles.has(name)),
      renamed: [...renamedProfiles].map(([from, to]) => ({ from, to })),
    },
    options: hides ? optionChanges(pairs).map((change) => hidden(change, mask)) : optionChanges(pairs),
    rejections: pairs.flatMap(({ name, past, now }): readonly RejectionChange[] => {
      const [was, is] = [past, now].map(
        ({ rejection }) => rejection && (hides ? mask.text(rejection.message) : rejection.message),
      );
      if (past.rejection?.message === now.rejection?.message) return [];
      return [{ variant: name, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
    }),
  };
}

/** One variant on both sides. */
export interface VariantPair {
  readonly name: string;
  readonly past: ResolvedConfig;
  readonly now: ResolvedConfig;
}

export function pairedVariants(before: ProjectSide, after: ProjectSide, renames: Renames): readonly VariantPair[] {
  const past = new Map(before.variants.map((variant) => [renames.variant(variant.name), variant]));
  const [baseBefore, baseAfter] = [before.project, after.project].map((project) => project.variants()[0]?.name);
  return after.variants.flatMap((variant): readonly VariantPair[] => {
    // The run without profiles has another name where a profile `standard` came or went.
    const counterpart = past.get(variant.name) ?? (variant.name === baseAfter ? past.get(baseBefore ?? "") : undefined);
    if (counterpart === undefined) return [];
    const { name } = variant;
    return [{ name, past: before.project.resolve(counterpart), now: after.project.resolve(variant) }];
  });
}

function optionChanges(pairs: readonly VariantPair[]): readonly OptionChange[] {
  const changes = new Map<string, Omit<OptionChange, "variants"> & { readonly variants: string[] }>();
  for (const { name, past, now } of pairs) {
    const before = valuesOf(past);
    const after = valuesOf(now);
    for (const key of new Set([...after.keys(), ...before.keys()])) {
      const [was, is] = [before.get(key), after.get(key)];
      if (was?.text === is?.text) continue;
      const identity = JSON.stringify([key, was?.text, is?.text]);
      const change = changes.get(identity) ?? {
        path: (is ?? was)?.path ?? [],
        ...(was && { before: was.value }),
        ...(is && { after: is.value }),
        variants: [],
      };
      change.variants.push(name);
      changes.set(identity, change);
    }
  }
  return [...changes.values()].map((change) =>
    change.variants.length === pairs.length ? { ...change, variants: [] } : change,
  );
}

/** That a credential differs is told, and no more. */
function hidden({ before, after, ...change }: OptionChange, mask: SecretMask): OptionChange {
  return {
    ...change,
    ...(before && { before: mask.value(change.path, before) }),
    ...(after && { after: mask.value(change.path, after) }),
  };
}

interface ComparedValue {
  readonly path: OptionPath;
  readonly value: Value;
  /** Equal for values that are the same, wherever they were set; blanks within a closure do not count. */
  readonly text: string;
}

function valuesOf(config: ResolvedConfig): ReadonlyMap<string, ComparedValue> {
  return new Map(
    config.options().map(({ path, value }) => {
      const text = value.kind === "lazy" ? value.source.replace(/\s+/g, " ") : JSON.stringify(toVectorJson(value));
      return [JSON.stringify(path), { path, value, text }];
    }),
  );
}
