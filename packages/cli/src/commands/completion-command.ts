import { PRESET_NAMES, ruleFacts } from "@nf-lint/linter";
import type { Command } from "commander";
import { bashCompletion } from "../completion/bash.js";
import { commandWords } from "../completion/command-words.js";
import type { CommandWords } from "../completion/command-words.js";
import { fishCompletion } from "../completion/fish.js";
import type { Shell } from "../completion/shells.js";
import { zshCompletion } from "../completion/zsh.js";
import { FORMAT_NAMES } from "../formats/index.js";
import type { ExitStatus, Io } from "../io.js";

const SCRIPTS: Readonly<Record<Shell, (commands: readonly CommandWords[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `nf-lint completion SHELL`: a script that completes commands, options and values. */
export function completionCommand(shell: Shell, program: Command, io: Io): ExitStatus {
  const rules = ruleFacts().map(({ id }) => id);
  const values = new Map<string, readonly string[]>([
    ["--format", FORMAT_NAMES],
    ["--preset", PRESET_NAMES],
    ["--only", rules],
    ["--skip", rules],
    ["explain", rules],
  ]);
  io.stdout.write(SCRIPTS[shell](commandWords(program, values)));
  return 0;
}
