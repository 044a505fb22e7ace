import type { Comment, ConfigFile, Problem } from "@nf-lint/parser";
import type { IncludeEdge } from "./include.js";
import type { Platform } from "./platform.js";
import type { Place, ResolvedConfig, Variant } from "./resolved-config.js";

/** The name of a configuration that Nextflow reads without being told. */
export const ROOT_NAME = "nextflow.config";

/** A root configuration with everything that it includes, and the scripts beside it. */
export interface Project {
  /** Absolute path of the folder of the root configuration: what `projectDir` stands for. */
  readonly directory: string;
  /** Absolute path of the root configuration. */
  readonly rootFile: string;
  /**
   * True where a `manifest` scope stands in the root configuration, or in what a `nextflow.config` includes whatever the
   * profiles; and where `main.nf` stands beside it and in no folder around: the modules of a pipeline have one too.
   */
  readonly isPipeline: boolean;
  /** The compute environment that the settings say launches its runs: those choices of profiles that name no other executor. */
  readonly platform: Platform | undefined;
  /** Every configuration file that any variant may read, by absolute path, the root first. */
  readonly files: ReadonlyMap<string, ProjectFile>;
  /** The includes of all files, in source order. */
  readonly includes: readonly IncludeEdge[];
  /** The profiles in the order of their first declaration. */
  readonly profiles: readonly DeclaredProfile[];
  /** `(none)` or `standard`, then each profile alone, then `combinations`. */
  variants(combinations?: readonly (readonly string[])[]): readonly Variant[];
  /** Resolved once per variant and kept. */
  resolve(variant: Variant): ResolvedConfig;
}

export interface ProjectFile {
  readonly path: string;
  /** Without a byte order mark, as places count. */
  readonly text: string;
  readonly ast: ConfigFile;
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

export interface DeclaredProfile {
  readonly name: string;
  /** Each block that declares it. */
  readonly places: readonly Place[];
}
