import type { CommandWords, OptionWords } from "./command-words.js";

/** A script for bash: `source <(nf-lint completion bash)`. */
export function bashCompletion(commands: readonly CommandWords[]): string {
  const names = commands.flatMap(({ name }) => (name === "" ? [] : [name]));
  return `# bash completion for nf-lint
_nf_lint() {
  local cur prev command words arguments IFS=$' \\t\\n'
  cur="\${COMP_WORDS[COMP_CWORD]}"
  prev="\${COMP_WORDS[COMP_CWORD-1]}"
  # bash takes "=" for a word of its own.
  if [[ $cur == "=" ]]; then cur=""; elif [[ $prev == "=" ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  command=""
  if ((COMP_CWORD > 1)); then
    case "\${COMP_WORDS[1]}" in
      ${names.join(" | ")}) command="\${COMP_WORDS[1]}" ;;
    esac
  fi
  case "$command $prev" in
${commands.flatMap(valueCases).join("\n")}
  esac
  case "$command" in
${commands.map((command) => wordCase(command, names)).join("\n")}
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  else
    COMPREPLY=($(compgen -W "$arguments" -- "$cur") $(compgen -f -- "$cur"))
  fi
}
complete -o filenames -F _nf_lint nf-lint
`;
}

function valueCases({ name, options }: CommandWords): readonly string[] {
  return options.flatMap(({ names, takes }) => {
    if (takes === "nothing") return [];
    const patterns = names.map((one) => `"${name} ${one}"`).join(" | ");
    return [`    ${patterns}) ${valueReply(takes)}; return ;;`];
  });
}

function valueReply(takes: Exclude<OptionWords["takes"], "nothing">): string {
  if (takes === "text") return "COMPREPLY=()";
  if (takes === "file") return 'COMPREPLY=($(compgen -f -- "$cur"))';
  return `COMPREPLY=($(compgen -W "${takes.choices.join(" ")}" -- "$cur"))`;
}

function wordCase({ name, options, argument }: CommandWords, names: readonly string[]): string {
  const words = options.flatMap((option) => option.names).join(" ");
  const first = name === "" ? names : argument;
  return `    "${name}") words="${words}"; arguments="${first.join(" ")}" ;;`;
}
