import { FileChangeType, DidChangeWatchedFilesNotification } from "vscode-languageclient";
import type { BaseLanguageClient } from "vscode-languageclient";
import { FILES_NOTIFICATION } from "nf-lint-language-server/protocol";
import type { FilesParams } from "nf-lint-language-server/protocol";
import { workspace } from "vscode";
import type { Disposable, Uri } from "vscode";

/** What the server may ask for: configurations, scripts, and what decides on how they are linted. */
const READ_FILES = "**/{*.config,*.nf,.nf-lint.yml,.nf-lint.yaml,.nf-lint.json,.gitignore}";

const LEFT_OUT = "**/{node_modules,work,.nextflow,.git}/**";

/** A workspace with more files than this is not read whole: each is a request to wherever the workspace lies. */
const MOST_FILES = 5000;

const LARGEST_BYTES = 1_000_000;

/** Sends the texts of the workspace's files to a server that has no disk, and sends them again when they change. */
export class WorkspaceFiles implements Disposable {
  readonly #watcher = workspace.createFileSystemWatcher(READ_FILES);
  #client: BaseLanguageClient | undefined;

  constructor() {
    const changed = (uri: Uri): void => void this.#send([uri], FileChangeType.Changed);
    this.#watcher.onDidChange(changed);
    this.#watcher.onDidCreate(changed);
    this.#watcher.onDidDelete(changed);
  }

  /** From here on this client's server has the files. */
  async follow(client: BaseLanguageClient): Promise<void> {
    this.#client = client;
    await this.#send(await workspace.findFiles(READ_FILES, LEFT_OUT, MOST_FILES), FileChangeType.Created);
  }

  dispose(): void {
    this.#watcher.dispose();
  }

  async #send(uris: readonly Uri[], type: FileChangeType): Promise<void> {
    const files = await Promise.all(uris.map(async (uri) => ({ uri: uri.toString(), text: await textOf(uri) })));
    const params: FilesParams = { files };
    await this.#client?.sendNotification(FILES_NOTIFICATION, params);
    await this.#client?.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: files.map(({ uri, text }) => ({ uri, type: text === null ? FileChangeType.Deleted : type })),
    });
  }
}

/** `null` for what is gone, too large, or no text. */
async function textOf(uri: Uri): Promise<string | null> {
  try {
    const bytes = await workspace.fs.readFile(uri);
    return bytes.byteLength > LARGEST_BYTES ? null : new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
