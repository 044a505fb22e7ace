import type { Location, Position } from "vscode-languageserver";
import type { ScriptDocument } from "../../documents/script-document.js";
import { FILE_START } from "../../documents/positions.js";
import { uriOfPath } from "../../documents/uri-path.js";
import { nameUnder } from "../../projects/script-subjects.js";
import type { LanguageWorkspace } from "../../projects/workspace.js";
import { placeOfSelector, selectorsOfLabel } from "./references.js";

/** Where what the cursor is on comes from: a definition, a variable, an included script, the selectors of a label. */
export function scriptDefinition(
  document: ScriptDocument,
  position: Position,
  workspace: LanguageWorkspace,
): Location[] | undefined {
  const offset = document.offsetAt(position);
  const scripts = workspace.scriptsOf(document.path);
  if (scripts === undefined) return undefined;
  const link = scripts
    .includes(document.path)
    .find(({ include: { source } }) => source.range[0] <= offset && offset <= source.range[1]);
  if (link !== undefined) {
    const { path } = link;
    const isThere = path !== undefined && workspace.fileSystem.kind(path) === "file";
    return isThere ? [{ uri: uriOfPath(path), range: FILE_START }] : undefined;
  }
  const subject = nameUnder(document, position, workspace)?.subject;
  switch (subject?.kind) {
    case "definition": {
      const { module, definition } = subject.found;
      const file = workspace.script(module.path);
      return file && [{ uri: file.uri, range: file.rangeOf(definition.identifier.range) }];
    }
    case "local": {
      const { identifier } = subject.binding;
      return identifier && [{ uri: document.uri, range: document.rangeOf(identifier.range) }];
    }
    case "label":
      return selectorsOfLabel(subject.name, document.path, workspace).map(placeOfSelector);
    case undefined:
      return undefined;
  }
}
