import { DocumentLink, EventEmitter, languages, Range, Uri, workspace } from "vscode";
import type { Disposable, DocumentLinkProvider, TextDocument, TextDocumentContentProvider } from "vscode";
import { CONFIG_LANGUAGE, RESOLVED_SCHEME } from "./documents.js";
import type { Server } from "./server-connection.js";

/** A burst of edits is one change. */
const QUIET_MS = 150;

/** What a resolved configuration is of. */
export interface ResolvedConfigSource {
  /** A document of the project. */
  readonly document: string;
  /** As behind `-profile`; empty for the run without profiles. */
  readonly profiles: string;
  readonly blame: boolean;
}

/** Resolved configurations as documents that one can read and compare, and that follow the edits of their project. */
export class ResolvedConfigDocuments implements TextDocumentContentProvider, DocumentLinkProvider, Disposable {
  readonly #server: Server;
  readonly #changed = new EventEmitter<Uri>();
  readonly #subscriptions: readonly Pick<Disposable, "dispose">[];
  /** By the address of the document. */
  readonly #links = new Map<string, readonly DocumentLink[]>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    const watcher = workspace.createFileSystemWatcher("**/{*.config,.nf-lint.yml,.nf-lint.yaml,.nf-lint.json}");
    const changed = (): void => {
      this.#refreshSoon();
    };
    this.#subscriptions = [
      this.#changed,
      workspace.registerTextDocumentContentProvider(RESOLVED_SCHEME, this),
      languages.registerDocumentLinkProvider({ scheme: RESOLVED_SCHEME }, this),
      workspace.onDidCloseTextDocument(({ uri }) => this.#links.delete(uri.toString())),
      workspace.onDidChangeTextDocument(({ document: { languageId, uri } }) => {
        if (languageId === CONFIG_LANGUAGE && uri.scheme !== RESOLVED_SCHEME) changed();
      }),
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
    ];
  }

  /** The address of a resolved configuration; its last part is what a tab shows. */
  uriOf(source: ResolvedConfigSource): Uri {
    const name = source.profiles === "" ? "no profile" : source.profiles;
    return Uri.from({ scheme: RESOLVED_SCHEME, path: `/${name}.config`, query: JSON.stringify(source) });
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const { document, ...choice } = JSON.parse(uri.query) as ResolvedConfigSource;
    const resolved = await this.#server.resolvedConfig(document, choice);
    const links = resolved?.links ?? [];
    this.#links.set(
      uri.toString(),
      links.map(({ range: { start, end }, target }) => {
        const range = new Range(start.line, start.character, end.line, end.character);
        return new DocumentLink(range, Uri.parse(target));
      }),
    );
    return resolved?.text ?? "// No project reads this file any more.\n";
  }

  /** An option leads to where it is set. */
  provideDocumentLinks({ uri }: TextDocument): DocumentLink[] {
    return [...(this.#links.get(uri.toString()) ?? [])];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === RESOLVED_SCHEME) this.#changed.fire(uri);
    }, QUIET_MS);
  }
}
