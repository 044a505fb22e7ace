import { PRESET_NAMES } from "eslint-plugin-nextflow";
import { directoryOf, isWithin, nearestName, resolvePath } from "@nf-lint/resolver";
import type { FileSystem } from "@nf-lint/resolver";
import { whyUnreadable } from "../failure.js";
import { relativePath } from "../relative-path.js";
import type { Position } from "@nf-lint/parser";
import type { Settings, SettingsPath } from "../settings.js";
import { mergeSettings } from "./merge-settings.js";
import { packageSettings } from "./package-settings.js";
import { contentOf, contentProblems, isPreset } from "./settings-content.js";
import type { Extended } from "./settings-content.js";
import { SettingsDocument } from "./settings-document.js";
import type { PlacedProblem } from "./settings-document.js";

/** A problem in one of the files that settings are read from. */
export interface SettingsFileProblem extends PlacedProblem {
  /** Absolute. */
  readonly file: string;
}

/** What a settings file says, with all that it extends. */
export interface ReadSettings {
  /** Of no use where there are problems. */
  readonly settings: Settings;
  readonly problems: readonly SettingsFileProblem[];
  /** What each file says, the least first. */
  readonly layers: readonly SettingsLayer[];
  /** All files that had a say, and those that were looked for: the result holds until one of them changes. */
  readonly files: ReadonlySet<string>;
}

/** What one settings file says by itself, and where. */
export interface SettingsLayer {
  /** Absolute. */
  readonly file: string;
  readonly settings: Settings;
  /** Where the key at the end of a path stands; `undefined` where it is not there. */
  readonly positionOf: (path: SettingsPath) => Position | undefined;
}

/** So many files are read for one; more could only be meant to keep a linter busy. */
const MOST_FILES = 50;

/**
 * Reads a settings file and what it extends. Nothing is ever run, and nothing is read whose real place is beyond the
 * boundary: a stranger's settings must neither do harm nor show what is on the machine.
 *
 * @param boundary The folder beyond which the settings may not reach.
 * @param cwd What failures name files relative to.
 */
export function readSettings(fileSystem: FileSystem, file: string, boundary: string, cwd = boundary): ReadSettings {
  return new SettingsReading(fileSystem, boundary, cwd).read(file);
}

/** What a file and those that it extends say, the least first. */
interface Layers {
  readonly presets: readonly string[];
  readonly layers: readonly SettingsLayer[];
  /** True for `extends: []`. */
  readonly startsEmpty: boolean;
}

const NOTHING: Layers = { presets: [], layers: [], startsEmpty: false };

class SettingsReading {
  readonly #fileSystem: FileSystem;
  readonly #boundary: string;
  readonly #cwd: string;
  readonly #problems: SettingsFileProblem[] = [];
  readonly #files = new Set<string>();
  #reads = 0;

  constructor(fileSystem: FileSystem, boundary: string, cwd: string) {
    this.#fileSystem = fileSystem;
    this.#boundary = boundary;
    this.#cwd = cwd;
  }

  read(file: string): ReadSettings {
    const document = this.#open(file, (message) => ({ file, path: [], message }));
    const read = document === undefined ? NOTHING : this.#layers(file, document, [file]);
    const settings = read.layers.map((layer) => layer.settings).reduce(mergeSettings, {});
    // Without a word about presets there is the default one.
    const saysPresets = read.presets.length > 0 || read.startsEmpty;
    return {
      settings: saysPresets ? { ...settings, presets: read.presets } : settings,
      problems: this.#problems,
      layers: read.layers,
      files: this.#files,
    };
  }

  /** What a file extends and then what it says itself; each later one counts for more. */
  #layers(file: string, document: SettingsDocument, chain: readonly string[]): Layers {
    const placed = [...document.problems, ...contentProblems(document).map((problem) => document.placed(problem))];
    for (const problem of placed) this.#problems.push({ ...problem, file });
    if (placed.length > 0) return NOTHING;
    const { extended, settings } = contentOf(document, relativePath(this.#cwd, file));
    const parts = (extended ?? []).map((one) => this.#extended(one, file, document, chain));
    return {
      presets: parts.flatMap(({ presets }) => presets),
      layers: [
        ...parts.flatMap(({ layers }) => layers),
        {
          file,
          settings: this.#withBaseline(this.#withConfigs(settings, file, document), file, document),
          positionOf: (path) => document.keyPosition(path),
        },
      ],
      startsEmpty: extended?.length === 0,
    };
  }

  /** The further configurations by their absolute paths. A stranger's settings lead to files of the repository alone. */
  #withConfigs(settings: Settings, file: string, document: SettingsDocument): Settings {
    if (settings.configs === undefined) return settings;
    const configs = settings.configs.map((written, index) => {
      const path = resolvePath(directoryOf(file), written);
      const message = this.#whyNoConfig(path);
      if (message !== undefined)
        this.#problems.push({ ...document.placed({ path: ["configs", index], message }), file });
      this.#files.add(path);
      return path;
    });
    return { ...settings, configs };
  }

  /** The baseline by its absolute path. It may not be there yet: it is made by the command. */
  #withBaseline(settings: Settings, file: string, document: SettingsDocument): Settings {
    if (settings.baseline === undefined) return settings;
    const baseline = resolvePath(directoryOf(file), settings.baseline);
    if (!this.#isWithin(baseline)) {
      const message = `${baseline} lies outside of ${this.#boundary}, where nothing is read. Name it with --baseline on the command line.`;
      this.#problems.push({ ...document.placed({ path: ["baseline"], message }), file });
    }
    this.#files.add(baseline);
    return { ...settings, baseline };
  }

  /** Whether a path, with all its links followed, lies in the boundary. */
  #isWithin(path: string): boolean {
    const real = this.#fileSystem.realPath(path) ?? path;
    return isWithin(this.#fileSystem.realPath(this.#boundary) ?? this.#boundary, real);
  }

  #whyNoConfig(path: string): string | undefined {
    if (!this.#isWithin(path))
      return `${path} lies outside of ${this.#boundary}, where nothing is read. Name it with -c on the command line.`;
    const kind = this.#fileSystem.kind(path);
    if (kind === "file") return undefined;
    return kind === "directory"
      ? `${this.#shown(path)} is a folder, not a file.`
      : `There is no file ${this.#shown(path)}.`;
  }

  #extended({ name, path }: Extended, file: string, document: SettingsDocument, chain: readonly string[]): Layers {
    if (isPreset(name)) return { ...NOTHING, presets: [name] };
    const problem = (message: string): SettingsFileProblem => ({ ...document.placed({ path, message }), file });
    const target = this.#target(name, file);
    if (typeof target !== "string") {
      this.#problems.push(problem(target.message));
      return NOTHING;
    }
    if (chain.includes(target)) {
      const circle = [...chain.slice(chain.indexOf(target)), target].map((one) => this.#shown(one));
      this.#problems.push(problem(`This file extends itself: ${circle.join(" -> ")}.`));
      return NOTHING;
    }
    const next = this.#open(target, problem);
    return next === undefined ? NOTHING : this.#layers(target, next, [...chain, target]);
  }

  /** The file that an entry of `extends` means. */
  #target(name: string, from: string): string | { readonly message: string } {
    const folder = directoryOf(from);
    if (/^\.{0,2}\//.test(name)) return resolvePath(folder, name);
    if (/\.(?:ya?ml|json)$/.test(name) && this.#fileSystem.kind(resolvePath(folder, name)) === "file") {
      return { message: `"${name}" is no npm package. For the file beside this one write "./${name}".` };
    }
    const near = nearestName(name, PRESET_NAMES);
    const found = packageSettings(name, this.#fileSystem, folder, this.#boundary);
    if (found.kind === "file") return found.file;
    const hint = near === undefined ? "" : ` Did you mean the preset "${near}"?`;
    return { message: found.message.replaceAll(folder, this.#shown(folder)) + hint };
  }

  #open(file: string, problem: (message: string) => SettingsFileProblem): SettingsDocument | undefined {
    this.#files.add(file);
    this.#reads += 1;
    if (this.#reads > MOST_FILES) {
      if (this.#reads === MOST_FILES + 1) this.#problems.push(problem(`More than ${MOST_FILES} files are extended.`));
      return undefined;
    }
    if (this.#fileSystem.realPath(file) !== undefined && !this.#isWithin(file)) {
      this.#problems.push(problem(`${this.#shown(file)} lies outside of ${this.#boundary}, where nothing is read.`));
      return undefined;
    }
    const read = this.#fileSystem.readFile(file);
    if (read.kind === "text") return new SettingsDocument(read.text);
    this.#problems.push(
      problem(
        read.kind === "missing"
          ? `There is no settings file ${this.#shown(file)}.`
          : `${this.#shown(file)}: ${whyUnreadable(read)}`,
      ),
    );
    return undefined;
  }

  #shown(path: string): string {
    return relativePath(this.#boundary, path);
  }
}
