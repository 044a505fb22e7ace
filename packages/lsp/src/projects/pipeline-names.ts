import type { ProjectView } from "@nf-lint/linter";
import { traverse } from "@nf-lint/parser";
import type { ScriptModule } from "@nf-lint/pipeline";
import { isSelectorKey } from "@nf-lint/resolver";
import { labelsIn, namesOf, pipelinesIn } from "./pipeline-processes.js";
import type { LanguageWorkspace } from "./workspace.js";

/** The names by which a configuration can select the processes of its pipeline. */
export interface SelectableNames {
  /** Their own, those under which they are included, and those with the workflows in front. */
  readonly names: readonly string[];
  readonly labels: readonly string[];
}

export function selectableNames(view: ProjectView, workspace: LanguageWorkspace): SelectableNames {
  const pipelines = pipelinesIn(view, workspace);
  const names = pipelines.flatMap(({ scripts, entry }) => scripts.calledProcesses(entry).processes.flatMap(namesOf));
  const labels = pipelines.flatMap(({ scripts, entry }) =>
    labelsIn(
      scripts.modulesFrom(entry).map(({ path }) => path),
      scripts,
    ).map(({ node }) => node.value),
  );
  return { names: [...new Set(names)], labels: [...new Set(labels)] };
}

/** The names below `ext` that the configuration of a pipeline sets, or that its scripts read. */
export function extNames(view: ProjectView, workspace: LanguageWorkspace): readonly string[] {
  const { project, variants } = view;
  const found = new Set<string>();
  for (const variant of variants) {
    const config = project.resolve(variant);
    for (const key of config.keys("process")) {
      const below = key === "ext" ? ["process", "ext"] : ["process", key, "ext"];
      if (key === "ext" || isSelectorKey(key)) for (const name of config.keys(below)) found.add(name);
    }
  }
  const modules = pipelinesIn(view, workspace).flatMap(({ scripts, entry }) => scripts.modulesFrom(entry));
  for (const module of new Set(modules)) for (const name of extReads(module)) found.add(name);
  return [...found].sort();
}

/** `args` of each `task.ext.args`. */
export function extReads({ ast }: Pick<ScriptModule, "ast">): readonly string[] {
  const found: string[] = [];
  traverse(ast, (node) => {
    if (node.type !== "PropertyExpression" || node.property.type !== "Identifier" || node.property.name === "") return;
    const { object } = node;
    if (object.type !== "PropertyExpression" || object.property.type !== "Identifier") return;
    const isExt =
      object.property.name === "ext" && object.object.type === "Identifier" && object.object.name === "task";
    if (isExt) found.push(node.property.name);
  });
  return found;
}
