import type { ConfigInclude } from "@nf-lint/parser";

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

/** One way that a computed include may go, other than where it goes by what the configuration says. */
export interface PossibleInclude {
  /** The file with the include. */
  readonly includer: string;
  /** Which of the file's includes it is, in source order. */
  readonly index: number;
  /** The file that it may lead to. */
  readonly path: string;
}
