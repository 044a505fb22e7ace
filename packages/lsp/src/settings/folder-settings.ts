import { isWithin } from "@nf-lint/resolver";
import type { ConfigurationItem } from "vscode-languageserver";
import { clientSettings } from "./client-settings.js";
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

/**
 * What a client says of files in no folder, and of each folder.
 *
 * @param folders The addresses of open folders, by their paths.
 * @param given What holds where the client says nothing.
 * @param ask Asks the client; its answer is taken for what it is.
 */
export async function askForSettings(
  section: string,
  folders: ReadonlyMap<string, string>,
  given: ClientSettings,
  ask: (items: ConfigurationItem[]) => Promise<unknown>,
): Promise<FolderSettings> {
  const scopes = [...folders];
  const answer = await ask([{ section }, ...scopes.map(([, scopeUri]) => ({ section, scopeUri }))]).catch(() => []);
  const [elsewhere = given, ...others] = (Array.isArray(answer) ? answer : []).map((one: unknown) =>
    one === undefined || one === null ? undefined : clientSettings(one),
  );
  return new FolderSettings(elsewhere, new Map(scopes.map(([path], i) => [path, others[i] ?? elsewhere])));
}

/** The folder that a path lies in: of folders within each other the inner one. */
export function innermostFolder(folders: readonly string[], path: string): string | undefined {
  return folders
    .filter((folder) => isWithin(folder, path))
    .reduce<string | undefined>((a, b) => (a === undefined || b.length > a.length ? b : a), undefined);
}
