import { isWithin, resolvePath } from "@nf-lint/resolver";
import type { FileSystem, Workspace } from "@nf-lint/resolver";
import { collect } from "./collection.js";
import type { Collection } from "./collection.js";
import { configurationOf } from "./configuration.js";
import type { Configuration } from "./configuration.js";
import type { Failure, Notice } from "./failure.js";
import { FileLinter } from "./file-linter.js";
import type { LintedFile } from "./file-linter.js";
import { compareFindings } from "./finding.js";
import type { Finding } from "./finding.js";
import { relativePath } from "./relative-path.js";
import type { Settings } from "./settings.js";
import { undeclaredProfiles } from "./variants.js";
import { Workspaces } from "./workspaces.js";

export interface LinterOptions {
  /** The working directory: absolute, with `/` between its parts. Paths in findings are relative to it. */
  readonly cwd: string;
  readonly fileSystem: FileSystem;
  /** Free of problems by `checkSettings`. */
  readonly settings?: Settings;
}

export interface LintOptions {
  /** Called when a file has been read, and before each is linted. */
  readonly onProgress?: (progress: LintProgress) => void;
}

/** How far a run is. First all files of the projects are read, then linted. */
export type LintProgress =
  | { readonly phase: "reading"; readonly file: string }
  | {
      readonly phase: "linting";
      readonly file: string;
      /** How many files are done. */
      readonly done: number;
      readonly total: number;
    };

export interface LintResult {
  /** Sorted by file, place and rule. */
  readonly findings: readonly Finding[];
  /** How many of the asked files were linted. */
  readonly files: number;
  /** How many projects they belong to. */
  readonly projects: number;
  readonly failures: readonly Failure[];
  readonly notices: readonly Notice[];
  /** The text of a file that a finding names, as it was linted. */
  readonly textOf: (file: string) => string | undefined;
}

/** Lints again and again: what did not change since the last time is not done twice. */
export interface Linter {
  /**
   * The findings whose place, or one of whose related places, lies in one of the given files or folders. Each file is
   * linted within the projects that include it, wherever their other files lie.
   *
   * @param paths Absolute, or relative to the working directory. A missing or unreadable one is a failure; the others
   *   are linted all the same.
   */
  lint(paths: readonly string[], options?: LintOptions): Promise<LintResult>;
  /** What Nextflow would make of the configuration of the project in a folder, or under a root configuration. */
  configuration(path: string): Configuration;
  /** Says that files have changed, appeared or gone: absolute paths. */
  changed(paths: readonly string[]): void;
}

/** The one way from files to findings, for the command and for editors. */
export function createLinter(options: LinterOptions): Linter {
  return new ProjectLinter(options);
}

/** For so long a run keeps its thread to itself; then whoever holds the linter gets a turn. */
const TURN_MS = 50;

class ProjectLinter implements Linter {
  readonly #cwd: string;
  readonly #fileSystem: FileSystem;
  readonly #settings: Settings;
  readonly #workspaces: Workspaces;
  /** That of the run in progress. */
  #onProgress: LintOptions["onProgress"];
  readonly #fileLinters = new WeakMap<Workspace, FileLinter>();

  constructor({ cwd, fileSystem, settings = {} }: LinterOptions) {
    this.#cwd = cwd;
    this.#fileSystem = fileSystem;
    this.#settings = settings;
    this.#workspaces = new Workspaces(fileSystem, settings, (file) => {
      this.#onProgress?.({ phase: "reading", file: relativePath(cwd, file) });
    });
  }

  async lint(paths: readonly string[], { onProgress }: LintOptions = {}): Promise<LintResult> {
    this.#onProgress = onProgress;
    const absolute = paths.map((path) => resolvePath(this.#cwd, path));
    const missing = absolute.filter((path) => this.#isMissing(path)).map((path) => this.#missing(path));
    const collections = this.#workspaces
      .scopesOf(absolute.filter((path) => !this.#isMissing(path)))
      .map((scope) => collect(scope, this.#fileSystem, this.#cwd));
    const projects = collections.flatMap((collection) => [...collection.projects]);
    const undeclared = undeclaredProfiles(projects, this.#settings);
    const linted = await this.#lintAll(collections, onProgress);
    return {
      findings: findingsAbout(linted, this.#askedFiles(collections)),
      files: collections.reduce((sum, { asked }) => sum + asked.size, 0),
      projects: projects.length,
      failures: [
        ...missing,
        ...collections.flatMap(({ failures }) => failures),
        ...(projects.length === 0 ? [] : undeclared.failures),
        ...linted.flatMap(({ failures }) => failures),
      ],
      notices: undeclared.notices,
      textOf: (file) => textIn(collections, resolvePath(this.#cwd, file)),
    };
  }

  configuration(path: string): Configuration {
    const absolute = resolvePath(this.#cwd, path);
    const [scope] = this.#isMissing(absolute) ? [] : this.#workspaces.scopesOf([absolute]);
    if (scope === undefined) return { ok: false, failures: [this.#missing(absolute)] };
    const shown = relativePath(this.#cwd, absolute);
    return configurationOf(scope.workspace, this.#fileSystem, this.#settings, { path: absolute, shown });
  }

  changed(paths: readonly string[]): void {
    this.#workspaces.changed(paths);
  }

  async #lintAll(
    collections: readonly Collection[],
    onProgress: LintOptions["onProgress"],
  ): Promise<readonly LintedFile[]> {
    const linted: LintedFile[] = [];
    const total = collections.reduce((sum, { files }) => sum + files.size, 0);
    let turnEnds = performance.now() + TURN_MS;
    for (const { workspace, files } of collections) {
      const fileLinter = this.#fileLinter(workspace);
      for (const file of files) {
        onProgress?.({ phase: "linting", file: relativePath(this.#cwd, file), done: linted.length, total });
        linted.push(fileLinter.lint(file));
        if (performance.now() < turnEnds) continue;
        await new Promise((resolve) => setTimeout(resolve));
        turnEnds = performance.now() + TURN_MS;
      }
    }
    return linted;
  }

  #fileLinter(workspace: Workspace): FileLinter {
    const kept = this.#fileLinters.get(workspace) ?? new FileLinter(workspace, this.#cwd, this.#settings);
    this.#fileLinters.set(workspace, kept);
    return kept;
  }

  #askedFiles(collections: readonly Collection[]): ReadonlySet<string> {
    return new Set(collections.flatMap(({ asked }) => [...asked].map((file) => relativePath(this.#cwd, file))));
  }

  #isMissing(path: string): boolean {
    return this.#fileSystem.kind(path) === "missing";
  }

  #missing(path: string): Failure {
    return { kind: "unreadable", file: relativePath(this.#cwd, path), result: { kind: "missing" } };
  }
}

function findingsAbout(linted: readonly LintedFile[], files: ReadonlySet<string>): Finding[] {
  return linted
    .flatMap(({ findings }) => findings)
    .filter(({ file, related }) => files.has(file) || related.some((place) => files.has(place.file)))
    .sort(compareFindings);
}

function textIn(collections: readonly Collection[], file: string): string | undefined {
  const collection = collections.find(({ workspace }) => isWithin(workspace.boundary, file));
  const read = collection?.workspace.file(file);
  return read === undefined || "kind" in read ? undefined : read.text;
}
