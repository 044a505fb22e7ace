import type { RevisionFailure } from "../change/history.js";
import { runGit } from "./run-git.js";

/** The commit that a revision names; `undefined` for the one before the first. */
export type ResolvedRevision =
  | { readonly ok: true; readonly commit: string | undefined }
  | { readonly ok: false; readonly failure: RevisionFailure };

/**
 * Resolves `HEAD~1`, `origin/main`, a tag or an id; `origin/main...` is where the present branch left `origin/main`. On
 * a branch without commits `HEAD` is the empty tree: all is new.
 *
 * @param root The folder of the repository.
 */
export function resolveRevision(root: string, written: string): ResolvedRevision {
  const [, name = "", dots] = /^(.*?)(\.\.\.)?$/s.exec(written) ?? [];
  if (name === "" || name.startsWith("-") || name.includes("..") || /[\s\0]/.test(name)) {
    return failed({ kind: "not-a-revision", revision: written });
  }
  const found = commitOf(root, name);
  switch (found.kind) {
    case "commit":
      return dots === undefined ? { ok: true, commit: found.id } : mergeBase(root, name, found.id);
    case "unknown":
      return name === "HEAD" ? { ok: true, commit: undefined } : failed(whyUnknown(root, name));
    case "failed":
      return failed(found.failure);
  }
}

function mergeBase(root: string, name: string, commit: string): ResolvedRevision {
  const answer = runGit(root, ["merge-base", commit, "HEAD"]);
  if (answer.kind === "done") return { ok: true, commit: firstLine(answer.stdout) };
  return failed(
    isShallow(root) ? { kind: "shallow", revision: `${name}...` } : { kind: "no-merge-base", revision: name },
  );
}

type Found =
  | { readonly kind: "commit"; readonly id: string }
  | { readonly kind: "unknown" }
  /** git could not even look. */
  | { readonly kind: "failed"; readonly failure: RevisionFailure };

function commitOf(root: string, name: string): Found {
  const answer = runGit(root, ["rev-parse", "--verify", "--quiet", `${name}^{commit}`]);
  if (answer.kind === "absent") return { kind: "failed", failure: { kind: "no-git" } };
  if (answer.kind === "done") return { kind: "commit", id: firstLine(answer.stdout) };
  // git fails without a word where it knows no such commit.
  return answer.message === ""
    ? { kind: "unknown" }
    : { kind: "failed", failure: { kind: "git", message: answer.message } };
}

function isKnown(root: string, name: string): boolean {
  return commitOf(root, name).kind === "commit";
}

function whyUnknown(root: string, name: string): RevisionFailure {
  const [, base = "", steps = ""] = /^(.*?)((?:~\d*|\^\d*)*)$/s.exec(name) ?? [];
  if (isShallow(root) && steps !== "" && isKnown(root, base)) {
    return { kind: "shallow", revision: name, depth: stepsBack(steps) + 1 };
  }
  if (isShallow(root) && /^[0-9a-f]{7,64}$/.test(base)) return { kind: "shallow", revision: name };
  const near = ["origin", "upstream"].map((remote) => `${remote}/${name}`).find((one) => isKnown(root, one));
  return { kind: "unknown-revision", revision: name, ...(near !== undefined && { near }) };
}

/** `~3` is three commits back, `^` and `^2` are one. */
function stepsBack(steps: string): number {
  return [...steps.matchAll(/([~^])(\d*)/g)].reduce(
    (sum, [, sign, number = ""]) => sum + (sign === "~" && number !== "" ? Number(number) : 1),
    0,
  );
}

function isShallow(root: string): boolean {
  const answer = runGit(root, ["rev-parse", "--is-shallow-repository"]);
  return answer.kind === "done" && firstLine(answer.stdout) === "true";
}

function firstLine(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).split("\n", 1)[0] ?? "";
}

function failed(failure: RevisionFailure): ResolvedRevision {
  return { ok: false, failure };
}
