import type { Directive, ProcessDeclaration, Script } from "@nf-lint/parser";
import { keptFor } from "../authoring/kept-for.js";
import type { ProjectScripts } from "../authoring/project-scripts.js";

/** The directives of all process definitions of a script, in source order. */
export const writtenDirectives: (script: Script) => readonly Directive[] = keptFor((script) =>
  script.body.flatMap((node) => (node.type === "ProcessDeclaration" ? directivesOf(node) : [])),
);

function directivesOf({ sections }: ProcessDeclaration): readonly Directive[] {
  return sections.flatMap((section) =>
    section.kind === "directives"
      ? section.body.flatMap((statement) => (statement.type === "Directive" ? [statement] : []))
      : [],
  );
}

/** Whether a process definition of the pipeline has the directive, or may have: where not all scripts can be read. */
export function mayScriptsSet(scripts: ProjectScripts, directive: string): boolean {
  return scripts.directives(directive)?.length !== 0;
}
