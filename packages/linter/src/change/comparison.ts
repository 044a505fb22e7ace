import { SelectorMatches } from "@nf-lint/pipeline";
import { isScriptName } from "@nf-lint/resolver";
import type { Project } from "@nf-lint/resolver";
import { networkHosts } from "../network/network.js";
import type { NetworkHost } from "../network/network.js";
import { NO_PROCESSES } from "../processes.js";
import type { VariantProcesses } from "../processes.js";
import type { ProjectView } from "../project-view.js";
import { relativePath } from "../relative-path.js";
import { compareProjects, isUnchanged, pairedVariants } from "./configuration-change.js";
import type { ConfigurationChange, SecretDisplay } from "./configuration-change.js";
import { changedScripts } from "./changed-scripts.js";
import type { ChangedScripts } from "./changed-scripts.js";
import { EndRuns, textAt } from "./end.js";
import type { End } from "./end.js";
import { compareNetworks } from "./network-change.js";
import type { NetworkChange } from "./network-change.js";
import { compareProcesses } from "./process-change.js";
import type { ProcessChange } from "./process-change.js";
import { renamedFiles } from "./renamed-files.js";
import { renamedProfiles } from "./renamed-profiles.js";
import { Renames } from "./renames.js";

/** A project at both ends; one end is missing where it was made or deleted. */
export interface ProjectPair {
  readonly before: ProjectView | undefined;
  readonly after: ProjectView | undefined;
}

/** The projects that a change is about, at both ends, and what is called otherwise. All paths are absolute. */
export class Comparison {
  /** The scripts that may have other findings. */
  readonly scripts: ChangedScripts;
  readonly #cwd: string;
  readonly #before: End;
  readonly #runsBefore: EndRuns;
  readonly #runsAfter: EndRuns;
  /** New paths by old ones. */
  readonly #files: ReadonlyMap<string, string>;
  readonly #pairs: readonly ProjectPair[];
  readonly #renamesByRoot = new Map<string, Renames>();

  /**
   * @param paths Files and folders that were asked for.
   * @param gone Configurations and scripts of the past that are no longer there.
   */
  constructor(cwd: string, before: End, after: End, paths: readonly string[], gone: readonly string[]) {
    this.#cwd = cwd;
    this.#before = before;
    const matches = new SelectorMatches();
    this.#runsBefore = new EndRuns(before, matches);
    this.#runsAfter = new EndRuns(after, matches);
    const now = projectsAt(after, paths);
    const files = new Set([...now.values()].flatMap(({ project }) => [...project.files.keys()]));
    const added = [...files].filter((file) => !exists(before, file));
    const addedScripts = after.linter.scriptFiles(paths).filter((file) => !exists(before, file));
    this.#files = new Map([
      ...renamedFiles(
        textsOf(
          before,
          gone.filter((file) => !isScriptName(file)),
        ),
        textsOf(after, added),
      ),
      ...renamedFiles(textsOf(before, gone.filter(isScriptName)), textsOf(after, addedScripts)),
    ]);

    const formerNames = new Map([...this.#files].map(([from, to]) => [to, from]));
    this.scripts = changedScripts(paths, { before, after }, (file) => formerNames.get(file) ?? file);
    const past = projectsAt(before, [...paths, ...[...files].map((file) => formerNames.get(file) ?? file)]);
    // A project may have read one of the files, and read none of them today.
    const roots = [...past.keys()].map((root) => this.#files.get(root) ?? root);
    for (const [root, view] of projectsAt(after, roots)) now.set(root, view);

    this.#pairs = [
      ...[...now].map(([root, view]) => ({ before: past.get(formerNames.get(root) ?? root), after: view })),
      ...[...past]
        .filter(([root]) => !now.has(this.#files.get(root) ?? root))
        .map(([, view]) => ({ before: view, after: undefined })),
    ];
  }

  /** The projects that read other files, or the same with another text: all else is as it was. */
  get changed(): readonly ProjectPair[] {
    return this.#pairs.filter(({ before, after }) => !isSame(before?.project, after?.project));
  }

  /** What is called otherwise, for a file of the past: profiles have their names within a project. */
  renamesOf(file: string): Renames {
    const root = this.#before.linter.projectsOf(file)[0]?.project.rootFile ?? file;
    const kept = this.#renamesByRoot.get(root);
    if (kept !== undefined) return kept;
    const pair = this.#pairs.find(({ before }) => before?.project.rootFile === root);
    const renames = new Renames(this.#shownFiles(), pair === undefined ? new Map() : profilesRenamedIn(pair));
    this.#renamesByRoot.set(root, renames);
    return renames;
  }

  /** What became of the resolved configurations, project by project; those that are the same are left out. */
  configurations(secrets: SecretDisplay = "hidden"): readonly ConfigurationChange[] {
    return this.changed.map((pair) => this.#change(pair, secrets)).filter((change) => !isUnchanged(change));
  }

  /** What became of the processes of the pipelines, as they are called; pipelines without a difference are left out. */
  processes(secrets: SecretDisplay = "hidden"): readonly ProcessChange[] {
    return this.#touched.flatMap(({ before, after }): readonly ProcessChange[] => {
      if (before?.project.isPipeline !== true || after?.project.isPipeline !== true) return [];
      const pair = { before, after };
      const ends = {
        before: { project: before.project, runs: this.#runsBefore },
        after: { project: after.project, runs: this.#runsAfter },
      };
      const renames = new Renames(this.#shownFiles(), profilesRenamedIn(pair));
      const change = compareProcesses(ends, pairedVariants(before, after, renames), secrets);
      if ([change.added, change.removed, change.directives].every(({ length }) => length === 0)) return [];
      return [{ rootFile: relativePath(this.#cwd, after.project.rootFile), ...change }];
    });
  }

  /** What became of the hosts that the projects need; those of which no host came or went are left out. */
  networks(): readonly NetworkChange[] {
    return this.#touched.flatMap(({ before, after }): readonly NetworkChange[] => {
      if (after === undefined) return [];
      const change = compareNetworks(
        before && this.#hosts(before, this.#runsBefore),
        this.#hosts(after, this.#runsAfter),
      );
      if ([change.added, change.removed, change.changed].every(({ length }) => length === 0)) return [];
      const { project, variants } = after;
      return [{ rootFile: relativePath(this.#cwd, project.rootFile), variants: variants.length, ...change }];
    });
  }

  #hosts({ project, variants, nextflow, given }: ProjectView, runs: EndRuns): readonly NetworkHost[] {
    const resolved = variants.map((variant): VariantProcesses => {
      const config = project.resolve(variant);
      return { config, run: runs.of(project, config) ?? NO_PROCESSES, secrets: runs.secrets(project, config) };
    });
    return networkHosts(project, resolved, { version: nextflow, environment: given.env, params: given.params });
  }

  /** The projects whose processes may be others. */
  get #touched(): readonly ProjectPair[] {
    return this.scripts.after.length + this.scripts.before.length > 0 ? this.#pairs : this.changed;
  }

  #change(pair: ProjectPair, secrets: SecretDisplay): ConfigurationChange {
    const { before, after } = pair;
    const [from, to] = [before, after].map((view) => view && relativePath(this.#cwd, view.project.rootFile));
    const nothing = { profiles: { added: [], removed: [], renamed: [] }, options: [], rejections: [] };
    if (before === undefined) return { rootFile: to ?? "", state: "added", ...nothing };
    if (after === undefined) return { rootFile: from ?? "", state: "removed", ...nothing };
    const profiles = profilesRenamedIn(pair);
    return {
      rootFile: to ?? "",
      ...(from !== undefined && from !== to && { formerRootFile: from }),
      state: "changed",
      ...compareProjects(before, after, new Renames(this.#shownFiles(), profiles), profiles, secrets),
    };
  }

  /** Renamed files as findings name them. */
  #shownFiles(): ReadonlyMap<string, string> {
    return new Map([...this.#files].map(([from, to]) => [relativePath(this.#cwd, from), relativePath(this.#cwd, to)]));
  }
}

function isSame(before: Project | undefined, after: Project | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return (
    before.rootFile === after.rootFile &&
    before.isPipeline === after.isPipeline &&
    before.files.size === after.files.size &&
    [...before.files].every(([path, { text }]) => after.files.get(path)?.text === text)
  );
}

function profilesRenamedIn({ before, after }: ProjectPair): ReadonlyMap<string, string> {
  return before === undefined || after === undefined ? new Map() : renamedProfiles(before.project, after.project);
}

/** The projects that read some files, or lie in some folders, by root configuration. Paths that are not there are passed by. */
function projectsAt(end: End, paths: readonly string[]): Map<string, ProjectView> {
  const views = [...new Set(paths)].flatMap((path) => {
    const kind = end.fileSystem.kind(path);
    if (kind === "missing") return [];
    return kind === "directory" ? end.linter.projectsIn(path) : end.linter.projectsOf(path);
  });
  return new Map(views.map((view) => [view.project.rootFile, view]));
}

function textsOf(end: End, paths: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    paths.flatMap((path): readonly [string, string][] => {
      const text = textAt(end, path);
      return text === undefined ? [] : [[path, text]];
    }),
  );
}

function exists({ fileSystem }: End, path: string): boolean {
  return fileSystem.kind(path) !== "missing";
}
