import type { Project, Variant } from "@nf-lint/resolver";

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
}

/** A project, and how it is to be looked at. */
export interface LintedProject {
  readonly project: Project;
  /** The choices of profiles to look at. */
  readonly variants: readonly Variant[];
  /** The Nextflow version to judge for, where the user named one. */
  readonly nextflow?: string;
  /** True where runs have no way to the internet. */
  readonly isolated?: boolean;
  /** The environment variables that Nextflow is known to be launched with. */
  readonly env?: Readonly<Record<string, string>>;
}
