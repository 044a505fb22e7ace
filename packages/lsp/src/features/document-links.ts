import type { DocumentLink } from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";
import { uriOfPath } from "../documents/uri-path.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/** The files that a configuration includes, behind the expressions that name them; of several the first that exists. */
export function documentLinks(document: ConfigDocument, workspace: LanguageWorkspace): DocumentLink[] {
  const [view] = workspace.projectsOf(document.path);
  const edges = (view?.project.includes ?? []).filter(({ file }) => file === document.path);
  return edges.flatMap(({ node, targets }): DocumentLink[] => {
    for (const target of targets) {
      const range = document.rangeOf(node.source.range);
      if (target.kind === "file") return [{ range, target: uriOfPath(target.path) }];
      if (target.kind === "remote" && /^https?:/.test(target.url)) return [{ range, target: target.url }];
    }
    return [];
  });
}
