import { memoryFileSystem } from "@nf-lint/resolver";
import type { Position } from "vscode-languageserver";
import type { ScriptDocument } from "../src/documents/script-document.js";
import { ProjectWorkspace } from "../src/projects/project-workspace.js";

/** A pipeline in memory under `/p`, and the place in one of its scripts that a `|` marks. */
export interface MarkedScript {
  readonly workspace: ProjectWorkspace;
  readonly document: ScriptDocument;
  readonly position: Position;
}

/** Files by their paths below `/p`; one text has the cursor as `¦`, for scripts have pipes. A text alone is `main.nf`. */
export function markedScript(files: string | Readonly<Record<string, string>>): MarkedScript {
  const texts = new Map<string, string>([["/p/nextflow.config", "manifest.name = 'p'\n"]]);
  let path = "/p/main.nf";
  let offset = 0;
  for (const [name, text] of Object.entries(typeof files === "string" ? { "main.nf": files } : files)) {
    const cursor = text.indexOf("¦");
    texts.set(`/p/${name}`, text.replace("¦", ""));
    if (cursor >= 0) [path, offset] = [`/p/${name}`, cursor];
  }
  if (!texts.has("/p/main.nf")) texts.set("/p/main.nf", "workflow { }\n");
  const workspace = new ProjectWorkspace(memoryFileSystem(texts));
  workspace.openFolders(["/p"]);
  const document = workspace.script(path);
  if (document === undefined) throw new Error(`No script at ${path}.`);
  return { workspace, document, position: document.positionAt(offset) };
}
