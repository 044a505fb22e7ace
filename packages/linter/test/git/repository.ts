import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A git repository on the disk, gone when the test is over. */
export interface Repository {
  readonly directory: string;
  /** Runs git in it; gives what it prints. */
  readonly git: (...args: readonly string[]) => string;
  /** Writes files; `undefined` deletes one. */
  readonly write: (files: Readonly<Record<string, string | undefined>>) => void;
  /** Writes files, and commits all there is. */
  readonly commit: (files: Readonly<Record<string, string | undefined>>) => void;
}

export function repository(files: Readonly<Record<string, string>> = {}): Repository {
  const made = repositoryIn(temporaryDirectory());
  made.git("init", "--quiet", "--initial-branch=main");
  if (Object.keys(files).length > 0) made.commit(files);
  return made;
}

/** The repository that a folder is already. */
export function repositoryIn(directory: string): Repository {
  const git = (...args: readonly string[]): string => {
    const settings = { "user.name": "Test", "user.email": "test@example.org", "protocol.file.allow": "always" };
    const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    return execFileSync("git", [...options, ...args], { cwd: directory, encoding: "utf8", stdio: "pipe" }).trim();
  };
  const write: Repository["write"] = (files) => {
    for (const [name, content] of Object.entries(files)) {
      const file = join(directory, name);
      mkdirSync(dirname(file), { recursive: true });
      if (content === undefined) rmSync(file);
      else writeFileSync(file, content);
    }
  };
  const commit: Repository["commit"] = (files) => {
    write(files);
    git("add", "--all");
    git("commit", "--quiet", "--message", "A change");
  };
  return { directory, git, write, commit };
}

export function temporaryDirectory(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "nf-lint-")));
  onTestFinished(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  return directory;
}
