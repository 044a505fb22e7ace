import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runIn } from "../../packages/cli/test/run-in.js";
import type { Outcome } from "../../packages/cli/test/run-in.js";
import { repository, temporaryDirectory } from "../../packages/linter/test/git/repository.js";

/** What must neither be shown nor change. */
export const SECRET = "hunter2-of-the-machine";

/** A repository that came from a stranger, with what else is on the machine around it. */
export interface StrangersRepository {
  readonly directory: string;
  /** A file of the machine, beyond the repository. */
  readonly outside: (name: string) => string;
  readonly run: (...argv: readonly string[]) => Promise<Outcome>;
  readonly read: (name: string) => string;
  readonly git: (...argv: readonly string[]) => string;
}

/**
 * @param files The texts of the repository.
 * @param links The links in it, with where they lead as they are written; `@` stands for the machine's own folder.
 * @param machine The texts beyond the repository.
 */
export function strangersRepository(
  files: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
  machine: Readonly<Record<string, string>> = {},
): StrangersRepository {
  const { directory, git } = repository(files);
  const around = temporaryDirectory();
  for (const [name, text] of Object.entries(machine)) write(join(around, name), text);
  for (const [name, target] of Object.entries(links)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    symlinkSync(target.replace("@", around), join(directory, name));
  }
  git("add", "--all", "--force");
  git("commit", "--quiet", "--allow-empty", "--message", "A change");
  return {
    directory,
    git,
    outside: (name) => readFileSync(join(around, name), "utf8"),
    run: (...argv) => runIn(directory, argv),
    read: (name) => readFileSync(join(directory, name), "utf8"),
  };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
