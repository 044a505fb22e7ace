import type { ScriptProject } from "@nf-lint/pipeline";
import { directoryOf, isScriptName, isWithin, resolvePath } from "@nf-lint/resolver";
import type { FileSystem, Project, Workspace } from "@nf-lint/resolver";
import { checklistsOf } from "./checklist.js";
import type { LintedChecklist } from "./checklist.js";
import { collect } from "./collection.js";
import type { Collection } from "./collection.js";
import { configurationOf } from "./configuration.js";
import type { Configuration } from "./configuration.js";
import type { Failure, Notice } from "./failure.js";
import { FileLinter } from "./file-linter.js";
import type { LintedFile } from "./file-linter.js";
import { MOST_FINDINGS } from "./finding-cap.js";
import { compareFindings } from "./finding.js";
import type { Finding, SuppressedFinding } from "./finding.js";
import { networkHosts } from "./network/network.js";
import type { Network } from "./network/network.js";
import { processesOf } from "./processes.js";
import type { Processes } from "./processes.js";
import { projectView } from "./project-view.js";
import type { ProjectView } from "./project-view.js";
import { relativePath } from "./relative-path.js";
import { SettingsFiles } from "./settings/settings-files.js";
import type { EffectiveSettings, SettingsFileChoice } from "./settings/settings-files.js";
import type { Settings } from "./settings.js";
import type { RunTimes } from "./timing/run-times.js";
import { undeclaredProfiles } from "./variants.js";
import { Workspaces } from "./workspaces.js";
import type { EmptyFolder, Scope } from "./workspaces.js";

export interface LinterOptions {
  /** The working directory: absolute, with `/` between its parts. Paths in findings are relative to it. */
  readonly cwd: string;
  readonly fileSystem: FileSystem;
  /** What the user says at this run, laid over the settings file. Free of problems by `checkSettings`. */
  readonly settings?: Settings;
  /** Which settings file counts; `nearest` when not given. */
  readonly settingsFile?: SettingsFileChoice;
  /** Where settings files are read, where that is not `fileSystem`: files of the past are judged by today's settings. */
  readonly settingsFrom?: FileSystem;
  /** The folders that an editor has open: outside of git repositories, projects end there. */
  readonly openFolders?: readonly string[];
  /** How many findings of one rule in one file are listed; 1,000 when not given. One more says how many are not. */
  readonly mostFindings?: number;
  /** Where the time is recorded that runs take. Without it nothing is measured. */
  readonly times?: RunTimes;
}

export interface LintOptions {
  /** Called when a file has been read, and before each is linted. */
  readonly onProgress?: (progress: LintProgress) => void;
  /** `projects`: all findings in the projects that read the given files, wherever they lie; `paths` when not given. */
  readonly about?: "paths" | "projects";
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
  /** What comments suppress of what would otherwise be among the findings, in the same order. */
  readonly suppressed: readonly SuppressedFinding[];
  /** The files that were asked for, by name or by folder, as findings name them. */
  readonly asked: ReadonlySet<string>;
  /** How many of the asked files were linted. */
  readonly files: number;
  /** How many projects they belong to. */
  readonly projects: number;
  /** How many of these lie in no other's folder, as people count: the tests and modules of a pipeline are parts of it. */
  readonly projectsApart: number;
  /** The production checklist of each pipeline that is linted with the preset `production`; worked out when asked for. */
  readonly checklists?: () => readonly LintedChecklist[];
  readonly failures: readonly Failure[];
  readonly notices: readonly Notice[];
  /** The text of a file that a finding names, as it was linted. */
  readonly textOf: (file: string) => string | undefined;
}

/** What a run would look at. */
export interface LintedFiles extends Pick<LintResult, "failures" | "notices"> {
  /** Sorted. */
  readonly files: readonly string[];
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
  /** The processes of that project as its scripts call them, with what they get. */
  processes(path: string): Processes;
  /** The hosts that a run of that project needs. */
  network(path: string): Network;
  /**
   * The projects that read a file, the nearest root first, as they are linted; a configuration's own project where no
   * other reads it, the pipelines in whose folders a script lies. The same projects until one of their files changes.
   */
  projectsOf(file: string): readonly ProjectView[];
  /** All projects below a folder, or that read one of its files. */
  projectsIn(folder: string): readonly ProjectView[];
  /** What holds for a file or a folder, and where it was said. Absolute, or relative to the working directory. */
  settingsOf(path: string): EffectiveSettings;
  /** The files that `lint` would look at, as findings name them, and why others cannot be. */
  filesOf(paths: readonly string[]): LintedFiles;
  /** The scripts among some paths and in folders, as they are linted: absolute. */
  scriptFiles(paths: readonly string[]): readonly string[];
  /** The scripts that one is looked at with, with their includes and names; `undefined` for a path that is not there. */
  scriptsOf(file: string): ScriptProject | undefined;
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
  readonly #settingsFiles: SettingsFiles;
  readonly #workspaces: Workspaces;
  readonly #times: RunTimes | undefined;
  readonly #mostFindings: number;
  /** That of the run in progress. */
  #onProgress: LintOptions["onProgress"];
  readonly #fileLinters = new WeakMap<Workspace, FileLinter>();

  constructor({
    cwd,
    fileSystem,
    settings = {},
    settingsFile = "nearest",
    settingsFrom,
    openFolders = [],
    mostFindings = MOST_FINDINGS,
    times,
  }: LinterOptions) {
    this.#cwd = cwd;
    this.#fileSystem = fileSystem;
    this.#settings = settings;
    this.#settingsFiles = new SettingsFiles(settingsFrom ?? fileSystem, cwd, settingsFile, settings);
    const onRead = (file: string): void => this.#onProgress?.({ phase: "reading", file: relativePath(cwd, file) });
    this.#workspaces = new Workspaces(fileSystem, this.#settingsFiles, { onRead, openFolders, times });
    this.#times = times;
    this.#mostFindings = mostFindings;
  }

  async lint(paths: readonly string[], { onProgress, about: whose = "paths" }: LintOptions = {}): Promise<LintResult> {
    this.#onProgress = onProgress;
    const { scopes, collections, failures: unreachable, notices } = this.#collect(paths);
    const todo = this.#todo(collections);
    const wrongSettings = this.#wrongSettings([...scopes, ...todo]);
    const projects = collections.flatMap((collection) => [...collection.projects]);
    const undeclared = this.#undeclared(collections, projects);
    const linted = wrongSettings.length > 0 ? [] : await this.#lintAll(todo, onProgress);
    const asked = this.#askedFiles(collections);
    const about = whose === "projects" ? undefined : asked;
    return {
      findings: linted
        .flatMap(({ findings }) => findings)
        .filter((finding) => isAbout(finding, about))
        .sort(compareFindings),
      suppressed: linted
        .flatMap(({ suppressed }) => suppressed)
        .filter(({ finding }) => isAbout(finding, about))
        .sort((a, b) => compareFindings(a.finding, b.finding)),
      asked,
      files: collections.reduce((sum, { asked }) => sum + asked.size, 0),
      projects: projects.length,
      projectsApart: countApart(projects),
      checklists: () =>
        checklistsOf(
          collections.map(({ projects: own, scope }) => ({ projects: own, settings: scope.effective.settings })),
          linted,
          {
            cwd: this.#cwd,
            wereLinted: new Set(wrongSettings.length > 0 ? [] : todo.map(({ file }) => file)),
            isLeftOut: (file) => this.#settingsFiles.has(file, "file"),
            scriptsOf: (file) => this.scriptsOf(file),
          },
        ),
      failures: [
        ...unreachable,
        ...wrongSettings,
        ...collections.flatMap(({ failures }) => failures),
        ...undeclared.failures,
        ...linted.flatMap(({ failures }) => failures),
      ],
      notices: [...undeclared.notices, ...notices],
      textOf: (file) => textIn(collections, resolvePath(this.#cwd, file)),
    };
  }

  settingsOf(path: string): EffectiveSettings {
    return this.#settingsFiles.of(resolvePath(this.#cwd, path));
  }

  filesOf(paths: readonly string[]): LintedFiles {
    const { scopes, collections, failures, notices } = this.#collect(paths);
    return {
      files: [...this.#askedFiles(collections)].sort(),
      failures: [
        ...failures,
        ...this.#wrongSettings(scopes),
        ...collections.flatMap(({ failures: ofFiles }) => ofFiles),
      ],
      notices,
    };
  }

  configuration(path: string): Configuration {
    const absolute = resolvePath(this.#cwd, path);
    if (this.#isMissing(absolute)) return { ok: false, failures: [this.#missing(absolute)] };
    const effective = this.#settingsFiles.of(absolute);
    const wrongSettings = this.#wrongSettings([{ effective }]);
    if (wrongSettings.length > 0) return { ok: false, failures: wrongSettings };
    const workspace = this.#workspaces.of(absolute, effective);
    const shown = relativePath(this.#cwd, absolute);
    return configurationOf(workspace, this.#fileSystem, effective.settings, { path: absolute, shown });
  }

  processes(path: string): Processes {
    const configuration = this.configuration(path);
    const { projectDir } = this.#settingsFiles.of(resolvePath(this.#cwd, path)).settings;
    const shown = (file: string): string => relativePath(this.#cwd, file);
    return processesOf(configuration, (file) => this.scriptsOf(file), { projectDir, shown });
  }

  network(path: string): Network {
    const processes = this.processes(path);
    if (!processes.ok) return processes;
    const {
      nextflow: version,
      env: environment,
      params,
    } = this.#settingsFiles.of(resolvePath(this.#cwd, path)).settings;
    const hosts = networkHosts(processes.project, processes.variants, { version, environment, params });
    return { ...processes, hosts };
  }

  projectsOf(file: string): readonly ProjectView[] {
    const absolute = resolvePath(this.#cwd, file);
    const effective = this.#settingsFiles.of(absolute);
    const workspace = this.#workspaces.of(absolute, effective);
    const projects = isScriptName(absolute) ? workspace.pipelinesAround(absolute) : workspace.projectsOf(absolute);
    return projects.map((project) => projectView(project, effective.settings));
  }

  projectsIn(folder: string): readonly ProjectView[] {
    const { scopes } = this.#workspaces.scopesOf([resolvePath(this.#cwd, folder)]);
    return scopes
      .map((scope) => collect(scope, this.#cwd))
      .flatMap(({ projects, scope }) => [...projects].map((project) => projectView(project, scope.effective.settings)));
  }

  scriptFiles(paths: readonly string[]): readonly string[] {
    const there = paths.map((path) => resolvePath(this.#cwd, path)).filter((path) => !this.#isMissing(path));
    return this.#workspaces.scopesOf(there).scopes.flatMap(({ files }) => files.filter(isScriptName));
  }

  scriptsOf(file: string): ScriptProject | undefined {
    const absolute = resolvePath(this.#cwd, file);
    if (this.#isMissing(absolute)) return undefined;
    const workspace = this.#workspaces.of(absolute, this.#settingsFiles.of(absolute));
    return this.#workspaces.scripts(workspace).of(absolute);
  }

  changed(paths: readonly string[]): void {
    this.#workspaces.changed(paths);
  }

  /** What some paths lead to, and why others lead to nothing. */
  #collect(paths: readonly string[]): Collected {
    const absolute = paths.map((path) => resolvePath(this.#cwd, path));
    const lost = new Set(absolute.filter((path) => this.#isMissing(path)));
    const { scopes, emptyFolders, closedFolders } = this.#workspaces.scopesOf(
      absolute.filter((path) => !lost.has(path)),
    );
    const collections = scopes.map((scope) => collect(scope, this.#cwd, new Set(absolute)));
    const missing = [...lost].map((path) => this.#missing(path));
    const closed = closedFolders.map((folder) => relativePath(this.#cwd, folder));
    return {
      scopes,
      collections,
      failures: [...missing, ...emptyFolders.map((folder) => this.#empty(folder))],
      notices: [
        ...(closed.length === 0 ? [] : [{ kind: "closed", files: closed } as const]),
        ...notLinted(collections),
      ],
    };
  }

  /** All files to lint, each under its own settings, whichever file was asked for. */
  #todo(collections: readonly Collection[]): readonly FileToLint[] {
    const byFile = new Map<string, FileToLint>();
    for (const { scope, files } of collections) {
      for (const file of files) {
        if (byFile.has(file) || this.#settingsFiles.has(file, "file")) continue;
        const effective = this.#settingsFiles.ofFile(file);
        byFile.set(file, { file, effective, workspace: this.#workspaces.workspace(scope.boundary, effective) });
      }
    }
    return [...byFile.values()];
  }

  async #lintAll(todo: readonly FileToLint[], onProgress: LintOptions["onProgress"]): Promise<readonly LintedFile[]> {
    const linted: LintedFile[] = [];
    let turnEnds = performance.now() + TURN_MS;
    for (const { file, effective, workspace } of todo) {
      onProgress?.({ phase: "linting", file: relativePath(this.#cwd, file), done: linted.length, total: todo.length });
      linted.push(this.#fileLinter(workspace, effective).lint(file));
      if (performance.now() < turnEnds) continue;
      await new Promise((resolve) => setTimeout(resolve));
      turnEnds = performance.now() + TURN_MS;
    }
    return linted;
  }

  #fileLinter(workspace: Workspace, { settings }: EffectiveSettings): FileLinter {
    const kept =
      this.#fileLinters.get(workspace) ??
      new FileLinter(
        { workspace, scripts: this.#workspaces.scripts(workspace) },
        {
          cwd: this.#cwd,
          settings,
          run: this.#settings,
          mostFindings: this.#mostFindings,
          ...(this.#times && { times: this.#times }),
        },
      );
    this.#fileLinters.set(workspace, kept);
    return kept;
  }

  #wrongSettings(users: readonly Pick<FileToLint, "effective">[]): readonly Failure[] {
    return [...new Set(users.map(({ effective }) => effective))].flatMap(({ problems }) =>
      problems.map(({ file, position, path, message }): Failure => {
        return { kind: "settings", file: relativePath(this.#cwd, file), path, message, ...(position && { position }) };
      }),
    );
  }

  /**
   * The profiles that do not exist. What the user names at a run has to exist in what was asked for; what a settings
   * file names, in one of the projects that the file is for.
   */
  #undeclared(collections: readonly Collection[], projects: readonly Project[]): Undeclared {
    if (projects.length === 0) return { failures: [], notices: [] };
    const { onlyProfiles = [] } = this.#settings;
    const ofRun = undeclaredProfiles(projects, { onlyProfiles });
    const ofFiles = collections.map(({ scope, workspace }) => {
      const { profiles = [] } = scope.effective.settings;
      if (profiles.length === 0) return { failures: [], notices: [] };
      const all = workspace
        .projects()
        .filter(({ rootFile }) => this.#settingsFiles.ofFile(rootFile) === scope.effective);
      return undeclaredProfiles(all, { profiles });
    });
    return {
      failures: [ofRun, ...ofFiles].flatMap(({ failures }) => failures),
      notices: [ofRun, ...ofFiles].flatMap(({ notices }) => notices),
    };
  }

  #askedFiles(collections: readonly Collection[]): ReadonlySet<string> {
    return new Set(collections.flatMap(({ asked }) => [...asked].map((file) => relativePath(this.#cwd, file))));
  }

  #empty({ path, isClosed, foreign }: EmptyFolder): Failure {
    const directory = relativePath(this.#cwd, path);
    if (isClosed) return { kind: "closed-folder", directory };
    return { kind: "no-configuration", directory, foreign: foreign.map((file) => relativePath(this.#cwd, file)) };
  }

  #isMissing(path: string): boolean {
    return this.#fileSystem.kind(path) === "missing";
  }

  #missing(path: string): Failure {
    return { kind: "unreadable", file: relativePath(this.#cwd, path), result: { kind: "missing" } };
  }
}

interface FileToLint {
  readonly file: string;
  readonly effective: EffectiveSettings;
  readonly workspace: Workspace;
}

interface Collected extends Pick<LintResult, "failures" | "notices"> {
  readonly scopes: readonly Scope[];
  readonly collections: readonly Collection[];
}

type Undeclared = ReturnType<typeof undeclaredProfiles>;

/** Those that lie in the folder of no other, or in one that is no project's. */
function countApart(projects: readonly Project[]): number {
  const roots = new Map(projects.map((project) => [project.rootFile, project.directory]));
  const folders = new Set([...roots].filter(([root]) => root.endsWith("/nextflow.config")).map(([, folder]) => folder));
  const isPart = (from: string): boolean => {
    for (let at = from; ; at = directoryOf(at)) {
      if (folders.has(at)) return true;
      if (directoryOf(at) === at) return false;
    }
  };
  return [...roots].filter(([root, folder]) => {
    const isNamed = root === resolvePath(folder, "nextflow.config");
    return !isPart(isNamed ? directoryOf(folder) : folder) || (isNamed && directoryOf(folder) === folder);
  }).length;
}

/** True for what has a place in one of the files; for all where none are given. */
function isAbout({ file, related }: Finding, files: ReadonlySet<string> | undefined): boolean {
  return files === undefined || files.has(file) || related.some((place) => files.has(place.file));
}

function notLinted(collections: readonly Collection[]): readonly Notice[] {
  const files = collections.flatMap(({ outside }) => outside).sort();
  const foreign = collections.flatMap((collection) => collection.foreign).sort();
  return [
    ...(files.length === 0 ? [] : [{ kind: "outside", files } as const]),
    ...(foreign.length === 0 ? [] : [{ kind: "foreign", files: foreign } as const]),
  ];
}

function textIn(collections: readonly Collection[], file: string): string | undefined {
  const collection = collections.find(({ workspace }) => isWithin(workspace.boundary, file));
  const { workspace, scripts } = collection?.scope ?? {};
  const read = isScriptName(file) ? scripts?.of(file).module(file) : workspace?.file(file);
  return read === undefined || "kind" in read ? undefined : read.text;
}
