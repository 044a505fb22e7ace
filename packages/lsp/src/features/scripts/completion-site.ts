import type { ProjectView } from "@nf-lint/linter";
import type { ScriptNames, ScriptProject } from "@nf-lint/pipeline";
import type { CompletionItem } from "vscode-languageserver";
import type { ScriptDocument } from "../../documents/script-document.js";
import type { LanguageWorkspace } from "../../projects/workspace.js";

/** What completion in a script looks at. */
export interface ScriptSite {
  readonly document: ScriptDocument;
  readonly workspace: LanguageWorkspace;
  readonly scripts: ScriptProject;
  readonly names: ScriptNames | undefined;
  /** The nearest pipeline around the script. */
  readonly view: ProjectView | undefined;
}

/** An item before its place is known. */
export type Item = Omit<CompletionItem, "textEdit">;
