import type {
  Diagnostic,
  FullDocumentDiagnosticReport,
  PreviousResultId,
  UnchangedDocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import { diagnosticsOf } from "./features/diagnostics.js";
import { pathOfFinding, pathOfUri, uriOfPath } from "./uri-path.js";
import type { LanguageWorkspace } from "./workspace.js";

/** A file's diagnostics, or that they are what the client has. */
type Report = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

/** Answers clients that ask for diagnostics themselves. */
export class PulledDiagnostics {
  readonly #workspace: LanguageWorkspace;
  /** What each file was last answered with, and the name of that answer. */
  readonly #last = new Map<string, { readonly id: string; readonly text: string }>();
  #answers = 0;

  constructor(workspace: LanguageWorkspace) {
    this.#workspace = workspace;
  }

  async ofDocument(path: string, previous: string | undefined): Promise<Report> {
    const result = await this.#workspace.lint([path]);
    return this.#report(path, diagnosticsOf(result, [path]).get(path) ?? [], previous);
  }

  async ofWorkspace(previous: readonly PreviousResultId[]): Promise<WorkspaceDiagnosticReport> {
    const ids = new Map(previous.map(({ uri, value }) => [pathOfUri(uri), value]));
    const files = this.#workspace.projects().flatMap(({ project }) => [...project.files.keys()]);
    const existing = [...new Set(files)].filter((path) => this.#workspace.fileSystem.kind(path) === "file");
    const result = await this.#workspace.lint(existing);
    const named = result.findings.map(({ file }) => pathOfFinding(file)).filter((path) => existing.includes(path));
    const items = [...diagnosticsOf(result, new Set([...named, ...ids.keys()]))].map(([path, diagnostics]) => ({
      uri: uriOfPath(path),
      version: null,
      ...this.#report(path, diagnostics, ids.get(path)),
    }));
    return { items };
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
