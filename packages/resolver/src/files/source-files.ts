import { parseConfig, withoutByteOrderMark } from "@nf-lint/parser";
import type { FileSystem, ReadResult } from "./file-system.js";
import type { ProjectFile } from "../project.js";

export type FileFailure = Exclude<ReadResult, { kind: "text" }>;

/** A configuration file as it was read: its tree, or why there is none. */
export type SourceFile = ProjectFile | FileFailure;

export function isReadable(file: SourceFile): file is ProjectFile {
  return "ast" in file;
}

/** What stands for a file that cannot be read: no text, no settings. */
export function emptyFile(path: string): ProjectFile {
  const { ast, comments, problems } = parseConfig("");
  return { path, text: "", ast, comments, problems };
}

interface HeldFile {
  readonly read: ReadResult;
  readonly file: SourceFile;
}

/**
 * The files of a workspace by path, read and parsed once. All projects and variants share them. A file stays the same
 * object until its text changes, so that whatever was worked out from it can be kept by that object.
 */
export class SourceFiles {
  readonly #fileSystem: FileSystem;
  readonly #files = new Map<string, HeldFile>();
  readonly #onParse: (file: string) => void;
  readonly #parse: typeof parseConfig;
  readonly #realPaths = new Map<string, string | undefined>();
  /** Where nothing was when it was looked for. Whatever was worked out from that stands until the change is told. */
  readonly #absent = new Set<string>();

  constructor(fileSystem: FileSystem, onParse: (file: string) => void, parse = parseConfig) {
    this.#fileSystem = fileSystem;
    this.#onParse = onParse;
    this.#parse = parse;
  }

  get(path: string): SourceFile {
    const held = this.#files.get(path) ?? this.#load(path, this.#fileSystem.readFile(path));
    this.#files.set(path, held);
    return held.file;
  }

  /** True where the file was asked for. */
  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** The path with all links replaced, as long as nothing is said to have changed. */
  realPath(path: string): string | undefined {
    if (this.#realPaths.has(path)) return this.#realPaths.get(path);
    const real = this.#fileSystem.realPath(path);
    this.#realPaths.set(path, real);
    if (real === undefined) this.#absent.add(path);
    return real;
  }

  /** The paths under which the files at the given paths were asked for: themselves, and links that lead to them. */
  spellings(paths: readonly string[]): readonly string[] {
    const changed = new Set(paths);
    const links = [...this.#realPaths].filter(
      ([path, real]) => real !== path && real !== undefined && changed.has(real),
    );
    return [...changed, ...links.map(([path]) => path)];
  }

  /** Forgets where links lead. */
  forgetLinks(): void {
    this.#realPaths.clear();
  }

  /**
   * Reads a file again; true when what stands there is not what it was. A file that nobody has read is no change; one
   * that was looked for before it was there is, though it was read before the change was told.
   */
  refresh(path: string): boolean {
    const held = this.#files.get(path);
    if (held === undefined) return false;
    const read = this.#fileSystem.readFile(path);
    const was = held.read;
    const appeared = this.#absent.delete(path) && was.kind !== "missing";
    if (was.kind === "text" ? read.kind === "text" && read.text === was.text : read.kind === was.kind) return appeared;
    this.#files.set(path, this.#load(path, read));
    return true;
  }

  #load(path: string, read: ReadResult): HeldFile {
    if (read.kind !== "text") return { read, file: read };
    this.#onParse(path);
    const { ast, comments, problems } = this.#parse(read.text);
    return { read, file: { path, text: withoutByteOrderMark(read.text), ast, comments, problems } };
  }
}
