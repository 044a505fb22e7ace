import { Disposable, languages, workspace } from "vscode";
import type { Diagnostic, DiagnosticCollection, Uri } from "vscode";
import { withoutRepeated } from "./beside-official.js";
import { leavesToOfficial } from "./server-settings.js";

/** Findings as they are shown: under `"syntaxDiagnostics": "auto"` without those that stand there already. */
export class ShownFindings implements DiagnosticCollection {
  readonly name: string;
  readonly #shown: DiagnosticCollection;
  /** All that the server said, by address. */
  readonly #said = new Map<string, { readonly uri: Uri; readonly findings: readonly Diagnostic[] }>();
  readonly #subscriptions: Disposable;

  constructor(name: string) {
    this.name = name;
    this.#shown = languages.createDiagnosticCollection(name);
    this.#subscriptions = Disposable.from(
      languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) this.#show(uri);
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration("nfLint.syntaxDiagnostics")) return;
        for (const { uri } of this.#said.values()) this.#show(uri);
      }),
    );
  }

  set(entries: Uri | readonly [Uri, readonly Diagnostic[] | undefined][], findings?: readonly Diagnostic[]): void {
    if (isList(entries)) for (const [uri, ofUri] of entries) this.#set(uri, ofUri ?? []);
    else this.#set(entries, findings ?? []);
  }

  delete(uri: Uri): void {
    this.#said.delete(uri.toString());
    this.#shown.delete(uri);
  }

  clear(): void {
    this.#said.clear();
    this.#shown.clear();
  }

  forEach(...args: Parameters<DiagnosticCollection["forEach"]>): void {
    this.#shown.forEach(...args);
  }

  get(uri: Uri): readonly Diagnostic[] | undefined {
    return this.#shown.get(uri);
  }

  has(uri: Uri): boolean {
    return this.#shown.has(uri);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#said.clear();
    this.#shown.dispose();
  }

  [Symbol.iterator](): Iterator<[Uri, readonly Diagnostic[]]> {
    return this.#shown[Symbol.iterator]();
  }

  #set(uri: Uri, findings: readonly Diagnostic[]): void {
    this.#said.set(uri.toString(), { uri, findings });
    this.#shown.set(uri, this.#wanted(uri, findings));
  }

  /** Shown anew only where that is other than it was: what is shown is told of here, too. */
  #show(uri: Uri): void {
    const said = this.#said.get(uri.toString());
    if (said === undefined) return;
    const wanted = this.#wanted(uri, said.findings);
    const shown = this.#shown.get(uri) ?? [];
    if (wanted.length !== shown.length || wanted.some((finding, i) => finding !== shown[i]))
      this.#shown.set(uri, wanted);
  }

  #wanted(uri: Uri, findings: readonly Diagnostic[]): readonly Diagnostic[] {
    return leavesToOfficial(uri) ? withoutRepeated(findings, languages.getDiagnostics(uri)) : findings;
  }
}

function isList<T>(value: Uri | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
