import type { Command, Option } from "commander";

/** An option as a shell completes it. */
export interface OptionWords {
  /** As it is typed, the long name first: `--quiet`, `-q`. */
  readonly names: readonly string[];
  /** The first part of its description, in one line. */
  readonly description: string;
  readonly takes: "nothing" | "file" | "text" | { readonly choices: readonly string[] };
}

/** A command, or the program itself without any, as a shell completes it. */
export interface CommandWords {
  /** Empty for the program itself. */
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** What an argument can be where it is no file. */
  readonly argument: readonly string[];
}

/**
 * What can be typed, read off the program that reads it.
 *
 * @param values What of options and arguments is known beyond that table: choices by the long name of the option, or by
 *   the name of the command whose argument it is.
 */
export function commandWords(
  program: Command,
  values: ReadonlyMap<string, readonly string[]>,
): readonly CommandWords[] {
  return [program, ...program.commands].map((command) => {
    const name = command === program ? "" : command.name();
    const help = command.createHelp();
    return {
      name,
      description: firstPart(command.description()),
      options: help.visibleOptions(command).map((option) => optionWords(option, values)),
      argument: values.get(name) ?? command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    };
  });
}

function optionWords(option: Option, values: ReadonlyMap<string, readonly string[]>): OptionWords {
  return {
    names: [option.long, option.short].filter((one) => one !== undefined),
    description: firstPart(option.description),
    takes: taken(option, values.get(option.long ?? "")),
  };
}

function taken({ flags, argChoices }: Option, known: readonly string[] | undefined): OptionWords["takes"] {
  const choices = argChoices ?? known;
  if (choices !== undefined) return { choices };
  const [, value] = /[<[]([^>\]]+)/.exec(flags) ?? [];
  if (value === undefined) return "nothing";
  return /^(?:file|dir)$/.test(value) ? "file" : "text";
}

/** Nothing that a shell would take for more than text. */
function firstPart(description: string): string {
  const [first = ""] = description.split(/[;(:.]/, 1);
  return first.replace(/[^\w ,+=/*-]/g, "").trim();
}
