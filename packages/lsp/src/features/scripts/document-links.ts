import { traverse } from "@nf-lint/parser";
import type { StringLiteral } from "@nf-lint/parser";
import { resolvePath } from "@nf-lint/resolver";
import type { DocumentLink } from "vscode-languageserver";
import type { ScriptDocument } from "../../documents/script-document.js";
import { uriOfPath } from "../../documents/uri-path.js";
import type { LanguageWorkspace } from "../../projects/workspace.js";
import { templateFolders } from "./template-folders.js";

/** The scripts that a script includes and the templates that its processes run, behind the texts that name them. */
export function scriptLinks(document: ScriptDocument, workspace: LanguageWorkspace): DocumentLink[] {
  const scripts = workspace.scriptsOf(document.path);
  const isFile = (path: string): boolean => workspace.fileSystem.kind(path) === "file";
  const includes = (scripts?.includes(document.path) ?? []).flatMap(({ include, path }): DocumentLink[] =>
    path !== undefined && isFile(path) ? [link(include.source, path, document)] : [],
  );
  const folders = scripts === undefined ? [] : templateFolders(document.path, scripts);
  const templates: DocumentLink[] = [];
  traverse(document.ast, (node) => {
    if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "template") return;
    const [name] = node.arguments;
    if (name?.type !== "StringLiteral" || name.value.startsWith("/")) return;
    const path = folders.map((folder) => resolvePath(folder, name.value)).find(isFile);
    if (path !== undefined) templates.push(link(name, path, document));
  });
  return [...includes, ...templates];
}

function link({ range }: Pick<StringLiteral, "range">, path: string, document: ScriptDocument): DocumentLink {
  return { range: document.rangeOf(range), target: uriOfPath(path) };
}
