import type { CommandWords, OptionWords } from "./command-words.js";

/** A script for fish: `nf-lint completion fish > ~/.config/fish/completions/nf-lint.fish`. */
export function fishCompletion(commands: readonly CommandWords[]): string {
  const names = commands.flatMap(({ name }) => (name === "" ? [] : [name])).join(" ");
  const lines = commands.flatMap((command) => {
    const isHere =
      command.name === "" ? `not __fish_seen_subcommand_from ${names}` : `__fish_seen_subcommand_from ${command.name}`;
    const start = `complete -c nf-lint -n '${isHere}'`;
    const own =
      command.name === ""
        ? []
        : [`complete -c nf-lint -n __fish_use_subcommand -a ${command.name} -d '${command.description}'`];
    const argument = command.argument.length > 0 ? [`${start} -f -a '${command.argument.join(" ")}'`] : [];
    return [
      ...own,
      ...argument,
      ...command.options.map((option) => `${start} ${flags(option)} -d '${option.description}'`),
    ];
  });
  return `# fish completion for nf-lint\n${lines.join("\n")}\n`;
}

function flags({ names, takes }: OptionWords): string {
  const named = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(" ");
  if (takes === "nothing") return named;
  if (takes === "file") return `${named} -r -F`;
  return takes === "text" ? `${named} -x` : `${named} -x -a '${takes.choices.join(" ")}'`;
}
