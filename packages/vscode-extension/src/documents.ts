import { window, workspace } from "vscode";
import type { Uri } from "vscode";
import type { TextDocumentFilter } from "vscode-languageclient";

export const CONFIG_LANGUAGE = "nextflow-config";

export const SCRIPT_LANGUAGE = "nextflow";

/** Where resolved configurations live, which are ours and not to be linted. */
export const RESOLVED_SCHEME = "nf-lint-resolved";

/** Where the tables of hosts live. */
export const HOSTS_SCHEME = "nf-lint-hosts";

/** The documents that the server is told of: those of the workspace, and none of a past revision in a diff editor. */
export function documentSelector(): TextDocumentFilter[] {
  const schemes = new Set(["file", "untitled", ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
  return [...schemes].flatMap((scheme) => [
    { scheme, language: CONFIG_LANGUAGE },
    // Tests of scripts, and what is to become a script, are no scripts.
    { scheme, language: SCRIPT_LANGUAGE, pattern: "**/*.nf" },
    { scheme, pattern: "**/.nf-lint.{yml,yaml,json}" },
  ]);
}

/** The configuration that a command is about: the one that is edited, else the first root configuration there is. */
export async function configurationAtHand(): Promise<Uri | undefined> {
  const document = window.activeTextEditor?.document;
  if (document?.languageId === CONFIG_LANGUAGE && document.uri.scheme !== RESOLVED_SCHEME) return document.uri;
  const found = await workspace.findFiles("**/nextflow.config", "**/{node_modules,work,.nextflow}/**");
  return found.toSorted((a, b) => a.path.length - b.path.length)[0];
}
