import { memoryFileSystem } from "@nf-lint/resolver";
import { expect, test } from "vitest";
import { boundariesOf } from "../src/boundary.js";

const boundaries = (files: readonly string[], paths: readonly string[], open: readonly string[] = []): string[] =>
  boundariesOf(memoryFileSystem(Object.fromEntries(files.map((file) => [file, "ignored/\n"]))), paths, open).map(
    ({ directory }) => directory,
  );

test("the root of the git repository", () => {
  const files = ["/repo/.git/HEAD", "/repo/pipe/nextflow.config", "/repo/pipe/conf/gcp.config"];
  expect(boundaries(files, ["/repo/pipe/conf/gcp.config"])).toEqual(["/repo"]);
  expect(boundaries(files, ["/repo/pipe"])).toEqual(["/repo"]);
});

test("in a worktree or submodule .git is a file", () => {
  expect(boundaries(["/repo/sub/.git", "/repo/.git/HEAD", "/repo/sub/a.config"], ["/repo/sub"])).toEqual(["/repo/sub"]);
});

test("outside a repository, the nearest folder upward with a nextflow.config", () => {
  const files = ["/data/pipe/nextflow.config", "/data/pipe/conf/gcp.config", "/data/other/a.config"];
  expect(boundaries(files, ["/data/pipe/conf/gcp.config"])).toEqual(["/data/pipe"]);
});

test("outside a repository, the folder that an editor has open, of two the inner one", () => {
  const files = ["/data/nextflow.config", "/data/pipe/nextflow.config", "/data/pipe/tests/x/nextflow.config"];
  expect(boundaries(files, ["/data/pipe/tests/x/nextflow.config"], ["/data/pipe"])).toEqual(["/data/pipe"]);
  expect(boundaries(files, ["/data/pipe/tests/x"], ["/data/pipe", "/data/pipe/tests"])).toEqual(["/data/pipe/tests"]);
  expect(boundaries(files, ["/data/nextflow.config"], ["/data/pipe"])).toEqual(["/data"]);
  expect(boundaries([...files, "/data/.git/HEAD"], ["/data/pipe/nextflow.config"], ["/data/pipe"])).toEqual(["/data"]);
});

test("else the folder itself", () => {
  expect(boundaries(["/data/other/a.config"], ["/data/other/a.config"])).toEqual(["/data/other"]);
  expect(boundaries(["/data/other/a.config"], ["/data"])).toEqual(["/data"]);
});

test("what git ignores is no part of the repository", () => {
  const files = ["/repo/.git/HEAD", "/repo/.gitignore", "/repo/ignored/pipe/nextflow.config"];
  expect(boundaries(files, ["/repo/ignored/pipe"])).toEqual(["/repo/ignored/pipe"]);
});

test("a boundary within another is a part of it", () => {
  const files = ["/data/a/nextflow.config", "/data/b/nextflow.config"];
  expect(boundaries(files, ["/data/a", "/data/b"])).toEqual(["/data/a", "/data/b"]);
  expect(boundaries(files, ["/data/a", "/data"])).toEqual(["/data"]);
});
