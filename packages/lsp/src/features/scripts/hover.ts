import type { Hover, Position } from "vscode-languageserver";
import type { ScriptDocument } from "../../documents/script-document.js";
import { pipelinesOf } from "../../projects/pipeline-processes.js";
import { isSameDefinition, nameUnder } from "../../projects/script-subjects.js";
import type { ScriptSubject } from "../../projects/script-subjects.js";
import type { LanguageWorkspace } from "../../projects/workspace.js";
import { code, listed } from "../../wording/markdown.js";
import { processHover, uncalled } from "./process-hover.js";
import { selectorsOfLabel } from "./references.js";

const MOST_SELECTORS = 6;

/** What is known of the name under the cursor: of a process, what it gets in each choice of profiles. */
export function scriptHover(
  document: ScriptDocument,
  position: Position,
  workspace: LanguageWorkspace,
): Hover | undefined {
  const here = nameUnder(document, position, workspace);
  const parts = here === undefined ? [] : describe(here.subject, document, workspace);
  const value = parts.filter((part) => part !== "").join("\n\n");
  if (here === undefined || value === "") return undefined;
  return { contents: { kind: "markdown", value }, range: document.rangeOf(here.range) };
}

function describe(subject: ScriptSubject, { path }: ScriptDocument, workspace: LanguageWorkspace): readonly string[] {
  switch (subject.kind) {
    case "definition": {
      const { found, binding, isAlias } = subject;
      const { definition, module } = found;
      const heading = `**${definition.kind} ${code(definition.name)}**`;
      if (definition.kind !== "process") return [heading];
      const own = { definition, path: module.path };
      const pipelines = pipelinesOf(path, workspace);
      const parts = processHover(
        pipelines,
        ({ called }) =>
          isSameDefinition({ definition: called.definition, path: called.path }, own) &&
          (!isAlias || called.name === binding.name),
      );
      return [heading, ...(parts.length > 0 ? parts : [uncalled(pipelines)])];
    }
    case "label": {
      const selectors = selectorsOfLabel(subject.name, path, workspace);
      const keys = [...new Set(selectors.map(({ selector }) => code(selector.key)))];
      return [
        `**label ${code(subject.name)}**`,
        keys.length === 0 ? "No selector is for it." : `Selectors: ${listed(keys, MOST_SELECTORS)}.`,
      ];
    }
    case "local":
      return [];
  }
}
