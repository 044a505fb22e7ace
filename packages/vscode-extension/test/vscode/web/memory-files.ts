import { EventEmitter, FileChangeType, FileSystemError, FileType, Uri, workspace } from "vscode";
import type { ExtensionContext, FileChangeEvent, FileStat, FileSystemProvider } from "vscode";

/** An extension that has a folder in memory, as a browser has no disk: `memory:/pipeline`. */
export async function activate(context: ExtensionContext): Promise<void> {
  const given = await fetch(Uri.joinPath(context.extensionUri, "files.json").toString());
  const files = new MemoryFiles((await given.json()) as Readonly<Record<string, string>>);
  context.subscriptions.push(workspace.registerFileSystemProvider("memory", files, { isCaseSensitive: true }));
}

/** Files by their paths; folders are what files lie in. */
class MemoryFiles implements FileSystemProvider {
  readonly #files: Map<string, Uint8Array>;
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  }

  watch(): { dispose(): void } {
    return { dispose: () => undefined };
  }

  stat(uri: Uri): FileStat {
    const content = this.#files.get(uri.path);
    if (content !== undefined)
      return { type: FileType.File, ctime: 0, mtime: content.byteLength, size: content.length };
    if (this.readDirectory(uri).length === 0) throw FileSystemError.FileNotFound(uri);
    return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory({ path }: Uri): [string, FileType][] {
    const folder = path.endsWith("/") ? path : `${path}/`;
    const below = [...this.#files.keys()]
      .filter((file) => file.startsWith(folder))
      .map((file) => file.slice(folder.length));
    const entries = below.map((file): [string, FileType] => {
      const [name = "", ...rest] = file.split("/");
      return [name, rest.length === 0 ? FileType.File : FileType.Directory];
    });
    return [...new Map(entries)];
  }

  readFile(uri: Uri): Uint8Array {
    const content = this.#files.get(uri.path);
    if (content === undefined) throw FileSystemError.FileNotFound(uri);
    return content;
  }

  writeFile(uri: Uri, content: Uint8Array): void {
    const type = this.#files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
    this.#files.set(uri.path, content);
    this.#changed.fire([{ type, uri }]);
  }

  delete(uri: Uri): void {
    this.#files.delete(uri.path);
    this.#changed.fire([{ type: FileChangeType.Deleted, uri }]);
  }

  rename(): void {
    throw FileSystemError.NoPermissions("No scenario renames a file.");
  }

  createDirectory(): void {
    throw FileSystemError.NoPermissions("No scenario makes a folder.");
  }
}
