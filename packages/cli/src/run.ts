import { resolve } from "node:path";
import { CommanderError } from "commander";
import type { Command } from "commander";
import { HOOK, hookArguments, pathArguments } from "./arguments/file-arguments.js";
import { colorsFor } from "./output/color.js";
import { internalErrorText } from "./output/internal-error.js";
import type { ExitStatus, Io } from "./io.js";
import { Messages } from "./output/messages.js";
import { createLintProgram, createProgram } from "./program.js";
import { SPELT, spellOut } from "./arguments/spelt-out.js";
import { slashed } from "./slashed-path.js";
import { UsageError } from "./usage-error.js";

/** What is told of a first argument that is no file and all but a command; `undefined` for anything else. */
async function commandHint(
  first = "",
  commands: readonly string[],
  { cwd, fileSystem }: Io,
): Promise<string | undefined> {
  if (first.startsWith("-") || commands.includes(first)) return undefined;
  if (fileSystem.kind(slashed(resolve(cwd, first))) !== "missing") return undefined;
  // Loaded where it is needed: the version and the help have to be there at once.
  const { nearestName } = await import("@nf-lint/linter");
  const near = nearestName(first, commands);
  if (near === undefined) return undefined;
  return `There is no file or folder ${first}, and no such command. Did you mean "nf-lint ${near}"? See "nf-lint --help".`;
}

/** Where all that can be written stands. */
function seeHelp(command: Command, program: Command): string {
  return `See "nf-lint ${command === program ? "" : `${command.name()} `}--help".`;
}

/** Runs the command. Never throws: what goes wrong is told on standard error, and is status 2. */
export async function run(argv: readonly string[], io: Io): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const messages = new Messages(io, colorsFor(io.stderr, "auto", io.env));
  const isHook = argv[0] === HOOK;
  const spelt = isHook ? { argv: argv.slice(1), lintsOnly: true } : spellOut(argv, io);
  // In a hook's call the name of a command is the name of a file.
  const done = (exitStatus: ExitStatus): void => {
    status = exitStatus;
  };
  const program = spelt.lintsOnly ? createLintProgram(io, done, isHook ? "hook" : "user") : createProgram(io, done);
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        io.stdout.write(text);
      },
      outputError: (text) => {
        const oneLine = text
          .replace(/^error: /, "")
          .trim()
          .replaceAll("\n", " ");
        messages.error(`${oneLine} ${seeHelp(command, program)}`);
      },
      getOutHelpWidth: () => io.stdout.columns ?? 100,
    });
  }
  try {
    const commands = program.commands.map((command) => command.name());
    const hint = isHook || spelt.lintsOnly ? undefined : await commandHint(spelt.argv[0], [...commands, ...SPELT], io);
    if (hint !== undefined) throw new UsageError(hint);
    const given = isHook ? hookArguments(spelt.argv, io) : pathArguments(spelt.argv, commands);
    await program.parseAsync(given, { from: "user" });
    return status;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    if (thrown instanceof UsageError) {
      messages.error(thrown.message);
      return 2;
    }
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    io.stderr.write(internalErrorText(error.message, error, io.env));
    return 2;
  }
}
