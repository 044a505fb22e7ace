import { isWithin } from "@nf-lint/resolver";
import type { ClientSettings } from "./client-settings.js";

/** What a user says in the editor's settings: each open folder may have its own. */
export class FolderSettings {
  readonly #elsewhere: ClientSettings;
  readonly #byFolder: ReadonlyMap<string, ClientSettings>;

  /** @param elsewhere What holds for files outside of these folders. */
  constructor(elsewhere: ClientSettings, byFolder: ReadonlyMap<string, ClientSettings> = new Map()) {
    this.#elsewhere = elsewhere;
    this.#byFolder = byFolder;
  }

  /** What holds for a file or a folder. */
  of(path: string): ClientSettings {
    const folder = innermostFolder([...this.#byFolder.keys()], path);
    return (folder === undefined ? undefined : this.#byFolder.get(folder)) ?? this.#elsewhere;
  }

  /** What holds for files that are in no folder. */
  get elsewhere(): ClientSettings {
    return this.#elsewhere;
  }

  /** All that holds anywhere. */
  get all(): readonly ClientSettings[] {
    return [this.#elsewhere, ...this.#byFolder.values()];
  }
}

/** The folder that a path lies in: of folders within each other the inner one. */
export function innermostFolder(folders: readonly string[], path: string): string | undefined {
  return folders
    .filter((folder) => isWithin(folder, path))
    .reduce<string | undefined>((a, b) => (a === undefined || b.length > a.length ? b : a), undefined);
}
