import type { FileSystem, ReadResult } from "@nf-lint/resolver";

/**
 * Fixed texts laid over a file system. A file is one file under all its names: links are followed. What has been read
 * stays as it was read, whoever saves it meanwhile, so that fixes are made in the text that was linted.
 */
export class FixedTexts {
  readonly fileSystem: FileSystem;
  readonly #base: FileSystem;
  readonly #read = new Map<string, ReadResult>();

  constructor(base: FileSystem) {
    this.#base = base;
    this.fileSystem = {
      readFile: (path) => this.#readFile(path),
      kind: (path) => base.kind(path),
      realPath: (path) => base.realPath(path),
      readDirectory: (path) => base.readDirectory(path),
    };
  }

  /** The file that a path leads to. */
  fileOf(path: string): string {
    return this.#base.realPath(path) ?? path;
  }

  /** The text of a file, fixed or not; `undefined` where it cannot be read. */
  get(file: string): string | undefined {
    const read = this.#readFile(file);
    return read.kind === "text" ? read.text : undefined;
  }

  set(file: string, text: string): void {
    this.#read.set(file, { kind: "text", text });
  }

  /** Back to what is below, as it is by then. */
  delete(file: string): void {
    this.#read.delete(file);
  }

  /** By the name that was asked for: that of the file itself would pass by the door that stands before links. */
  #readFile(path: string): ReadResult {
    const file = this.fileOf(path);
    const kept = this.#read.get(file);
    if (kept !== undefined) return kept;
    const read = this.#base.readFile(path);
    // What one name leads to is no matter of the others.
    if (read.kind !== "outside") this.#read.set(file, read);
    return read;
  }
}
