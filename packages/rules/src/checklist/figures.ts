import type { Project, ResolvedConfig, Variant } from "@nf-lint/resolver";
import { isTrue } from "../authoring/certainty.js";

/** Something to look at that no rule can decide. */
export interface ChecklistFigure {
  /** What to do with it: "Keep from lifecycle rules". */
  readonly title: string;
  readonly items: readonly string[];
}

/** The figures of a project over its variants, each item once; those without items are left out. */
export function figuresOf(project: Project, variants: readonly Variant[]): readonly ChecklistFigure[] {
  const configs = variants.map((variant) => project.resolve(variant));
  const figure = (title: string, items: (config: ResolvedConfig) => readonly string[]): ChecklistFigure => ({
    title,
    items: [...new Set(configs.flatMap(items))],
  });
  return [
    figure("Keep from lifecycle rules", keptPrefixes),
    figure("Logs that cost and grow", logPlaces),
    figure("Fusion marks work for deletion", fusionTags),
  ].filter(({ items }) => items.length > 0);
}

/** What a bucket's lifecycle rule must not delete while runs may resume. */
function keptPrefixes(config: ResolvedConfig): readonly string[] {
  const directory = bucketIn(config, "bucketDir") ?? bucketIn(config, "workDir");
  if (directory === undefined) return [];
  const hasSnapshots = isTrue(config.value("fusion.snapshots")) === "yes";
  return [`${directory} (work directory)`, ...(hasSnapshots ? [`${directory}/**/.fusion/dump (snapshots)`] : [])];
}

function logPlaces(config: ResolvedConfig): readonly string[] {
  return ["aws.batch.logsGroup", "google.batch.logsPath"].flatMap((option) => {
    const text = textOf(config, option);
    return text === undefined ? [] : [`${text} (${option})`];
  });
}

/** Without tags of one's own Fusion has these; a rule of the bucket on them deletes what runs need to resume. */
function fusionTags(config: ResolvedConfig): readonly string[] {
  if (isTrue(config.value("fusion.enabled")) !== "yes" || config.value("fusion.tags") !== undefined) return [];
  return ["nextflow.io/temporary=true"];
}

function bucketIn(config: ResolvedConfig, option: string): string | undefined {
  const text = textOf(config, option);
  return text !== undefined && /^(s3|gs|az):\/\//.test(text) ? text.replace(/\/+$/, "") : undefined;
}

function textOf(config: ResolvedConfig, option: string): string | undefined {
  const value = config.value(option);
  return value?.kind === "known" && typeof value.value === "string" && value.value !== "" ? value.value : undefined;
}
