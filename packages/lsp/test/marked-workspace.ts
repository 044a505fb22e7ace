import { memoryFileSystem } from "@nf-lint/resolver";
import type { Position } from "vscode-languageserver";
import type { ConfigDocument } from "../src/documents/config-document.js";
import { ProjectWorkspace } from "../src/projects/project-workspace.js";

/** A project in memory under `/p`, and the place in it that a `|` marks. */
export interface Marked {
  readonly workspace: ProjectWorkspace;
  readonly document: ConfigDocument;
  readonly position: Position;
}

/** Files by their paths below `/p`; one text has the cursor as `|`. A text alone is `nextflow.config`. */
export function marked(files: string | Readonly<Record<string, string>>): Marked {
  const texts = new Map<string, string>();
  let path = "/p/nextflow.config";
  let offset = 0;
  for (const [name, text] of Object.entries(typeof files === "string" ? { "nextflow.config": files } : files)) {
    const cursor = text.indexOf("|");
    texts.set(`/p/${name}`, cursor < 0 ? text : text.slice(0, cursor) + text.slice(cursor + 1));
    if (cursor >= 0) [path, offset] = [`/p/${name}`, cursor];
  }
  const workspace = new ProjectWorkspace(memoryFileSystem(texts));
  workspace.openFolders(["/p"]);
  const document = workspace.document(path);
  if (document === undefined) throw new Error(`No document at ${path}.`);
  return { workspace, document, position: document.positionAt(offset) };
}

/** A place as `file:line:column text`, counted from 1 as people do. */
export function shownPlace(
  workspace: ProjectWorkspace,
  { uri, range }: { readonly uri: string; readonly range: { readonly start: Position; readonly end: Position } },
): string {
  const path = uri.replace("file://", "");
  const document = path.endsWith(".nf") ? workspace.script(path) : workspace.document(path);
  const text = document?.text.slice(document.offsetAt(range.start), document.offsetAt(range.end)) ?? "";
  return `${path.replace("/p/", "")}:${range.start.line + 1}:${range.start.character + 1} ${text}`.trim();
}
