import type { Comment, ConfigFile, ConfigInclude, Problem } from "@nf-lint/parser";
import type { Place, ResolvedConfig, Variant } from "./resolved-config.js";

/** A root configuration with everything that it includes, and the scripts beside it. */
export interface Project {
  /** Absolute path of the folder of the root configuration: what `projectDir` stands for. */
  readonly directory: string;
  /** Absolute path of the root configuration. */
  readonly rootFile: string;
  /**
   * True where a `manifest` scope stands in the root configuration, or `main.nf` beside it and in no folder around: the
   * modules of a pipeline have one too.
   */
  readonly isPipeline: boolean;
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

/** One `includeConfig` statement and what it leads to. */
export interface IncludeEdge {
  /** The including file. */
  readonly file: string;
  readonly node: ConfigInclude;
  /** Each path that the source expression can stand for. */
  readonly targets: readonly IncludeTarget[];
}

/** An `includeConfig` statement that the evaluation of a variant comes to, and where it leads from there. */
export interface IncludeVisit {
  /** The including file. */
  readonly file: string;
  readonly node: ConfigInclude;
  readonly target: IncludeTarget;
  /** False where the statement, or this target of it, hangs on a condition that is not known. */
  readonly certain: boolean;
}

export type IncludeTarget =
  | { readonly kind: "file"; readonly path: string }
  /** `'/dev/null'`: nothing. */
  | { readonly kind: "nothing" }
  /** `written` is the constant as it stands in the source; `constant` is true where no variable is involved. */
  | { readonly kind: "missing"; readonly path: string; readonly written: string; readonly constant: boolean }
  | { readonly kind: "cycle"; readonly path: string; readonly chain: readonly string[] }
  | { readonly kind: "remote"; readonly url: string }
  | {
      readonly kind: "unreadable";
      readonly path: string;
      readonly why: "directory" | "outside" | "binary" | "too-large" | "denied";
    }
  | { readonly kind: "unknown"; readonly reason: string };
