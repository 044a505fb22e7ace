import { directoryOf, resolvePath } from "@nf-lint/resolver";
import type { FileSystem } from "@nf-lint/resolver";
import type { Settings } from "../settings.js";
import { mergeRunSettings } from "./merge-settings.js";
import { PathPatterns } from "./path-patterns.js";
import { readSettings } from "./read-settings.js";
import type { SettingsFileProblem, SettingsLayer } from "./read-settings.js";

/** The names that a settings file may have. */
export const SETTINGS_FILE_NAMES: readonly string[] = [".nf-lint.yml", ".nf-lint.yaml", ".nf-lint.json"];

/** Which settings file counts: for each linted file the nearest one upward, none, or one for all. */
export type SettingsFileChoice = "nearest" | "none" | { readonly file: string };

/** The settings of the files below a folder. The same object for all files that share a settings file. */
export interface EffectiveSettings {
  /** What the file says, with what the user said at this run laid over. */
  readonly settings: Settings;
  /** Where there are any, the settings must not be used. */
  readonly problems: readonly SettingsFileProblem[];
  /** What nothing is reported of. */
  readonly ignored: PathPatterns;
  /** The settings file that a run starts from; absent where there is none. Absolute. */
  readonly file?: string;
  /** What it and those that it extends say, the least first. */
  readonly layers: readonly SettingsLayer[];
}

interface FileSettings extends EffectiveSettings {
  readonly files: ReadonlySet<string>;
}

/** Finds and reads settings files, each once. The nearest counts as a whole: nothing of one further up is added. */
export class SettingsFiles {
  readonly #fileSystem: FileSystem;
  readonly #choice: SettingsFileChoice;
  readonly #cwd: string;
  readonly #run: Settings;
  readonly #ignoredByRun: PathPatterns;
  readonly #byFile = new Map<string, FileSettings>();
  readonly #byFolder = new Map<string, EffectiveSettings>();
  #withoutFile: EffectiveSettings | undefined;

  /** @param run What the user says at this run; it counts for more than any file. */
  constructor(fileSystem: FileSystem, cwd: string, choice: SettingsFileChoice, run: Settings) {
    this.#fileSystem = fileSystem;
    this.#cwd = cwd;
    this.#choice = choice;
    this.#run = run;
    this.#ignoredByRun = new PathPatterns(cwd, run.ignore ?? []);
  }

  /** The settings of a file, or of a folder itself. Absolute. */
  of(path: string): EffectiveSettings {
    return this.#inFolder(this.#fileSystem.kind(path) === "directory" ? path : directoryOf(path));
  }

  /** The settings of a path that is known to be a file. Absolute. */
  ofFile(file: string): EffectiveSettings {
    return this.#inFolder(directoryOf(file));
  }

  /** Whether settings, or the user at this run, say that nothing is to be reported of a path. */
  has(path: string, kind: "file" | "directory"): boolean {
    return this.#ignoredByRun.match(path, kind) || this.#inFolder(directoryOf(path)).ignored.match(path, kind);
  }

  /** Says that files have changed, appeared or gone; true where that may concern settings, and all is read anew. */
  changed(paths: readonly string[]): boolean {
    const concerns = (path: string): boolean =>
      SETTINGS_FILE_NAMES.some((name) => path.endsWith(`/${name}`)) ||
      path.endsWith("/package.json") ||
      [...this.#byFile.values()].some(({ files }) => files.has(path));
    if (!paths.some(concerns)) return false;
    this.#byFile.clear();
    this.#byFolder.clear();
    return true;
  }

  #inFolder(folder: string): EffectiveSettings {
    if (this.#choice === "none") return this.#none();
    if (this.#choice !== "nearest") {
      const file = resolvePath(this.#cwd, this.#choice.file);
      // The user's own words: its patterns are about what is linted, wherever the file itself lies.
      return this.#read(file, repositoryOf(this.#fileSystem, directoryOf(file)) ?? directoryOf(file), this.#cwd);
    }
    return this.#nearest(folder);
  }

  #nearest(folder: string): EffectiveSettings {
    const kept = this.#byFolder.get(folder);
    if (kept !== undefined) return kept;
    const found = this.#foundIn(folder);
    this.#byFolder.set(folder, found);
    return found;
  }

  #foundIn(folder: string): EffectiveSettings {
    const here = SETTINGS_FILE_NAMES.map((name) => resolvePath(folder, name)).filter(
      (file) => this.#fileSystem.kind(file) === "file",
    );
    const [file, second] = here;
    if (file !== undefined) {
      const boundary = repositoryOf(this.#fileSystem, folder) ?? folder;
      return this.#read(file, boundary, folder, second);
    }
    const isTop = this.#fileSystem.kind(resolvePath(folder, ".git")) !== "missing" || directoryOf(folder) === folder;
    return isTop ? this.#none() : this.#nearest(directoryOf(folder));
  }

  #none(): EffectiveSettings {
    return (this.#withoutFile ??= {
      settings: mergeRunSettings({}, this.#run),
      problems: [],
      ignored: new PathPatterns(this.#cwd, []),
      layers: [],
    });
  }

  #read(file: string, boundary: string, directory: string, second?: string): EffectiveSettings {
    const kept = this.#byFile.get(file);
    if (kept !== undefined) return kept;
    const { settings, problems, layers, files } = readSettings(this.#fileSystem, file, boundary, this.#cwd);
    const read: FileSettings = {
      settings: mergeRunSettings({ ...settings, directory }, this.#run),
      problems: second === undefined ? problems : [...problems, twoFiles(file, second)],
      ignored: new PathPatterns(directory, problems.length > 0 ? [] : (settings.ignore ?? [])),
      file,
      layers,
      files,
    };
    this.#byFile.set(file, read);
    return read;
  }
}

function twoFiles(file: string, second: string): SettingsFileProblem {
  const name = second.slice(second.lastIndexOf("/") + 1);
  return { file, path: [], message: `There is ${name} in this folder too. Keep one of them.` };
}

/** The root of the git repository that a folder lies in. */
function repositoryOf(fileSystem: FileSystem, folder: string): string | undefined {
  for (let at = folder; ; at = directoryOf(at)) {
    if (fileSystem.kind(resolvePath(at, ".git")) !== "missing") return at;
    if (directoryOf(at) === at) return undefined;
  }
}
