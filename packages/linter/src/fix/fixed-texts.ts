import type { FileSystem } from "@nf-lint/resolver";

/** Fixed texts laid over a file system. A file is one file under all its names: links are followed. */
export class FixedTexts {
  readonly fileSystem: FileSystem;
  readonly #base: FileSystem;
  readonly #texts = new Map<string, string>();

  constructor(base: FileSystem) {
    this.#base = base;
    this.fileSystem = {
      readFile: (path) => {
        const text = this.#texts.size === 0 ? undefined : this.#texts.get(this.fileOf(path));
        return text === undefined ? base.readFile(path) : { kind: "text", text };
      },
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
    const read = this.fileSystem.readFile(file);
    return read.kind === "text" ? read.text : undefined;
  }

  set(file: string, text: string): void {
    this.#texts.set(file, text);
  }

  /** Back to what is below. */
  delete(file: string): void {
    this.#texts.delete(file);
  }
}
