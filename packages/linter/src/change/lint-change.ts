import { directoryOf, isScriptName, resolvePath } from "@nf-lint/resolver";
import type { Failure } from "../failure.js";
import { createLinter } from "../linter.js";
import type { Finding } from "../finding.js";
import type { Linter, LinterOptions, LintOptions, LintResult } from "../linter.js";
import type { ProjectView } from "../project-view.js";
import { relativePath } from "../relative-path.js";
import { Comparison } from "./comparison.js";
import type { End } from "./end.js";
import type { ConfigurationChange, SecretDisplay } from "./configuration-change.js";
import type { History, Past, RevisionFailure } from "./history.js";
import { matchFindings } from "./match-findings.js";
import type { Side } from "./match-findings.js";
import type { NetworkChange } from "./network-change.js";
import type { ProcessChange } from "./process-change.js";

export interface ChangeOptions extends LinterOptions {
  readonly history: History;
  /** The revision to compare with; `History.at` says how it is written. */
  readonly since: string;
  /** Whether the changed values of options may be credentials; `hidden` when not given. */
  readonly secrets?: SecretDisplay;
}

/** What a change did, besides the findings that it introduced. */
export interface Change {
  /** The revision that the files are compared with, as the user named it. */
  readonly since: string;
  /** In the places, and by the names, that they had. */
  readonly fixed: readonly Finding[];
  /** Folders whose past cannot be read, as submodules that are not fetched: they are taken to be as they are. */
  readonly unchanged: readonly string[];
  /** What became of the resolved configurations; worked out when it is asked for. Only projects that differ. */
  readonly configurations: () => readonly ConfigurationChange[];
  /** What became of the processes of pipelines, as their scripts call them; worked out when it is asked for. */
  readonly processes: () => readonly ProcessChange[];
  /** What became of the hosts that the projects need; worked out when it is asked for. */
  readonly networks: () => readonly NetworkChange[];
}

/** A change, or why it cannot be told. */
export type ChangeResult<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly failure: RevisionFailure };

/** A linted change. */
export interface LintedChange {
  /** `findings` are those that the change introduced. */
  readonly result: LintResult;
  readonly change: Change;
  /** Of the files as they are. */
  readonly linter: Linter;
}

/**
 * Lints the projects of some files as they are, and as they were at a revision, and gives those findings that were not
 * there, wherever in these projects they lie: what is deleted in one file may break what stands in another. Both ends
 * are judged by today's settings.
 *
 * @param paths Absolute, or relative to the working directory. One that exists at neither end is a failure.
 */
export async function lintChange(
  paths: readonly string[],
  options: ChangeOptions,
  lintOptions: LintOptions = {},
): Promise<ChangeResult<LintedChange>> {
  const asked = paths.map((path) => resolvePath(options.cwd, path));
  const past = options.history.at(options.since, asked, options.fileSystem);
  if (!past.ok) return past;
  const { before, after } = endsOf(options, past);
  const comparison = new Comparison(options.cwd, before, after, asked, past.gone);

  const isAt = (end: End, path: string): boolean => end.fileSystem.kind(path) !== "missing";
  const today = asked.filter((path) => isAt(after, path) || !isAt(before, path));
  const { changed, scripts } = comparison;
  const roots = changed.map((pair) => ({ before: rootsOf(pair.before), after: rootsOf(pair.after) }));
  const pathsAfter = new Set([...today, ...roots.flatMap((root) => root.after)]);
  const result = await after.linter.lint([...pathsAfter], { ...lintOptions, about: "projects" });
  const former = await before.linter.lint([...roots.flatMap((root) => root.before), ...scripts.before], {
    about: "projects",
  });
  const files = new Set([
    ...changed.flatMap((pair) => [...(pair.after?.project.files.keys() ?? [])]),
    ...scripts.after,
  ]);
  const touched = result.findings.filter(({ file }) => files.has(resolvePath(options.cwd, file)));
  const { introduced, fixed } = matchFindings(
    sideOf({ ...result, findings: touched }, after),
    sideOf(former, before),
    (file) => comparison.renamesOf(resolvePath(options.cwd, file)),
  );
  return {
    ok: true,
    result: { ...result, findings: introduced, failures: [...result.failures, ...former.failures.filter(isCrash)] },
    change: {
      since: options.since,
      fixed,
      unchanged: past.unchanged.map((path) => relativePath(options.cwd, path)),
      configurations: () => comparison.configurations(options.secrets),
      processes: () => comparison.processes(options.secrets),
      networks: () => comparison.networks(),
    },
    linter: after.linter,
  };
}

/** What became of the resolved configuration of the project in a folder, or under a root configuration. */
export function configurationChange(
  path: string,
  options: ChangeOptions,
): ChangeResult<{ readonly failures: readonly Failure[]; readonly change: Change }> {
  const asked = resolvePath(options.cwd, path);
  const past = options.history.at(options.since, [asked], options.fileSystem);
  if (!past.ok) return past;
  const { before, after } = endsOf(options, past);
  const configuration = after.linter.configuration(path);
  const rootFile = configuration.ok ? configuration.project.rootFile : asked;
  const shown = relativePath(options.cwd, rootFile);
  const configurations = (): readonly ConfigurationChange[] => {
    const comparison = new Comparison(options.cwd, before, after, [rootFile], past.gone);
    return comparison.configurations(options.secrets).filter((change) => change.rootFile === shown);
  };
  // Its scripts lie in its folder.
  const withScripts = (): Comparison => new Comparison(options.cwd, before, after, [directoryOf(rootFile)], past.gone);
  const processes = (): readonly ProcessChange[] =>
    withScripts()
      .processes(options.secrets)
      .filter((change) => change.rootFile === shown);
  const networks = (): readonly NetworkChange[] =>
    withScripts()
      .networks()
      .filter((change) => change.rootFile === shown);
  const unchanged = past.unchanged.map((folder) => relativePath(options.cwd, folder));
  const change = { since: options.since, fixed: [], unchanged, configurations, processes, networks };
  return { ok: true, failures: configuration.failures, change };
}

function endsOf(
  options: ChangeOptions,
  past: Extract<Past, { ok: true }>,
): { readonly before: End; readonly after: End } {
  const { fileSystem } = options;
  const former = { ...options, fileSystem: past.fileSystem, settingsFrom: fileSystem };
  return {
    before: { fileSystem: past.fileSystem, linter: createLinter(former) },
    after: { fileSystem, linter: createLinter(options) },
  };
}

function sideOf({ findings, textOf }: LintResult, { linter }: End): Side {
  const variants = new Map<string, readonly string[]>();
  return {
    findings,
    textOf,
    variantsOf(file) {
      const kept = variants.get(file);
      if (kept !== undefined) return kept;
      // A script is the same in all profiles.
      const views = isScriptName(file) ? [] : linter.projectsOf(file);
      const names = views.flatMap((view) => view.variants.map(({ name }) => name));
      const made = [...new Set(names)];
      variants.set(file, made);
      return made;
    },
  };
}

function rootsOf(view: ProjectView | undefined): readonly string[] {
  return view === undefined ? [] : [view.project.rootFile];
}

function isCrash({ kind }: Failure): boolean {
  return kind === "crash";
}
