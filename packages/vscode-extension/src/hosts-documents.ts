import { EventEmitter, Uri, workspace } from "vscode";
import type { Disposable, TextDocumentContentProvider } from "vscode";
import { HOSTS_SCHEME } from "./documents.js";
import type { Server } from "./server-connection.js";

/** A burst of saved files is one change. */
const QUIET_MS = 500;

/**
 * The hosts that a run needs as documents that one can read, and that follow what is saved: to know all processes of a
 * large pipeline takes seconds, too long for each letter that is typed.
 */
export class HostsDocuments implements TextDocumentContentProvider, Disposable {
  readonly #server: Server;
  readonly #changed = new EventEmitter<Uri>();
  readonly #subscriptions: readonly Pick<Disposable, "dispose">[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    const watcher = workspace.createFileSystemWatcher("**/{*.config,*.nf,.nf-lint.yml,.nf-lint.yaml,.nf-lint.json}");
    const changed = (): void => {
      this.#refreshSoon();
    };
    this.#subscriptions = [
      this.#changed,
      workspace.registerTextDocumentContentProvider(HOSTS_SCHEME, this),
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
    ];
  }

  /** The address of the table for the project that reads a document; its last part is what a tab shows. */
  uriOf(document: string): Uri {
    return Uri.from({ scheme: HOSTS_SCHEME, path: "/hosts.txt", query: document });
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const found = await this.#server.hosts(uri.query);
    return found?.text ?? "No project reads this file any more.\n";
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === HOSTS_SCHEME) this.#changed.fire(uri);
    }, QUIET_MS);
  }
}
