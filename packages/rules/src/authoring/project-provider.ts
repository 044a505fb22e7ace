import type { ScriptModule, ScriptProject } from "@nf-lint/pipeline";
import { NEWEST_KNOWN_VERSION } from "@nf-lint/resolver";
import type { Project, Variant } from "@nf-lint/resolver";
import { keptFor } from "./kept-for.js";

/**
 * Where rules on the resolved configuration get it from. Rules know no file system: whoever runs them says which
 * projects a file belongs to, as `languageOptions.projects`. Without one the plugin reads the disk itself.
 */
export interface ProjectProvider {
  /**
   * The projects that a file is part of; more than one where several root configurations include it.
   *
   * @param file Absolute path.
   * @param text What is being linted, without a byte order mark; an editor's unsaved text may differ from the disk.
   *   The places in the projects must fit this text.
   */
  projectsOf(file: string, text: string): readonly LintedProject[];
  /** A script among those that it includes, under the same terms; `undefined` for what cannot be read, and without it. */
  scriptOf?(file: string, text: string): LintedScript | undefined;
  /** How many findings of a rule in a file are wanted; all when not given. */
  readonly mostFindings?: number;
}

/** All that a file is looked at with. */
export interface Surroundings {
  readonly projects: readonly LintedProject[];
  /** For a script. */
  readonly script?: LintedScript;
  /** How many findings of a rule are wanted. */
  readonly mostFindings?: number;
}

/** The same, judged for the newest Nextflow: its strict parser has the last word on a file. */
export function underStrictParser({ projects, script, ...wanted }: Surroundings): Surroundings {
  return {
    ...wanted,
    projects: projects.map(newest),
    ...(script && { script: { ...script, nextflow: NEWEST_KNOWN_VERSION } }),
  };
}

const newest = keptFor((linted: LintedProject): LintedProject => ({ ...linted, nextflow: NEWEST_KNOWN_VERSION }));

/** A script, and the scripts that it is looked at with. */
export interface LintedScript {
  readonly module: ScriptModule;
  readonly scripts: ScriptProject;
  /** The Nextflow version to judge for, where the user named one. */
  readonly nextflow?: string;
}

/** A project, and how it is to be looked at. */
export interface LintedProject {
  readonly project: Project;
  /** The choices of profiles to look at. */
  readonly variants: readonly Variant[];
  /** The scripts of its folder, where they are known. */
  readonly scripts?: ScriptProject;
  /** The Nextflow version to judge for, where the user named one. */
  readonly nextflow?: string;
  /** True where runs have no way to the internet. */
  readonly isolated?: boolean;
  /** The environment variables that Nextflow is known to be launched with. */
  readonly env?: Readonly<Record<string, string>>;
}
