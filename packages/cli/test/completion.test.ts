import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SHELLS } from "../src/completion/shells.js";
import { createProgram } from "../src/program.js";
import { projectDirectory } from "./project-directory.js";
import { runIn } from "./run-in.js";

/** The names that a line with nothing behind its end can be completed to. */
type Complete = (line: string) => string;

const COMPLETIONS: Readonly<Record<(typeof SHELLS)[number], Complete>> = {
  bash: (line) =>
    `source "$SCRIPT"; COMP_WORDS=(${line.replace(/ $/, ' ""')}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _nf_lint; printf '%s\\n' "\${COMPREPLY[@]}"`,
  // A terminal of its own, in which the keys of a person are typed.
  zsh: (line) =>
    `zmodload zsh/zpty; zpty z zsh -f -i
     zpty -w z "PS1=; autoload -Uz compinit; compinit -u -D; source $SCRIPT; zstyle ':completion:*' list-prompt ''; LISTMAX=9999; COLUMNS=200; print REA''DY"
     zpty -r -m z out '*READY*'
     zpty -w -n z ${JSON.stringify(line)}$'\\t'; zpty -r -m z out "*$WANTED*"; print -r -- $out; zpty -d z`,
  fish: (line) => `source "$SCRIPT"; complete -C ${JSON.stringify(line)}`,
};

const OPTIONS = { bash: ["--norc"], zsh: ["-f"], fish: ["--no-config"] };

describe.each(SHELLS)("completion for %s", (shell) => {
  const isInstalled = spawnSync(shell, ["--version"]).status === 0;
  if (!isInstalled) console.log(`skipped, for ${shell} is not here: its completion`);

  test.runIf(isInstalled).each([
    ["nf-lint conf", "config", "--config"],
    ["nf-lint --stat", "--statistics", "--stdin"],
    ["nf-lint --format gitl", "gitlab", "github"],
    ["nf-lint config --format nextf", "nextflow", "sarif"],
    ["nf-lint explain require-spot", "require-spot-retries", "require-batch-queue"],
    ["nf-lint completion fi", "fish", "bash"],
    ["nf-lint --baseline kno", "known.json", "other.json"],
  ])("%s", async (line, wanted, other) => {
    const folder = projectDirectory({ "known.json": "", "other.json": "" });
    const { status, stdout: script } = await runIn(folder, ["completion", shell]);
    expect(status).toBe(0);
    writeFileSync(join(folder, "script"), script);
    const argv = [...OPTIONS[shell], "-c", COMPLETIONS[shell](line)];
    const { stdout, stderr } = spawnSync(shell, argv, {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: folder, TERM: "xterm", SCRIPT: join(folder, "script"), WANTED: wanted },
      timeout: 20_000,
    });
    expect(stderr).toBe("");
    expect(stdout).toContain(wanted);
    expect(stdout).not.toContain(other);
  });

  test("has every option of every command", async () => {
    const { stdout } = await runIn("/", ["completion", shell]);
    const program = createProgram({} as Parameters<typeof createProgram>[0], () => undefined);
    const names = [program, ...program.commands].flatMap(({ options }) => options.map(({ long }) => long ?? ""));
    expect(names.length).toBeGreaterThan(50);
    for (const name of names) expect(stdout).toContain(shell === "fish" ? `-l ${name.slice(2)}` : name);
  });
});

test("another shell is told which there are", async () => {
  expect(await runIn("/", ["completion", "tcsh"])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("Allowed choices are bash, zsh, fish") as string,
  });
});
