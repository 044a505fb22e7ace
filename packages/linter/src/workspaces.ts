import { createWorkspace, isWithin } from "@nf-lint/resolver";
import type { FileSystem, Workspace } from "@nf-lint/resolver";
import { boundariesOf } from "./boundary.js";
import type { Settings } from "./settings.js";

/** A workspace with those of the asked paths that lie in it. */
export interface Scope {
  readonly workspace: Workspace;
  readonly paths: readonly string[];
}

/** The workspaces of all paths that were ever asked for: one for each boundary, kept with all that they know. */
export class Workspaces {
  readonly #fileSystem: FileSystem;
  readonly #settings: Settings;
  readonly #onRead: (file: string) => void;
  readonly #byBoundary = new Map<string, Workspace>();

  /** @param onRead Told of each file that has been read and parsed, by its absolute path. */
  constructor(fileSystem: FileSystem, settings: Settings, onRead: (file: string) => void) {
    this.#fileSystem = fileSystem;
    this.#settings = settings;
    this.#onRead = onRead;
  }

  /** @param paths Absolute paths that exist. */
  scopesOf(paths: readonly string[]): readonly Scope[] {
    return boundariesOf(this.#fileSystem, paths).map(({ directory, fileSystem }) => ({
      workspace: this.#workspace(directory, fileSystem),
      paths: paths.filter((path) => isWithin(directory, path)),
    }));
  }

  changed(paths: readonly string[]): void {
    // What git ignores decides which files there are at all.
    if (paths.some((path) => path.endsWith("/.gitignore"))) this.#byBoundary.clear();
    for (const workspace of this.#byBoundary.values()) workspace.changed(paths);
  }

  #workspace(boundary: string, fileSystem: FileSystem): Workspace {
    const kept = this.#byBoundary.get(boundary);
    if (kept !== undefined) return kept;
    const { params, env, projectDir, launchDir } = this.#settings;
    const made = createWorkspace(withoutByteOrderMarks(fileSystem), {
      boundary,
      observer: { parsed: this.#onRead },
      ...(params !== undefined && { params }),
      ...(env !== undefined && { env }),
      ...(projectDir !== undefined && { projectDir }),
      ...(launchDir !== undefined && { launchDir }),
    });
    this.#byBoundary.set(boundary, made);
    return made;
  }
}

/** ESLint takes the mark off before it lints; the places in the projects have to fit its text. */
function withoutByteOrderMarks(fileSystem: FileSystem): FileSystem {
  return {
    readFile(path) {
      const read = fileSystem.readFile(path);
      return read.kind === "text" && read.text.startsWith("\ufeff") ? { ...read, text: read.text.slice(1) } : read;
    },
    kind: (path) => fileSystem.kind(path),
    realPath: (path) => fileSystem.realPath(path),
    readDirectory: (path) => fileSystem.readDirectory(path),
  };
}
