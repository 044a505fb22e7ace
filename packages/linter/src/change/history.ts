import type { FileSystem } from "@nf-lint/resolver";

/** What version control knows of files as they were. */
export interface History {
  /**
   * The files as they were at a revision, under the same absolute paths as today.
   *
   * @param revision A commit as git names it (`HEAD~1`, `origin/main`, a tag); with `...` behind it, the commit where
   *   the present branch left it.
   * @param paths Absolute: what is to be compared. Each has to lie in a repository.
   * @param present The files as they are.
   */
  at(revision: string, paths: readonly string[], present: FileSystem): Past;
}

export type Past =
  | {
      readonly ok: true;
      readonly fileSystem: FileSystem;
      /** Absolute paths of the configurations that were there and are no longer. */
      readonly gone: readonly string[];
      /** Folders whose past cannot be read: they are taken to be as they are. Absolute. */
      readonly unchanged: readonly string[];
    }
  | { readonly ok: false; readonly failure: RevisionFailure };

/** Why a revision cannot be compared with. */
export type RevisionFailure =
  /** There is no git on this machine. */
  | { readonly kind: "no-git" }
  /** Absolute: no repository holds this path, or git ignores it. */
  | { readonly kind: "no-repository"; readonly path: string }
  /** Two revisions where one is wanted, or no name at all. */
  | { readonly kind: "not-a-revision"; readonly revision: string }
  | { readonly kind: "unknown-revision"; readonly revision: string; readonly near?: string }
  /** The clone ends before the revision; `depth` is how many commits it needs, where that can be said. */
  | { readonly kind: "shallow"; readonly revision: string; readonly depth?: number }
  /** The branches share no commit. */
  | { readonly kind: "no-merge-base"; readonly revision: string }
  /** The revision is known, and its files are not all here. */
  | { readonly kind: "partial"; readonly revision: string }
  /** What git said. */
  | { readonly kind: "git"; readonly message: string };

/** Such a failure in one sentence or two, for the person who started the run. */
export function describeRevisionFailure(failure: RevisionFailure): string {
  switch (failure.kind) {
    case "no-git":
      return "Comparing with a revision needs git, and there is none on the PATH.";
    case "no-repository":
      return `${failure.path} is in no git repository, or ignored in it: there is nothing to compare it with.`;
    case "not-a-revision":
      return `"${failure.revision}" is not one revision. Give one commit, as in origin/main, or "origin/main..." for where this branch left it; the files are compared as they are now.`;
    case "unknown-revision":
      return `git knows no commit "${failure.revision}".${failure.near === undefined ? "" : ` Did you mean "${failure.near}"?`}`;
    case "shallow":
      return `This clone is too shallow for ${failure.revision}. ${howToDeepen(failure.depth)}`;
    case "no-merge-base":
      return `This branch and ${failure.revision} have no commit in common.`;
    case "partial":
      return `This clone has not all files of ${failure.revision}, and nf-lint fetches nothing. Run "git fetch --refetch --filter=blob:limit=5m".`;
    case "git":
      return failure.message;
  }
}

function howToDeepen(depth: number | undefined): string {
  return depth === undefined
    ? 'Run "git fetch --unshallow", or check out with fetch-depth: 0.'
    : `It needs ${depth} commits: run "git fetch --depth=${depth}", or check out with fetch-depth: ${depth}.`;
}
