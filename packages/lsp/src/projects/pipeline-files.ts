import type { ProjectView } from "@nf-lint/linter";
import { isWithin } from "@nf-lint/resolver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { uriOfPath } from "../documents/uri-path.js";
import type { LanguageWorkspace } from "./workspace.js";

/** The files of a pipeline beside its configurations. */
export interface PipelineFiles {
  /** Those that were asked for, read. */
  readonly files: readonly PipelineFile[];
  /** False where there are more than a person waits for. */
  readonly isComplete: boolean;
}

export interface PipelineFile {
  readonly path: string;
  readonly lines: TextDocument;
}

/** Most pipelines have some hundred files, the largest some ten thousand. */
const MOST_ENTRIES = 50_000;

/** Folders that hold no sources; those whose names start with a dot are no sources either. */
const PASSED_BY: ReadonlySet<string> = new Set(["node_modules", "work"]);

/**
 * The files of some names below the folders of projects. Of a single configuration that is open, and no pipeline, the
 * folder may be somebody's home: its subfolders are not entered.
 */
export function pipelineFiles(
  views: readonly ProjectView[],
  isWanted: (name: string) => boolean,
  workspace: LanguageWorkspace,
): PipelineFiles {
  const { fileSystem, folders } = workspace;
  const paths = new Set<string>();
  let entries = 0;
  for (const { project } of views) {
    const { directory } = project;
    const isDeep = project.isPipeline || folders.some((folder) => isWithin(folder, directory));
    const pending = [directory];
    for (let at = pending.pop(); at !== undefined && entries < MOST_ENTRIES; at = pending.pop()) {
      for (const { name, kind } of fileSystem.readDirectory(at)) {
        entries += 1;
        const path = at.endsWith("/") ? at + name : `${at}/${name}`;
        if (kind === "file" && isWanted(name)) paths.add(path);
        if (kind === "directory" && isDeep && !name.startsWith(".") && !PASSED_BY.has(name)) pending.push(path);
      }
    }
  }
  const files = [...paths].sort().flatMap((path): readonly PipelineFile[] => {
    const read = fileSystem.readFile(path);
    return read.kind === "text" ? [{ path, lines: TextDocument.create(uriOfPath(path), "", 0, read.text) }] : [];
  });
  return { files, isComplete: entries < MOST_ENTRIES };
}
