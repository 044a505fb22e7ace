import { createLinter, emptyBaseline, fixFiles, readBaseline, unknownFindings } from "@nf-lint/linter";
import type {
  Failure,
  FileSystem,
  Finding,
  Linter,
  LinterOptions,
  LintProgress,
  LintResult,
  Network,
  ProjectView,
  Settings,
} from "@nf-lint/linter";
import { isScriptName, isWithin, overlay } from "@nf-lint/resolver";
import { isModule } from "@nf-lint/pipeline";
import type { ScriptProject } from "@nf-lint/pipeline";
import { ConfigDocument } from "../documents/config-document.js";
import { ScriptDocument } from "../documents/script-document.js";
import { shownFindings } from "./shown-findings.js";
import type { LanguageWorkspace } from "./workspace.js";

/** The folders and documents that an editor has open, over a file system. All knowledge of them is the linter's. */
export class ProjectWorkspace implements LanguageWorkspace {
  readonly fileSystem: FileSystem;
  readonly #buffers = new Map<string, string>();
  readonly #documents = new Map<string, ConfigDocument>();
  readonly #scripts = new Map<string, ScriptDocument>();
  #folders: readonly string[] = [];
  #settings: Settings = {};
  #linter: Linter;

  constructor(disk: FileSystem) {
    this.fileSystem = overlay(disk, this.#buffers);
    this.#linter = createLinter(this.#linterOptions());
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
    const isSame = folders.length === this.#folders.length && folders.every((folder, i) => folder === this.#folders[i]);
    this.#folders = folders;
    // Where projects end hangs on them.
    if (!isSame) this.#linter = createLinter(this.#linterOptions());
  }

  /** What the user says in the editor's settings; all is looked at anew. */
  configure(settings: Settings): void {
    this.#settings = settings;
    this.#linter = createLinter(this.#linterOptions());
  }

  /** The text of an open document, saved or not; `undefined` when it is closed. */
  edit(path: string, text: string | undefined): void {
    if (text === undefined) this.#buffers.delete(path);
    else this.#buffers.set(path, text);
    this.changed([path]);
  }

  /** Says that files have changed, appeared or gone. */
  changed(paths: readonly string[]): void {
    for (const path of paths) {
      this.#documents.delete(path);
      this.#scripts.delete(path);
    }
    this.#linter.changed(paths);
  }

  /** All files whose findings may depend on one of these. */
  relatedTo(paths: readonly string[]): ReadonlySet<string> {
    const files = paths.filter((path) => this.fileSystem.kind(path) === "file");
    return new Set([
      ...paths,
      ...files.flatMap((path) => this.projectsOf(path).flatMap(({ project }) => [...project.files.keys()])),
    ]);
  }

  document(path: string): ConfigDocument | undefined {
    const kept = this.#documents.get(path);
    if (kept !== undefined) return kept;
    const made = this.#newDocument(path);
    // Of closed files there may be a thousand, and their trees are the linter's.
    if (made !== undefined && this.#buffers.has(path)) this.#documents.set(path, made);
    return made;
  }

  script(path: string): ScriptDocument | undefined {
    const module = this.scriptsOf(path)?.module(path);
    if (module === undefined || !isModule(module)) return undefined;
    const kept = this.#scripts.get(path);
    // An edit of a file that it includes leaves it as it was.
    if (kept?.ast === module.ast) return kept;
    const made = new ScriptDocument(path, module.text, module);
    if (this.#buffers.has(path)) this.#scripts.set(path, made);
    return made;
  }

  scriptsOf(path: string): ScriptProject | undefined {
    return this.#linter.scriptsOf(path);
  }

  projectsOf(path: string): readonly ProjectView[] {
    return this.#linter.projectsOf(path);
  }

  projects(): readonly ProjectView[] {
    const views = this.#folders.flatMap((folder) => this.#linter.projectsIn(folder));
    const single = this.open.filter((path) => !this.#folders.some((folder) => isWithin(folder, path)));
    const all = [...views, ...single.flatMap((path) => this.projectsOf(path))];
    return [...new Map(all.map((view) => [view.project.rootFile, view])).values()];
  }

  scripts(): readonly string[] {
    return this.#linter.scriptFiles([...this.#folders, ...this.open.filter(isScriptName)]);
  }

  async lint(paths: readonly string[], onProgress?: (progress: LintProgress) => void): Promise<LintResult> {
    const result = await this.#linter.lint(paths, onProgress && { onProgress });
    return this.#withoutKnown({ ...result, ...shownFindings(result, (path) => this.projectsOf(path)) });
  }

  async findings(path: string): Promise<readonly Finding[]> {
    return (await this.lint([path])).findings;
  }

  network(rootFile: string): Network {
    return this.#linter.network(rootFile);
  }

  async fixed(path: string): Promise<string | undefined> {
    const { changes } = await fixFiles(this.#linterOptions(), [path]);
    return changes.find((change) => change.path === path)?.after;
  }

  /** Without what the baselines hold that settings name. One that cannot be read hides nothing, and is told. */
  #withoutKnown(result: LintResult): LintResult {
    const failures: Failure[] = [];
    const { findings } = unknownFindings(
      { ...result, cwd: "/", isCovered: () => false },
      result.asked,
      (file) => this.#linter.settingsOf(file).settings.baseline,
      (file) => {
        const read = readBaseline(file, this.fileSystem);
        if (read.ok) return read.baseline;
        // It is made when somebody asks for it.
        if (!read.isMissing) failures.push({ kind: "settings", file: file.slice(1), path: [], message: read.message });
        return emptyBaseline;
      },
    );
    return { ...result, findings, failures: [...result.failures, ...failures] };
  }

  #newDocument(path: string): ConfigDocument | undefined {
    const [view] = this.projectsOf(path);
    const file = view?.project.files.get(path);
    if (file !== undefined) return new ConfigDocument(file);
    const read = this.fileSystem.readFile(path);
    return read.kind === "text" ? new ConfigDocument({ path, text: read.text }) : undefined;
  }

  /** Findings count from the root of the file system: of several folders none is more than the others. */
  #linterOptions(): LinterOptions {
    return { cwd: "/", fileSystem: this.fileSystem, settings: this.#settings, openFolders: this.#folders };
  }
}
