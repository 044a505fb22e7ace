import type { FileSystem, Finding, LintProgress, LintResult, Network, ProjectView } from "@nf-lint/linter";
import type { ScriptProject } from "@nf-lint/pipeline";
import type { ConfigDocument } from "../documents/config-document.js";
import type { ScriptDocument } from "../documents/script-document.js";

/**
 * What features read. They are functions over a document and this: nothing here knows of an editor, a connection or the
 * disk, so that each can be tested with some texts, and runs in a browser.
 */
export interface LanguageWorkspace {
  readonly fileSystem: FileSystem;
  /** Open folders, by their paths; none where an editor opened single files. */
  readonly folders: readonly string[];
  /** The file as the editor has it, else as it is on the disk; `undefined` for what cannot be read. */
  document(path: string): ConfigDocument | undefined;
  /** The same of a script. Its nodes are those of `scriptsOf`. */
  script(path: string): ScriptDocument | undefined;
  /** The scripts of a script's pipeline, with their includes and names; `undefined` for a path that is not there. */
  scriptsOf(path: string): ScriptProject | undefined;
  /** The projects that read a file, the nearest root first; of a script, the pipelines around it. */
  projectsOf(path: string): readonly ProjectView[];
  /** All projects of the open folders. */
  projects(): readonly ProjectView[];
  /** The scripts of the open folders, and those that are open. */
  scripts(): readonly string[];
  /** What the linter says of some files, without credentials. */
  lint(paths: readonly string[], onProgress?: (progress: LintProgress) => void): Promise<LintResult>;
  /** What it says of one. */
  findings(path: string): Promise<readonly Finding[]>;
  /** The hosts that a run of the project under a root configuration needs. */
  network(rootFile: string): Network;
  /** The text of a file after all safe fixes, as the command would make them; `undefined` where none changes it. */
  fixed(path: string): Promise<string | undefined>;
}
