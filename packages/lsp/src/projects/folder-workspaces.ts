import type {
  FileSystem,
  Finding,
  LintProgress,
  LintResult,
  Network,
  Notice,
  ProjectView,
  Settings,
} from "@nf-lint/linter";
import { overlay } from "@nf-lint/resolver";
import type { ScriptProject } from "@nf-lint/pipeline";
import type { ConfigDocument } from "../documents/config-document.js";
import type { ScriptDocument } from "../documents/script-document.js";
import { innermostFolder } from "../settings/folder-settings.js";
import { ProjectWorkspace } from "./project-workspace.js";
import { pathOfFinding } from "../documents/uri-path.js";
import type { LanguageWorkspace } from "./workspace.js";

/**
 * What an editor has open, where its settings may differ from folder to folder: folders with the same settings share one
 * workspace. A file is looked at under the settings of its own folder, whichever folder's project reads it too.
 */
export class FolderWorkspaces implements LanguageWorkspace {
  readonly fileSystem: FileSystem;
  readonly #buffers = new Map<string, string>();
  readonly #onNotices: (notices: readonly Notice[]) => void;
  #folders: readonly string[] = [];
  #settingsOf: (path: string) => Settings = () => ({});
  #elsewhere: Settings = {};
  /** By their settings. */
  #workspaces = new Map<string, ProjectWorkspace>();
  #byFolder = new Map<string, ProjectWorkspace>();
  #outside: ProjectWorkspace;

  /** @param onNotices Told of what a run has to say that is about no file that it linted. */
  constructor(disk: FileSystem, onNotices: (notices: readonly Notice[]) => void = () => undefined) {
    this.#onNotices = onNotices;
    this.fileSystem = overlay(disk, this.#buffers);
    this.#outside = this.#workspaceFor(this.#elsewhere);
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /** The paths of the documents that the editor holds. */
  get open(): readonly string[] {
    return [...this.#buffers.keys()];
  }

  /** The folders that the editor has open, by their paths. */
  openFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#distribute();
  }

  /**
   * What the user says in the editor's settings.
   *
   * @param settingsOf What holds for an open folder.
   * @param elsewhere What holds for files in none of them.
   */
  configure(settingsOf: (folder: string) => Settings, elsewhere: Settings): void {
    this.#settingsOf = settingsOf;
    this.#elsewhere = elsewhere;
    this.#distribute();
  }

  /** The text of an open document, saved or not; `undefined` when it is closed. */
  edit(path: string, text: string | undefined): void {
    if (text === undefined) this.#buffers.delete(path);
    else this.#buffers.set(path, text);
    const owner = this.#ownerOf(path);
    owner.edit(path, text);
    for (const other of this.#workspaces.values()) if (other !== owner) other.changed([path]);
  }

  /** Says that files have changed, appeared or gone. */
  changed(paths: readonly string[]): void {
    for (const workspace of this.#workspaces.values()) workspace.changed(paths);
  }

  /** All files whose findings may depend on one of these. */
  relatedTo(paths: readonly string[]): ReadonlySet<string> {
    return new Set(this.#byFolderOf(paths).flatMap(([folder, own]) => [...this.#workspaceIn(folder).relatedTo(own)]));
  }

  document(path: string): ConfigDocument | undefined {
    return this.#ownerOf(path).document(path);
  }

  script(path: string): ScriptDocument | undefined {
    return this.#ownerOf(path).script(path);
  }

  scriptsOf(path: string): ScriptProject | undefined {
    return this.#ownerOf(path).scriptsOf(path);
  }

  projectsOf(path: string): readonly ProjectView[] {
    return this.#ownerOf(path).projectsOf(path);
  }

  projects(): readonly ProjectView[] {
    const all = [...this.#workspaces.values()].flatMap((workspace) => workspace.projects());
    return [...new Map(all.map((view) => [view.project.rootFile, view])).values()];
  }

  scripts(): readonly string[] {
    return [...new Set([...this.#workspaces.values()].flatMap((workspace) => workspace.scripts()))];
  }

  /** Each folder by itself: settings of one that cannot be followed stop no other. */
  async lint(paths: readonly string[], onProgress?: (progress: LintProgress) => void): Promise<LintResult> {
    const result = await this.#lintByFolder(paths, onProgress);
    this.#onNotices(result.notices);
    return result;
  }

  async #lintByFolder(paths: readonly string[], onProgress?: (progress: LintProgress) => void): Promise<LintResult> {
    const split = this.#byFolderOf(paths);
    const [only] = split;
    if (split.length <= 1) return this.#workspaceIn(only?.[0]).lint(paths, onProgress);
    const results: LintResult[] = [];
    for (const [folder, own] of split) {
      results.push(this.#within(folder, await this.#workspaceIn(folder).lint(own, onProgress)));
    }
    return joined(results);
  }

  async findings(path: string): Promise<readonly Finding[]> {
    return (await this.lint([path])).findings;
  }

  network(rootFile: string): Network {
    return this.#ownerOf(rootFile).network(rootFile);
  }

  fixed(path: string): Promise<string | undefined> {
    return this.#ownerOf(path).fixed(path);
  }

  /** Gives each folder and each open document to the workspace of its settings; one that is still needed goes on. */
  #distribute(): void {
    this.#outside = this.#workspaceFor(this.#elsewhere);
    this.#byFolder = new Map(
      this.#folders.map((folder) => [folder, this.#workspaceFor(this.#settingsOf(folder))] as const),
    );
    const needed = new Set([this.#outside, ...this.#byFolder.values()]);
    this.#workspaces = new Map([...this.#workspaces].filter(([, workspace]) => needed.has(workspace)));
    for (const workspace of needed) {
      workspace.openFolders(this.#folders.filter((folder) => this.#byFolder.get(folder) === workspace));
      for (const path of workspace.open) if (this.#ownerOf(path) !== workspace) workspace.edit(path, undefined);
    }
    for (const [path, text] of this.#buffers) {
      const owner = this.#ownerOf(path);
      if (!owner.open.includes(path)) owner.edit(path, text);
    }
  }

  #workspaceFor(settings: Settings): ProjectWorkspace {
    const key = JSON.stringify(settings);
    const kept = this.#workspaces.get(key);
    if (kept !== undefined) return kept;
    const made = new ProjectWorkspace(this.fileSystem);
    made.configure(settings);
    this.#workspaces.set(key, made);
    return made;
  }

  #ownerOf(path: string): ProjectWorkspace {
    return this.#workspaceIn(innermostFolder(this.#folders, path));
  }

  #workspaceIn(folder: string | undefined): ProjectWorkspace {
    return (folder === undefined ? undefined : this.#byFolder.get(folder)) ?? this.#outside;
  }

  /** Some paths by the open folder that they are in; `undefined` for no folder. */
  #byFolderOf(paths: readonly string[]): readonly (readonly [string | undefined, readonly string[]])[] {
    const split = new Map<string | undefined, string[]>();
    for (const path of paths) {
      const folder = innermostFolder(this.#folders, path);
      const own = split.get(folder) ?? [];
      own.push(path);
      split.set(folder, own);
    }
    return [...split];
  }

  /** Without what is about the files of other folders: their own runs say that. */
  #within(folder: string | undefined, result: LintResult): LintResult {
    const isOwn = ({ file }: Finding): boolean => innermostFolder(this.#folders, pathOfFinding(file)) === folder;
    return {
      ...result,
      findings: result.findings.filter(isOwn),
      suppressed: result.suppressed.filter(({ finding }) => isOwn(finding)),
    };
  }
}

function joined(results: readonly LintResult[]): LintResult {
  const sum = (count: (result: LintResult) => number): number => results.reduce((all, one) => all + count(one), 0);
  // Folders can share a settings file; what is wrong with it is said once.
  const failures = results.flatMap((result) => result.failures);
  return {
    findings: results.flatMap(({ findings }) => findings),
    suppressed: results.flatMap(({ suppressed }) => suppressed),
    asked: new Set(results.flatMap(({ asked }) => [...asked])),
    files: sum(({ files }) => files),
    projects: sum(({ projects }) => projects),
    projectsApart: sum(({ projectsApart }) => projectsApart),
    failures: [...new Map(failures.map((failure) => [JSON.stringify(failure), failure])).values()],
    notices: results.flatMap(({ notices }) => notices),
    textOf: (file) => results.map(({ textOf }) => textOf(file)).find((text) => text !== undefined),
  };
}
