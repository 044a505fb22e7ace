import type { LintProgress, LintResult } from "@nf-lint/linter";
import { isWithin } from "@nf-lint/resolver";
import type { Diagnostic } from "vscode-languageserver";
import { diagnosticsOf } from "../features/diagnostics.js";
import { nextTurn } from "../requests/next-turn.js";
import { isSettingsFile } from "../settings/settings-file.js";
import { pathOfFinding } from "../documents/uri-path.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/** Where the diagnostics of a file go. */
export type Publish = (path: string, diagnostics: readonly Diagnostic[]) => void;

/**
 * Brings diagnostics up to date after changes. Changes that come in a burst are worked off together; while a run is on,
 * the next ones wait, and a run that a change has overtaken is done again: what was found about an old text is not shown.
 */
export class DiagnosticsQueue {
  readonly #workspace: LanguageWorkspace;
  readonly #publish: Publish;
  readonly #onError: (error: unknown) => void;
  readonly #waiting = new Set<string>();
  readonly #shown = new Map<string, string>();
  #running: Promise<void> | undefined;
  #onProgress: ((progress: LintProgress) => void) | undefined;
  #changes = 0;

  constructor(workspace: LanguageWorkspace, publish: Publish, onError: (error: unknown) => void) {
    this.#workspace = workspace;
    this.#publish = publish;
    this.#onError = onError;
  }

  /** Says that what a run in progress reads has changed. */
  overtaken(): void {
    this.#changes += 1;
  }

  /** The files, or all files of the folders, whose diagnostics have to be looked at. */
  add(paths: Iterable<string>, onProgress?: (progress: LintProgress) => void): Promise<void> {
    for (const path of paths) this.#waiting.add(path);
    if (onProgress !== undefined) this.#onProgress = onProgress;
    return (this.#running ??= this.#workOff());
  }

  /** Takes back what is shown. */
  clear(paths: Iterable<string> = [...this.#shown.keys()]): void {
    for (const path of paths) this.#show(path, []);
  }

  /** The files about which something is shown. */
  get shown(): readonly string[] {
    return [...this.#shown.keys()];
  }

  async #workOff(): Promise<void> {
    try {
      await nextTurn();
      while (this.#waiting.size > 0) {
        const paths = [...this.#waiting];
        this.#waiting.clear();
        await this.#run(paths);
      }
    } catch (error) {
      this.#onError(error);
    } finally {
      this.#running = undefined;
      this.#onProgress = undefined;
    }
  }

  async #run(paths: readonly string[]): Promise<void> {
    const before = this.#changes;
    const existing = paths.filter(
      (path) => this.#workspace.fileSystem.kind(path) !== "missing" && !isSettingsFile(path),
    );
    const result = await this.#workspace.lint(existing, (progress) => this.#onProgress?.(progress));
    if (before !== this.#changes) {
      for (const path of paths) this.#waiting.add(path);
      await nextTurn();
      return;
    }
    for (const [path, diagnostics] of diagnosticsOf(result, this.#filesOf(paths, result)))
      this.#show(path, diagnostics);
    for (const failure of result.failures) if (failure.kind === "crash") this.#onError(failure.error);
  }

  /** The files that a run over some files and folders says all of: others may have more findings than it names. */
  #filesOf(paths: readonly string[], { findings }: LintResult): ReadonlySet<string> {
    const named = [...findings.map(({ file }) => pathOfFinding(file)), ...this.#shown.keys()];
    return new Set([
      ...paths.filter((path) => this.#workspace.fileSystem.kind(path) !== "directory"),
      ...named.filter((file) => paths.some((path) => isWithin(path, file))),
    ]);
  }

  /** Only what differs from what the editor has is sent. */
  #show(path: string, diagnostics: readonly Diagnostic[]): void {
    const text = diagnostics.length === 0 ? undefined : JSON.stringify(diagnostics);
    if (this.#shown.get(path) === text) return;
    if (text === undefined) this.#shown.delete(path);
    else this.#shown.set(path, text);
    this.#publish(path, diagnostics);
  }
}
