import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { COLOR_MODES } from "./output/color.js";
import type { ColorMode } from "./output/color.js";
import { CONFIG_FORMATS } from "./config-formats/index.js";
import type { ConfigOptions } from "./commands/config-options.js";
import { withFormat } from "./arguments/format-argument.js";
import { FORMAT_NAMES } from "./formats/index.js";
import type { InitOptions } from "./commands/init-command.js";
import type { ExitStatus, Io } from "./io.js";
import type { Caller, LintOptions } from "./commands/lint-command.js";
import type { RulesOptions } from "./commands/rules-command.js";
import type { NetworkOptions } from "./commands/network-command.js";
import { NETWORK_FORMATS } from "./network-formats/index.js";
import type { NetworkSide } from "@nf-lint/linter";
import { SHELLS } from "./completion/shells.js";
import type { Shell } from "./completion/shells.js";
import { ownProgram } from "./own-program.js";
import { VERSION } from "./version.js";

const LINT_EXAMPLES = `
Examples:
  nf-lint                                  all pipelines in this folder and below it
  nf-lint nextflow.config conf/            what concerns these files, as in a pre-commit hook
  nf-lint --profile gcp,spot               only as a run with -profile gcp,spot sees it
  nf-lint --format pretty --format sarif=report.sarif --format html=report.html
  nf-lint --rule "require-resource-labels: off" --rule "pin-nextflow-version: error"
  nf-lint --fix-dry-run > fixes.patch      what --fix would change
  nf-lint --since origin/main...           what this branch broke
  nf-lint config --profile gcp --blame     what Nextflow would make of the configuration, and why

Exit status:
  0  nothing at error level
  1  findings at error level, or more warnings than --max-warnings allows
  2  wrong usage, a file that cannot be read, or a bug in nf-lint
`;

const CONFIG_EXAMPLES = `
Examples:
  nf-lint config                           this folder's project: each profile on its own
  nf-lint config --profile test,docker --blame
  nf-lint config --profile gcp --format nextflow > resolved.config
  nf-lint config --since origin/main...    what this branch changes, per profile
  nf-lint config . --processes             what each process gets: cpus, memory, container, …
  nf-lint config . --processes FASTQC      all directives of one process, and where each is set
`;

const COMPLETION_EXAMPLES = `
Examples:
  echo 'source <(nf-lint completion bash)' >> ~/.bashrc
  nf-lint completion zsh > "\${fpath[1]}/_nf-lint"
  nf-lint completion fish > ~/.config/fish/completions/nf-lint.fish
`;

/**
 * The command line without any command: it lints. Whoever runs the program gets the status of the command that was asked for through `done`; what is
 * wrong with the arguments comes as commander's own error.
 */
export function createLintProgram(io: Io, done: (status: ExitStatus) => void, caller: Caller = "user"): Command {
  const program = new Command("nf-lint")
    .description("Finds what will break, what cannot resume and what nobody can bill in Nextflow configuration.")
    .usage(
      "[options] [paths...]\n       nf-lint config | network [options] [dir]\n       nf-lint init | rules | explain RULE | completion SHELL",
    )
    .argument("[paths...]", "files and folders (default: this folder)")
    .addOption(formatOption())
    .addOption(profileOption("look only at this choice of profiles, in the order of -profile"))
    .option("--preset <name>", "the set of rules: recommended, production, isolated, nf-core or all")
    .option(
      "--rule <setting>",
      'set a rule: "RULE: level" or "RULE: [level, {option: value}]"; may be repeated',
      collect,
    )
    .option("--only <rule>", "ask this rule alone, be it on or off in the settings; may be repeated", collect)
    .option("--skip <rule>", "leave out this rule; may be repeated", collect)
    .option(
      "--exclude <glob>",
      "look at no file that fits this pattern, as in .gitignore, from this folder; may be repeated",
      collect,
    )
    .addOption(configOption())
    .addOption(noConfigOption())
    .option(
      "--nextflow <version>",
      "the Nextflow version to judge for, as 25.10 or latest (default: from the manifest, else the newest)",
    )
    .addOption(furtherConfigOption())
    .addOption(envOption())
    .addOption(sinceOption("report only what the change against this commit introduced, as in origin/main..."))
    .option(
      "--baseline <file>",
      "hide the findings that this file holds (default: .nf-lint-baseline.json, for --update-baseline)",
    )
    .option("--update-baseline", "write all findings of today into the baseline")
    .option("--fix", "mend what can be mended safely, in the files themselves")
    .option("--fix-dry-run", "print as a diff what --fix would do; the report goes to standard error")
    .option("--suppress <reason>", "write a comment for each finding of today that suppresses it, with this reason")
    .option("--stdin", "lint the text from standard input; with --fix, print it mended")
    .option("--stdin-filename <file>", "the file that this text stands for, in its project")
    .option("--max-warnings <number>", "exit with status 1 when there are more warnings than this", parseCount)
    .option("-q, --quiet", "show errors only")
    .option("--watch", "lint again whenever a file changes that the findings hang on")
    .option("--statistics", "print how many findings each rule has, instead of the findings")
    .option("--files", "print the files that would be linted, and lint none")
    .option("--show-settings <file>", "print which settings hold for this file, and where each was said")
    .addOption(showSecretsOption())
    .option("--timing", "say at the end, on standard error, how long each rule took")
    .addOption(noCacheOption())
    .addOption(colorOption())
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .enablePositionalOptions()
    .showSuggestionAfterError()
    .addHelpText("after", LINT_EXAMPLES)
    .action(async (paths: string[], options: LintOptions) => {
      const { lintCommand } = await import("./commands/lint-command.js");
      done(await lintCommand(paths, options, io, caller));
    });
  return program;
}

/** The command line with all its commands. */
export function createProgram(io: Io, done: (status: ExitStatus) => void): Command {
  const program = createLintProgram(io, done);
  program
    .command("config")
    .description("Print what Nextflow would make of a project's configuration, without running it.")
    .argument("[dir]", "the project's folder, or its configuration file", ".")
    .addOption(profileOption("resolve this choice of profiles; '' is the run without any"))
    .option("--blame", "say where each option is set, and what that overrides")
    .option("--processes [name]", "print what each process gets, as the scripts call it; NAME: one of them in full")
    .addOption(new Option("--format <name>", "how to print it").choices(CONFIG_FORMATS).default("text"))
    .addOption(configOption())
    .addOption(noConfigOption())
    .addOption(sinceOption("print only the options that differ from this commit"))
    .addOption(furtherConfigOption())
    .addOption(paramsFileOption())
    .addOption(envOption())
    .addOption(projectDirOption())
    .addOption(launchDirOption())
    .addOption(showSecretsOption())
    .addOption(noCacheOption())
    .addOption(colorOption())
    .helpOption("-h, --help", "print this help")
    .addHelpText("after", CONFIG_EXAMPLES)
    .action(async (directory: string, options: ConfigOptions) => {
      const { configCommand } = await import("./commands/config-command.js");
      done(await configCommand(directory, options, io));
    });
  program
    .command("network")
    .description("List the hosts that a run needs, with what makes each of them needed.")
    .argument("[dir]", "the project's folder, or its configuration file", ".")
    .addOption(profileOption("look only at this choice of profiles; '' is the run without any"))
    .addOption(new Option("--format <name>", "how to print them").choices(NETWORK_FORMATS).default("text"))
    .addOption(sideOption())
    .option("--nextflow <version>", "the Nextflow version to judge for (default: from the manifest, else the newest)")
    .option("--wildcards", "print patterns such as *.seqera.io instead of the hosts that they cover; not in json")
    .option("--check <file>", "compare with an allowlist; status 1 where a required host is missing from it")
    .addOption(sinceOption("print only the hosts that the change against this commit adds, and no longer needs"))
    .addOption(configOption())
    .addOption(noConfigOption())
    .addOption(furtherConfigOption())
    .addOption(paramsFileOption())
    .addOption(envOption())
    .addOption(projectDirOption())
    .addOption(launchDirOption())
    .addOption(noCacheOption())
    .addOption(colorOption())
    .helpOption("-h, --help", "print this help")
    .action(async (directory: string, options: NetworkOptions) => {
      const { networkCommand } = await import("./commands/network-command.js");
      done(await networkCommand(directory, options, io));
    });
  program
    .command("init")
    .description("Write a settings file (.nf-lint.yml) that fits a project.")
    .argument("[dir]", "the project's folder", ".")
    .option("--force", "replace the settings file that is there")
    .addOption(colorOption())
    .helpOption("-h, --help", "print this help")
    .action(async (directory: string, options: InitOptions) => {
      const { initCommand } = await import("./commands/init-command.js");
      done(initCommand(directory, options, io));
    });
  program
    .command("rules")
    .description("List all rules with their presets and levels.")
    .addOption(new Option("--format <name>", "how to print them").choices(["text", "json"]).default("text"))
    .addOption(colorOption())
    .helpOption("-h, --help", "print this help")
    .action(async (options: RulesOptions) => {
      const { rulesCommand } = await import("./commands/rules-command.js");
      done(rulesCommand(options, io));
    });
  program
    .command("explain")
    .description("Show the page of a rule: why, examples, options, and when not to use it.")
    .argument("<rule>", "as in require-spot-retries")
    .addOption(colorOption())
    .helpOption("-h, --help", "print this help")
    .action(async (rule: string, options: { readonly color: ColorMode }) => {
      const { explainCommand } = await import("./commands/explain-command.js");
      done(explainCommand(rule, options, io));
    });
  program
    .command("completion")
    .description("Print a script that completes commands and options in a shell.")
    .addArgument(new Argument("<shell>", "which shell").choices(SHELLS))
    .helpOption("-h, --help", "print this help")
    .addHelpText("after", COMPLETION_EXAMPLES)
    .action(async (shell: Shell) => {
      const { completionCommand } = await import("./commands/completion-command.js");
      done(completionCommand(shell, program, io));
    });
  addLspCommand(program, done);
  return program;
}

function addLspCommand(program: Command, done: (status: ExitStatus) => void): void {
  program
    .command("lsp")
    .description("Serve an editor, as its language server.")
    .requiredOption("--stdio", "over standard input and output")
    // Clients of some editors say whose child the server is: it ends with that process.
    .option("--clientProcessId <pid>", "the process to end with")
    .helpOption("-h, --help", "print this help")
    .action(async () => {
      const { startNodeServer } = await import("nf-lint-language-server/node");
      await startNodeServer(VERSION, ownProgram());
      done(0);
    });
}

function formatOption(): Option {
  return new Option(
    "--format <name[=file]>",
    `how to report: ${FORMAT_NAMES.join(", ")}; to the terminal, or to a file; may be repeated (default: pretty)`,
  ).argParser(withFormat);
}

function profileOption(description: string): Option {
  return new Option(
    "--profile <names>",
    `${description}; may be repeated (default: each profile on its own)`,
  ).argParser(collect);
}

function configOption(): Option {
  return new Option("--config <file>", "the settings file (default: the nearest .nf-lint.yml upward from each file)");
}

function furtherConfigOption(): Option {
  return new Option(
    "-c, --nextflow-config <file>",
    "a further Nextflow configuration, merged as Nextflow's -c does; may be repeated",
  ).argParser(collect);
}

const SIDES: readonly NetworkSide[] = ["launcher", "head", "worker", "puller", "platform"];

function sideOption(): Option {
  const sides: readonly string[] = SIDES;
  return new Option("--side <name>", `only what this side connects to: ${sides.join(", ")}; may be repeated`).argParser(
    (text: string, previous: readonly string[] | undefined) => {
      if (!sides.includes(text)) throw new InvalidArgumentError(`The sides are ${sides.join(", ")}.`);
      return collect(text, previous);
    },
  );
}

function paramsFileOption(): Option {
  return new Option("--params-file <file>", "params given at launch, in JSON or YAML");
}

function projectDirOption(): Option {
  return new Option("--project-dir <dir>", "what projectDir evaluates to (default: the project's folder)");
}

function launchDirOption(): Option {
  return new Option("--launch-dir <dir>", "what launchDir evaluates to (default: unknown)");
}

function noConfigOption(): Option {
  return new Option("--no-config", "use no settings file");
}

function sinceOption(description: string): Option {
  return new Option("--since <rev>", description);
}

function showSecretsOption(): Option {
  return new Option("--show-secrets", "show passwords, tokens and keys; without it they are ••••");
}

/** Its effect is in `kept-runs`: what is said again is said before anything reads the options. */
function noCacheOption(): Option {
  return new Option("--no-cache", "do the work again, where the same run over the same files was done before");
}

function envOption(): Option {
  return new Option(
    "--env <name[=value]>",
    "an environment variable that the configuration may read; may be repeated",
  ).argParser(collect);
}

function colorOption(): Option {
  return new Option("--color <when>", "colours in the output").choices(COLOR_MODES).default("auto");
}

function collect(text: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), text];
}

function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It has to be a whole number, 0 or more.");
  return Number(text);
}
