import type { CommandWords, OptionWords } from "./command-words.js";

/** A script for zsh: a file `_nf-lint` in its `fpath`, or `source <(nf-lint completion zsh)`. */
export function zshCompletion(commands: readonly CommandWords[]): string {
  const [lint, ...others] = commands;
  const described = others.map(({ name, description }) => `    '${name}:${description}'`);
  return `#compdef nf-lint
# zsh completion for nf-lint
_nf_lint_first() {
  local -a commands
  commands=(
${described.join("\n")}
  )
  _describe -t commands command commands
  _files
}
_nf_lint() {
  if ((CURRENT > 2)); then
    case "$words[2]" in
${others.map((command) => `      ${command.name}) shift words; ((CURRENT--)); _arguments -s ${specs(command)} '*:argument:${argument(command)}'; return ;;`).join("\n")}
    esac
  fi
  _arguments -s ${lint === undefined ? "" : specs(lint)} '*:path:_nf_lint_first'
}
if [[ $funcstack[1] == _nf-lint ]]; then _nf_lint "$@"; else compdef _nf_lint nf-lint; fi
`;
}

function specs({ options }: CommandWords): string {
  return options
    .flatMap((option) =>
      option.names.map((name) => `'*${name}${isLong(name, option)}[${option.description}]${value(option)}'`),
    )
    .join(" ");
}

/** The value of a long option may stand behind `=`. */
function isLong(name: string, { takes }: OptionWords): string {
  return name.startsWith("--") && takes !== "nothing" ? "=" : "";
}

function value({ takes }: OptionWords): string {
  if (takes === "nothing") return "";
  if (takes === "file") return ":file:_files";
  return takes === "text" ? ":value: " : `:value:(${takes.choices.join(" ")})`;
}

function argument({ argument: choices }: CommandWords): string {
  return choices.length > 0 ? `(${choices.join(" ")})` : "_files";
}
