import { DocumentHighlightKind } from "vscode-languageserver";
import type { DocumentHighlight, Location, Position, ReferenceContext } from "vscode-languageserver";
import type { Range as SourceRange } from "@nf-lint/parser";
import type { FoundDefinition } from "@nf-lint/pipeline";
import type { ScriptDocument } from "../../documents/script-document.js";
import { hits, labelsIn, namesOf, pipelinesOf, selectorsOf } from "../../projects/pipeline-processes.js";
import type { PlacedSelector } from "../../projects/pipeline-processes.js";
import { isSameDefinition, nameRange, nameUnder, scriptsNaming } from "../../projects/script-subjects.js";
import type { LanguageWorkspace } from "../../projects/workspace.js";

/**
 * All places that name what the cursor is on: of a definition in every script of the pipeline, includes and their aliases
 * too, and the selectors of all configurations that hit it.
 */
export function scriptReferences(
  document: ScriptDocument,
  position: Position,
  { includeDeclaration }: ReferenceContext,
  workspace: LanguageWorkspace,
): Location[] | undefined {
  const here = nameUnder(document, position, workspace);
  if (here === undefined) return undefined;
  const { subject, scripts } = here;
  switch (subject.kind) {
    case "definition": {
      const { found } = subject;
      const uses = scripts.usesOf(found, scriptsNaming(found.definition.name, scripts, workspace));
      return [
        ...uses
          .filter(({ role }) => includeDeclaration || role === "use")
          .flatMap(({ path, node }) => placeIn(path, nameRange(node), workspace)),
        ...selectorsHitting(found, document.path, workspace).map(placeOfSelector),
      ];
    }
    case "local": {
      const { identifier, references } = subject.binding;
      const nodes = [...(includeDeclaration && identifier ? [identifier] : []), ...references.map(({ node }) => node)];
      return nodes.map((node) => ({ uri: document.uri, range: document.rangeOf(nameRange(node)) }));
    }
    case "label":
      return [
        ...labelsIn(scriptsNaming(subject.name, scripts, workspace), scripts)
          .filter(({ node }) => node.value === subject.name)
          .flatMap(({ path, node }) => placeIn(path, nameRange(node), workspace)),
        ...selectorsOfLabel(subject.name, document.path, workspace).map(placeOfSelector),
      ];
  }
}

/** The places in the script itself that name what the cursor is on. */
export function scriptHighlights(
  document: ScriptDocument,
  position: Position,
  workspace: LanguageWorkspace,
): DocumentHighlight[] | undefined {
  const { path } = document;
  const here = nameUnder(document, position, workspace);
  if (here === undefined) return undefined;
  const { subject, scripts } = here;
  const highlight = (range: SourceRange, kind: DocumentHighlightKind): DocumentHighlight => ({
    range: document.rangeOf(range),
    kind,
  });
  const { Read, Text, Write } = DocumentHighlightKind;
  switch (subject.kind) {
    case "definition":
      return scripts
        .usesOf(subject.found, [path])
        .filter((use) => use.path === path)
        .map(({ node, role }) => highlight(nameRange(node), role === "use" ? Read : Write));
    case "local": {
      const { identifier, references } = subject.binding;
      return [
        ...(identifier ? [highlight(identifier.range, Write)] : []),
        ...references.map(({ node, use }) => highlight(nameRange(node), use === "write" ? Write : Read)),
      ];
    }
    case "label":
      return labelsIn([path], scripts)
        .filter(({ node }) => node.value === subject.name)
        .map(({ node }) => highlight(nameRange(node), Text));
  }
}

/** The selectors that hit calls of a definition; those of its name where none is called. */
function selectorsHitting(
  found: FoundDefinition,
  path: string,
  workspace: LanguageWorkspace,
): readonly PlacedSelector[] {
  if (found.definition.kind !== "process") return [];
  const pipelines = pipelinesOf(path, workspace);
  const names = new Set([
    found.definition.name,
    ...pipelines.flatMap(({ scripts, entry }) =>
      scripts
        .calledProcesses(entry)
        .processes.filter(({ definition, path: from }) =>
          isSameDefinition({ definition, path: from }, { definition: found.definition, path: found.module.path }),
        )
        .flatMap(namesOf),
    ),
  ]);
  return selectorsOf(workspace.projectsOf(path), workspace).filter(
    ({ selector }) => selector.kind === "withName" && hits(selector, { names: [...names], labels: [] }),
  );
}

/** The selectors of a label. */
export function selectorsOfLabel(name: string, path: string, workspace: LanguageWorkspace): readonly PlacedSelector[] {
  return selectorsOf(workspace.projectsOf(path), workspace).filter(
    ({ selector }) => selector.kind === "withLabel" && hits(selector, { names: [], labels: [name] }),
  );
}

export function placeOfSelector({ document, occurrence }: PlacedSelector): Location {
  return { uri: document.uri, range: document.rangeOf(occurrence.range) };
}

function placeIn(path: string, range: SourceRange, workspace: LanguageWorkspace): readonly Location[] {
  const file = workspace.script(path);
  return file === undefined ? [] : [{ uri: file.uri, range: file.rangeOf(range) }];
}
