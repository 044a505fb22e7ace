import { selectorOfKey } from "@nf-lint/resolver";
import type { OptionPath } from "@nf-lint/resolver";
import type { Location } from "vscode-languageserver";
import { hits, labelsIn, namesOf, pipelinesOf } from "../../projects/pipeline-processes.js";
import { nameRange } from "../../projects/script-subjects.js";
import type { LanguageWorkspace } from "../../projects/workspace.js";

/**
 * What a selector of a configuration is for in the scripts of its pipelines: the definitions of the processes whose name it hits, or
 * the labels of definitions.
 *
 * @param path The selector's own, `["process", "withName:ALIGN"]`.
 * @param file The configuration, absolute.
 */
export function selectorTargets(path: OptionPath, file: string, workspace: LanguageWorkspace): readonly Location[] {
  const selector = selectorOfKey(path.at(-1) ?? "");
  if (selector === undefined) return [];
  const found = new Map<string, Location>();
  const add = (script: string, range: readonly [number, number]): void => {
    const document = workspace.script(script);
    if (document !== undefined)
      found.set(`${script} ${String(range[0])}`, { uri: document.uri, range: document.rangeOf([...range]) });
  };
  for (const { scripts, entry } of pipelinesOf(file, workspace)) {
    if (selector.kind === "withLabel") {
      for (const { path: script, node } of labelsIn(
        scripts.modulesFrom(entry).map((one) => one.path),
        scripts,
      ))
        if (hits(selector, { names: [], labels: [node.value] })) add(script, nameRange(node));
      continue;
    }
    for (const called of scripts.calledProcesses(entry).processes)
      if (hits(selector, { names: namesOf(called), labels: [] })) add(called.path, called.definition.identifier.range);
  }
  return [...found.values()];
}
