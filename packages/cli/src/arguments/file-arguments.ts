import { resolve } from "node:path";
import type { Io } from "../io.js";
import { slashed } from "../slashed-path.js";
import { UsageError } from "../usage-error.js";

/** The first argument of a hook's call: all that is named after it, but for options, are files. */
export const HOOK = "--hook";

/** The files that the hooks are started for (`.pre-commit-hooks.yaml`). */
const HOOKED = /\.(?:config|nf)$/;

/**
 * The arguments of a hook's call. pre-commit puts the names of a commit's files, which a stranger may have chosen, right
 * behind the options: a name that a file has is a path, however much it looks like an option.
 *
 * @throws UsageError Where a file has the name of what may well be an option, and a hook is not started for such files: it
 *   would take the option away.
 */
export function hookArguments(argv: readonly string[], { cwd, fileSystem }: Io): readonly string[] {
  const end = argv.includes("--") ? argv.indexOf("--") : argv.length;
  return argv.map((argument, i) => {
    const isFile = fileSystem.kind(slashed(resolve(cwd, argument))) !== "missing";
    if (i >= end || !argument.startsWith("-") || !isFile) return argument;
    if (HOOKED.test(argument)) return `./${argument}`;
    throw new UsageError(`There is a file ${argument}: it cannot be told from the option. Rename the file.`);
  });
}

/** The arguments with what follows `--` as a path, be it the name of a command. */
export function pathArguments(argv: readonly string[], commands: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  const first = argv[end + 1];
  if (end < 0 || first === undefined || !commands.includes(first)) return argv;
  return [...argv.slice(0, end + 1), `./${first}`, ...argv.slice(end + 2)];
}
