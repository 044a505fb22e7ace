import { join } from "node:path";
import { nodeFileSystem } from "@nf-lint/linter/node";
import { expect, test } from "vitest";
import { repositoryPaths } from "../../src/output/repository-path.js";
import { projectDirectory } from "../project-directory.js";

const within = (files: Readonly<Record<string, string>>, folder: string, file: string): string =>
  repositoryPaths({ cwd: join(projectDirectory(files), folder), fileSystem: nodeFileSystem() })(file);

test("a path is counted from the top of the repository", () => {
  const files = { ".git/HEAD": "", "pipelines/rnaseq/nextflow.config": "" };
  expect(within(files, "pipelines/rnaseq", "conf/a.config")).toBe("pipelines/rnaseq/conf/a.config");
  expect(within(files, "pipelines/rnaseq", "../a.config")).toBe("pipelines/a.config");
});

test("the top of a worktree or a submodule has a file of that name", () => {
  expect(within({ ".git/HEAD": "", "sub/.git": "gitdir: ../x" }, "sub", "a.config")).toBe("a.config");
});

test("outside of a repository a path stays as it is", () => {
  expect(within({}, "", "../a.config")).toBe("../a.config");
});
