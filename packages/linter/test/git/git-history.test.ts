import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeRevisionFailure } from "../../src/change/history.js";
import type { Past } from "../../src/change/history.js";
import { gitHistory } from "../../src/git/git-history.js";
import { nodeFileSystem } from "../../src/node.js";
import { repository, repositoryIn, temporaryDirectory } from "./repository.js";

const at = (directory: string, revision: string, paths = [directory]): Past =>
  gitHistory().at(revision, paths, nodeFileSystem());

function past(directory: string, revision: string, paths?: string[]): Extract<Past, { ok: true }> {
  const read = at(directory, revision, paths);
  if (!read.ok) throw new Error(describeRevisionFailure(read.failure));
  return read;
}

function failureOf(directory: string, revision: string, paths?: string[]) {
  const read = at(directory, revision, paths);
  return read.ok ? undefined : read.failure;
}

const textAt = (directory: string, revision: string, file: string): unknown => {
  const read = past(directory, revision).fileSystem.readFile(join(directory, file));
  return read.kind === "text" ? read.text : read.kind;
};

/** Ten commits, in each of which the file has the commit's number. */
function tenCommits() {
  const repo = repository();
  for (let n = 0; n < 10; n++) repo.commit({ "nextflow.config": `n = ${n}\n` });
  return repo;
}

describe("files at a revision", () => {
  test("are those of the commit, whatever is in the folder", () => {
    const repo = repository({ "nextflow.config": "a = 1\n", "conf/base.config": "b = 1\n", "notes/read.me": "text" });
    repo.commit({ "nextflow.config": "a = 2\n", "conf/base.config": undefined, "conf/new.config": "c = 1\n" });
    repo.write({ "nextflow.config": "a = 3\n", "untracked.config": "d = 1\n" });
    const { directory } = repo;
    const { fileSystem, gone } = past(directory, "HEAD~1");
    const path = (name: string): string => join(directory, name);
    expect(fileSystem.readFile(path("nextflow.config"))).toEqual({ kind: "text", text: "a = 1\n" });
    expect(fileSystem.readFile(path("notes/read.me"))).toEqual({ kind: "text", text: "text" });
    expect(fileSystem.readFile(path("conf"))).toEqual({ kind: "directory" });
    expect(fileSystem.kind(path("conf/new.config"))).toBe("missing");
    expect(fileSystem.kind(path("untracked.config"))).toBe("missing");
    expect(fileSystem.readFile(path("nextflow.config/below"))).toEqual({ kind: "missing" });
    expect(fileSystem.realPath(path("conf/base.config"))).toBe(path("conf/base.config"));
    expect(fileSystem.readDirectory(directory).map(({ name }) => name)).toEqual(["conf", "nextflow.config", "notes"]);
    expect(gone).toEqual([path("conf/base.config")]);
  });

  test("nothing in the folder or in git's own files changes", () => {
    const repo = tenCommits();
    const before = repo.git("status", "--porcelain=v2", "--branch");
    const objects = repo.git("count-objects", "--verbose");
    past(repo.directory, "HEAD~3");
    expect(repo.git("status", "--porcelain=v2", "--branch")).toBe(before);
    expect(repo.git("count-objects", "--verbose")).toBe(objects);
  });

  test("names with blanks, quotes and other letters, bytes that are no text", () => {
    const name = 'conf/naïve "x"\t.config';
    const repo = repository({ [name]: "a = 1\n", "raw.config": "a\0b" });
    expect(textAt(repo.directory, "HEAD", name)).toBe("a = 1\n");
    expect(textAt(repo.directory, "HEAD", "raw.config")).toBe("binary");
  });

  test("what git ignores is taken to have been as it is", () => {
    const repo = repository({ ".gitignore": "local.config\n", "nextflow.config": "a = 1\n" });
    repo.write({ "local.config": "secret = 1\n" });
    expect(textAt(repo.directory, "HEAD", "local.config")).toBe("secret = 1\n");
  });

  test("links lead within the commit", () => {
    const repo = repository({ "conf/base.config": "a = 1\n" });
    symlinkSync("conf/base.config", join(repo.directory, "link.config"));
    symlinkSync("conf", join(repo.directory, "settings"));
    symlinkSync("circle.config", join(repo.directory, "circle.config"));
    repo.commit({});
    repo.commit({ "conf/base.config": "a = 2\n" });
    expect(textAt(repo.directory, "HEAD~1", "link.config")).toBe("a = 1\n");
    expect(textAt(repo.directory, "HEAD~1", "settings/base.config")).toBe("a = 1\n");
    expect(textAt(repo.directory, "HEAD~1", "circle.config")).toBe("missing");
    const { fileSystem } = past(repo.directory, "HEAD~1");
    expect(fileSystem.realPath(join(repo.directory, "link.config"))).toBe(join(repo.directory, "conf/base.config"));
    expect(fileSystem.readDirectory(repo.directory)).toMatchObject([
      { name: "circle.config", kind: "other" },
      { name: "conf", kind: "directory" },
      { name: "link.config", kind: "file" },
      { name: "settings", kind: "other" },
    ]);
  });
});

describe("revisions", () => {
  test("branches, tags, ids, and where a branch left another", () => {
    const repo = tenCommits();
    repo.git("tag", "v1", "HEAD~4");
    repo.git("checkout", "--quiet", "-b", "feature", "HEAD~2");
    repo.commit({ "nextflow.config": "n = 'feature'\n" });
    const read = (revision: string): unknown => textAt(repo.directory, revision, "nextflow.config");
    expect(read("main")).toBe("n = 9\n");
    expect(read("main...")).toBe("n = 7\n");
    expect(read("v1")).toBe("n = 5\n");
    expect(read("v1^^")).toBe("n = 3\n");
    expect(read(repo.git("rev-parse", "HEAD~1"))).toBe("n = 7\n");
  });

  test.each(["", "...", "-x", "A..B", "A...B", "HEAD x", "--output=x"])("%j is not one", (revision) => {
    expect(failureOf(tenCommits().directory, revision)).toEqual({ kind: "not-a-revision", revision });
  });

  test("an unknown one is said to be, with the remote's branch of that name", () => {
    const repo = tenCommits();
    expect(failureOf(repo.directory, "nope")).toEqual({ kind: "unknown-revision", revision: "nope" });
    expect(failureOf(repo.directory, "HEAD~20")).toEqual({ kind: "unknown-revision", revision: "HEAD~20" });
    repo.git("update-ref", "refs/remotes/origin/develop", "HEAD");
    expect(failureOf(repo.directory, "develop")).toEqual({
      kind: "unknown-revision",
      revision: "develop",
      near: "origin/develop",
    });
  });

  test("branches without a common commit", () => {
    const repo = tenCommits();
    repo.git("checkout", "--quiet", "--orphan", "other");
    repo.commit({ "nextflow.config": "x = 1\n" });
    expect(failureOf(repo.directory, "main...")).toEqual({ kind: "no-merge-base", revision: "main" });
  });

  test("on a branch without commits, HEAD is nothing", () => {
    const repo = repository();
    repo.write({ "nextflow.config": "a = 1\n" });
    expect(textAt(repo.directory, "HEAD", "nextflow.config")).toBe("missing");
    expect(failureOf(repo.directory, "main~1")).toEqual({ kind: "unknown-revision", revision: "main~1" });
  });

  test("a shallow clone names the depth that it needs", () => {
    const repo = tenCommits();
    const directory = temporaryDirectory();
    repo.git("clone", "--quiet", "--depth=2", `file://${repo.directory}`, directory);
    expect(textAt(directory, "HEAD~1", "nextflow.config")).toBe("n = 8\n");
    const failure = failureOf(directory, "HEAD~2^^2~1");
    expect(failure).toEqual({ kind: "shallow", revision: "HEAD~2^^2~1", depth: 6 });
    expect(failure && describeRevisionFailure(failure)).toBe(
      'This clone is too shallow for HEAD~2^^2~1. It needs 6 commits: run "git fetch --depth=6", or check out with fetch-depth: 6.',
    );
    const id = repo.git("rev-parse", "HEAD~5");
    expect(failureOf(directory, `${id}...`)).toEqual({ kind: "shallow", revision: id });
  });

  test("a shallow clone in which two branches do not meet", () => {
    const repo = tenCommits();
    repo.git("checkout", "--quiet", "-b", "feature", "HEAD~5");
    repo.commit({ "nextflow.config": "n = 'feature'\n" });
    const directory = temporaryDirectory();
    repo.git("clone", "--quiet", "--depth=1", "--no-single-branch", `file://${repo.directory}`, directory);
    expect(failureOf(directory, "origin/main...")).toEqual({ kind: "shallow", revision: "origin/main..." });
  });

  test("outside of a repository, and in what it ignores, there is nothing to compare with", () => {
    const directory = temporaryDirectory();
    expect(failureOf(directory, "HEAD")).toEqual({ kind: "no-repository", path: directory });
    const repo = repository({ ".gitignore": "out/\n" });
    repo.write({ "out/nextflow.config": "a = 1\n" });
    const path = join(repo.directory, "out");
    expect(failureOf(repo.directory, "HEAD", [path])).toEqual({ kind: "no-repository", path });
  });
});

describe("forms of repositories", () => {
  test("worktrees, packs, objects borrowed from another repository, SHA-256", () => {
    const repo = tenCommits();
    const worktree = join(temporaryDirectory(), "tree");
    repo.git("worktree", "add", "--quiet", worktree, "HEAD~1");
    expect(textAt(worktree, "HEAD~1", "nextflow.config")).toBe("n = 7\n");

    repo.git("gc", "--quiet");
    expect(textAt(repo.directory, "HEAD~5", "nextflow.config")).toBe("n = 4\n");

    const borrowing = temporaryDirectory();
    repo.git("clone", "--quiet", "--shared", repo.directory, borrowing);
    expect(textAt(borrowing, "HEAD~5", "nextflow.config")).toBe("n = 4\n");

    const sha256 = repositoryIn(temporaryDirectory());
    sha256.git("init", "--quiet", "--object-format=sha256");
    sha256.commit({ "nextflow.config": "a = 1\n" });
    expect(textAt(sha256.directory, "HEAD", "nextflow.config")).toBe("a = 1\n");
  });

  test("a submodule as the commit has it, alone and within the other repository", () => {
    const shared = repository({ "base.config": "a = 1\n" });
    const repo = repository({ "nextflow.config": "includeConfig 'conf/base.config'\n" });
    repo.git("submodule", "--quiet", "add", shared.directory, "conf");
    repo.commit({});
    const submodule = repositoryIn(join(repo.directory, "conf"));
    submodule.commit({ "base.config": "a = 2\n" });
    repo.commit({});
    submodule.write({ "base.config": "a = 3\n" });
    expect(textAt(repo.directory, "HEAD~1", "conf/base.config")).toBe("a = 1\n");
    expect(textAt(repo.directory, "HEAD", "conf/base.config")).toBe("a = 2\n");
    expect(textAt(submodule.directory, "HEAD", "base.config")).toBe("a = 2\n");
  });

  test("a submodule whose commit is not here is as it is, and named", () => {
    const shared = repository({ "base.config": "a = 1\n" });
    const repo = repository({ "nextflow.config": "a = 1\n" });
    repo.git("submodule", "--quiet", "add", shared.directory, "conf");
    repo.commit({});
    const conf = join(repo.directory, "conf");
    rmSync(conf, { recursive: true });
    mkdirSync(conf);
    const other = repositoryIn(conf);
    other.git("init", "--quiet");
    other.commit({ "base.config": "other = 1\n" });
    expect(textAt(repo.directory, "HEAD", "conf/base.config")).toBe("other = 1\n");
    expect(past(repo.directory, "HEAD").unchanged).toEqual([conf]);
  });

  test("a submodule that is not checked out is an empty folder", () => {
    const shared = repository({ "base.config": "a = 1\n" });
    const repo = repository({ "nextflow.config": "a = 1\n" });
    repo.git("submodule", "--quiet", "add", shared.directory, "conf");
    repo.commit({});
    repo.git("submodule", "--quiet", "deinit", "--force", "conf");
    expect(textAt(repo.directory, "HEAD", "conf/base.config")).toBe("missing");
    expect(past(repo.directory, "HEAD").unchanged).toEqual([]);
  });

  test("paths in two repositories", () => {
    const [one, two] = [repository({ "nextflow.config": "a = 1\n" }), repository({ "nextflow.config": "b = 1\n" })];
    for (const repo of [one, two]) repo.write({ "nextflow.config": "changed = 1\n" });
    const { fileSystem } = past("", "HEAD", [one.directory, two.directory]);
    expect(fileSystem.readFile(join(one.directory, "nextflow.config"))).toEqual({ kind: "text", text: "a = 1\n" });
    expect(fileSystem.readFile(join(two.directory, "nextflow.config"))).toEqual({ kind: "text", text: "b = 1\n" });
  });
});

describe("a hostile repository", () => {
  test("starts nothing that its settings name", () => {
    const repo = tenCommits();
    const trap = join(temporaryDirectory(), "sprung");
    const touch = `touch ${trap}; false`;
    const settings = {
      "core.fsmonitor": touch,
      "core.sshCommand": touch,
      "core.pager": touch,
      "diff.external": touch,
      "filter.x.smudge": touch,
      "filter.x.clean": touch,
      "diff.x.textconv": touch,
      "credential.helper": `!${touch}`,
      "alias.cat-file": `!${touch}`,
      "uploadpack.packObjectsHook": touch,
    };
    for (const [name, value] of Object.entries(settings)) repo.git("config", name, value);
    repo.write({ ".git/info/attributes": "* filter=x diff=x\n" });
    expect(textAt(repo.directory, "HEAD~1", "nextflow.config")).toBe("n = 8\n");
    expect(existsSync(trap)).toBe(false);
  });

  test("fetches nothing that a partial clone lacks, and says so", () => {
    const repo = tenCommits();
    repo.git("config", "uploadpack.allowFilter", "true");
    const directory = temporaryDirectory();
    repo.git("clone", "--quiet", "--filter=blob:none", `file://${repo.directory}`, directory);
    const partial = repositoryIn(directory);
    const trap = join(temporaryDirectory(), "sprung");
    partial.git("config", "remote.origin.url", `ext::sh -c touch% ${trap}`);
    partial.git("config", "protocol.ext.allow", "always");
    expect(failureOf(directory, "HEAD~3")).toEqual({ kind: "partial", revision: "HEAD~3" });
    expect(existsSync(trap)).toBe(false);
    // Without what forbids it, git would have gone there.
    expect(() =>
      execFileSync("git", ["cat-file", "-p", "HEAD~3:nextflow.config"], { cwd: directory, stdio: "pipe" }),
    ).toThrow();
    expect(existsSync(trap)).toBe(true);
  });

  test("a repository that git refuses is not read, in git's own words", () => {
    const repo = tenCommits();
    repo.write({ ".git/config": "[core]\n\trepositoryformatversion = 99\n" });
    expect(failureOf(repo.directory, "HEAD")).toMatchObject({
      kind: "git",
      message: expect.stringContaining("99") as string,
    });
  });
});
