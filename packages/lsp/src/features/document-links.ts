import { resolvePath } from "@nf-lint/resolver";
import type { ProjectView } from "@nf-lint/linter";
import type { DocumentLink } from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";
import { occurrencesIn } from "../documents/occurrences.js";
import { uriOfPath } from "../documents/uri-path.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/**
 * The files that a configuration includes, behind the expressions that name them; of several the first that exists. And
 * the main script.
 */
export function documentLinks(document: ConfigDocument, workspace: LanguageWorkspace): DocumentLink[] {
  const [view] = workspace.projectsOf(document.path);
  const main = view === undefined ? [] : mainScriptLink(document, view, workspace);
  const edges = (view?.project.includes ?? []).filter(({ file }) => file === document.path);
  const includes = edges.flatMap(({ node, targets }): DocumentLink[] => {
    for (const target of targets) {
      const range = document.rangeOf(node.source.range);
      if (target.kind === "file") return [{ range, target: uriOfPath(target.path) }];
      if (target.kind === "remote" && /^https?:/.test(target.url)) return [{ range, target: target.url }];
    }
    return [];
  });
  return [...includes, ...main];
}

/** `manifest.mainScript` names a file beside the root configuration. */
function mainScriptLink(
  document: ConfigDocument,
  { project }: ProjectView,
  { fileSystem }: LanguageWorkspace,
): DocumentLink[] {
  return occurrencesIn(document.ast).flatMap(({ subject, role, node }): DocumentLink[] => {
    if (subject.kind !== "option" || role !== "set" || subject.path.join(".") !== "manifest.mainScript") return [];
    if (node.type !== "ConfigAssign" || node.value.type !== "StringLiteral") return [];
    const path = resolvePath(project.directory, node.value.value);
    if (fileSystem.kind(path) !== "file") return [];
    return [{ range: document.rangeOf(node.value.range), target: uriOfPath(path) }];
  });
}
