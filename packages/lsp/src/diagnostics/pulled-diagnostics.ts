import type { LintProgress } from "@nf-lint/linter";
import { directoryOf } from "@nf-lint/resolver";
import type {
  Diagnostic,
  FullDocumentDiagnosticReport,
  PreviousResultId,
  UnchangedDocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import { diagnosticsOf } from "../features/diagnostics.js";
import { isSettingsFile } from "../settings/settings-file.js";
import { pathOfFinding, pathOfUri, uriOfPath } from "../documents/uri-path.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/** A file's diagnostics, or that they are what the client has. */
type Report = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

/** No diagnostics, as they are compared. */
const NOTHING = "[]";

/** Answers clients that ask for diagnostics themselves. */
export class PulledDiagnostics {
  readonly #workspace: LanguageWorkspace;
  readonly #uriOf: (path: string) => string;
  /** What each file was last answered with, and the name of that answer. */
  readonly #last = new Map<string, { readonly id: string; readonly text: string }>();
  #answers = 0;

  /** @param uriOf The address of a file as the client writes it. */
  constructor(workspace: LanguageWorkspace, uriOf: (path: string) => string = uriOfPath) {
    this.#workspace = workspace;
    this.#uriOf = uriOf;
  }

  /**
   * Of a configuration, a script, or a settings file: what is wrong with that comes out when what follows it is linted.
   *
   * @param onProgress Called before each file is linted; what it throws ends the work.
   */
  async ofDocument(path: string, previous: string | undefined, onProgress: () => void): Promise<Report> {
    const linted = isSettingsFile(path) ? directoryOf(path) : path;
    const result = await this.#workspace.lint([linted], whileLinting(onProgress));
    return this.#report(path, diagnosticsOf(result, [path]).get(path) ?? [], previous);
  }

  /**
   * @param isWanted Whether anything is to be said about a file; of the others the client is told that there is nothing.
   * @param onProgress Called before each file is linted; what it throws ends the work.
   */
  async ofWorkspace(
    previous: readonly PreviousResultId[],
    isWanted: (path: string) => boolean,
    onProgress: () => void,
  ): Promise<WorkspaceDiagnosticReport> {
    const ids = new Map(previous.map(({ uri, value }) => [pathOfUri(uri), value]));
    const configurations = this.#workspace.projects().flatMap(({ project }) => [...project.files.keys()]);
    const files = [...configurations, ...this.#workspace.scripts()];
    const isThere = (path: string): boolean => this.#workspace.fileSystem.kind(path) === "file";
    const existing = new Set(files.filter((path) => isWanted(path) && isThere(path)));
    // In folders there may be what is not read, which is told of.
    const folders = this.#workspace.folders.filter(isWanted);
    const result = await this.#workspace.lint([...folders, ...existing], whileLinting(onProgress));
    const findings = result.findings.filter(({ file }) => existing.has(pathOfFinding(file)));
    const named = findings.map(({ file }) => pathOfFinding(file));
    const items = [...diagnosticsOf({ ...result, findings }, new Set([...named, ...ids.keys(), ...this.#told()]))].map(
      ([path, diagnostics]) => ({
        uri: this.#uriOf(path),
        version: null,
        ...this.#report(path, diagnostics, ids.get(path)),
      }),
    );
    return { items };
  }

  /** The files about which something was said last: a client may hold it for a document that it has closed. */
  #told(): readonly string[] {
    return [...this.#last].filter(([, { text }]) => text !== NOTHING).map(([path]) => path);
  }

  #report(path: string, diagnostics: readonly Diagnostic[], previous: string | undefined): Report {
    const text = JSON.stringify(diagnostics);
    const last = this.#last.get(path);
    if (last?.text === text) {
      if (last.id === previous) return { kind: "unchanged", resultId: last.id };
      return { kind: "full", resultId: last.id, items: [...diagnostics] };
    }
    this.#answers += 1;
    const id = String(this.#answers);
    this.#last.set(path, { id, text });
    return { kind: "full", resultId: id, items: [...diagnostics] };
  }
}

/** A file that is being read is read to its end: what is kept of it has to be whole. */
function whileLinting(onProgress: () => void): (progress: LintProgress) => void {
  return ({ phase }) => {
    if (phase === "linting") onProgress();
  };
}
