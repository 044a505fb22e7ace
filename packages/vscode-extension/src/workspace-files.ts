import { FileChangeType, DidChangeWatchedFilesNotification } from "vscode-languageclient";
import type { BaseLanguageClient } from "vscode-languageclient";
import { FILES_NOTIFICATION } from "nf-lint-language-server/protocol";
import type { FilesParams } from "nf-lint-language-server/protocol";
import { FileType, Uri, workspace } from "vscode";
import type { Disposable } from "vscode";

/** What the server may ask for: configurations, scripts, and what decides on how they are linted. */
const READ_ENDINGS = [".config", ".nf", ".nf-lint.yml", ".nf-lint.yaml", ".nf-lint.json", ".gitignore"];

const LEFT_OUT: ReadonlySet<string> = new Set(["node_modules", "work", ".nextflow", ".git"]);

/** A workspace with more files than this is not read whole: each is a request to wherever the workspace lies. */
const MOST_FILES = 5000;

const LARGEST_BYTES = 1_000_000;

/** Sends the texts of the workspace's files to a server that has no disk, and sends them again when they change. */
export class WorkspaceFiles implements Disposable {
  readonly #watcher = workspace.createFileSystemWatcher(`**/*{${READ_ENDINGS.join(",")}}`);
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
    await this.#send(await filesOfWorkspace(), FileChangeType.Created);
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

/** Found by looking into each folder: not every file system that a browser has can be searched. */
async function filesOfWorkspace(): Promise<readonly Uri[]> {
  const files: Uri[] = [];
  let folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  while (folders.length > 0 && files.length < MOST_FILES) {
    const entries = (await Promise.all(folders.map(entriesOf))).flat();
    const read = entries.filter(({ name, isFile }) => isFile && READ_ENDINGS.some((ending) => name.endsWith(ending)));
    for (const { uri } of read) files.push(uri);
    folders = entries.filter(({ name, isFolder }) => isFolder && !LEFT_OUT.has(name)).map(({ uri }) => uri);
  }
  return files.slice(0, MOST_FILES);
}

interface Entry {
  readonly uri: Uri;
  readonly name: string;
  readonly isFile: boolean;
  /** False for a link to a folder: it may lead to where one came from. */
  readonly isFolder: boolean;
}

async function entriesOf(folder: Uri): Promise<readonly Entry[]> {
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => []);
  return entries.map(([name, type]) => ({
    uri: Uri.joinPath(folder, name),
    name,
    isFile: (type & FileType.File) !== 0,
    isFolder: type === FileType.Directory,
  }));
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
