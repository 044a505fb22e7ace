import { parseConfig } from "@nf-lint/parser";
import { configToVectorJson } from "@nf-lint/resolver";
import type { Json } from "@nf-lint/groovy";
import type { Rejection, ResolvedConfig } from "@nf-lint/resolver";
import type { ProjectView } from "../project-view.js";

/** What a set of projects comes to. */
export interface Meaning {
  /** For each project and choice of profiles: all options with their values, and what is included. As text to compare. */
  readonly configurations: string;
  /** The projects and choices of profiles that Nextflow would refuse to run, and why. */
  readonly rejected: ReadonlyMap<string, Rejection>;
}

/** Works out what projects come to. Layout and comments do not count, those in closures neither. */
export function meaningOf(views: readonly ProjectView[]): Meaning {
  const rejected = new Map<string, Rejection>();
  const configurations = views.map(({ project, variants }): Json => {
    const ofVariants = variants.map((variant): readonly [string, Json] => {
      const config = project.resolve(variant);
      if (config.rejection !== undefined)
        rejected.set(JSON.stringify([project.rootFile, variant.name]), config.rejection);
      return [variant.name, [withoutLayout(configToVectorJson(config)), includesOf(config)]];
    });
    return [project.rootFile, Object.fromEntries(ofVariants)];
  });
  return { configurations: JSON.stringify(configurations), rejected };
}

function includesOf({ includes }: ResolvedConfig): Json {
  return includes.map(({ file, target, certain }): Json => {
    const to = "path" in target ? target.path : "url" in target ? target.url : "";
    return [file, target.kind, to, certain];
  });
}

/** Closures are values as their source has them: their trees say whether two are the same. */
function withoutLayout(json: Json): Json {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return (json as readonly Json[]).map(withoutLayout);
  return Object.fromEntries(
    Object.entries(json).map(([key, value]): readonly [string, Json] =>
      key === "$closure" && typeof value === "string" ? [key, treeOf(value)] : [key, withoutLayout(value)],
    ),
  );
}

function treeOf(closure: string): string {
  const { ast } = parseConfig(`closure = ${closure}`);
  return JSON.stringify(ast.body, (key, value: unknown) => (key === "range" || key === "loc" ? undefined : value));
}
