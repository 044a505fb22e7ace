import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

/** The recipes of docs/editors.md, each in its editor where this machine has it. */

const root = fileURLToPath(new URL("../..", import.meta.url));
const guide = readFileSync(join(root, "docs/editors.md"), "utf8");
const FINDING = "Nextflow has no option proces.cpus";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nf-lint-editors-"));
  mkdirSync(join(folder, "bin"));
  const command = join(folder, "bin/nf-lint");
  writeFileSync(
    command,
    `#!/bin/sh\nexec '${process.execPath}' '${join(root, "packages/cli/dist/nf-lint.js")}' "$@"\n`,
  );
  chmodSync(command, 0o755);
  mkdirSync(join(folder, "pipeline/.git"), { recursive: true });
  writeFileSync(join(folder, "pipeline/nextflow.config"), "manifest.nextflowVersion = '!>=25.04'\nproces.cpus = 4\n");
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The block of a language in the guide. */
function recipe(language: string): string {
  return new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(guide)?.[1] ?? "";
}

function has(editor: string, file?: string): boolean {
  const isThere = spawnSync(editor, ["--version"]).status === 0 && (file === undefined || existsSync(file));
  if (!isThere)
    console.log(`This machine has no ${editor}${file === undefined ? "" : ` with ${file}`}: its recipe is not tried.`);
  return isThere;
}

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function run(editor: string, ...argv: string[]): string {
  const PATH = [join(folder, "bin"), process.env["PATH"]].join(delimiter);
  const env = { ...process.env, PATH, HOME: folder };
  const { stdout, stderr } = spawnSync(editor, argv, {
    cwd: folder,
    env,
    encoding: "utf8",
    timeout: 50_000,
    input: "",
  });
  return stdout + stderr;
}

test.skipIf(!has("nvim"))("Neovim", () => {
  const script = write(
    "try.lua",
    `${recipe("lua")}
vim.cmd("edit pipeline/nextflow.config")
vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 20)
for _, d in ipairs(vim.diagnostic.get(0)) do print(d.message) end
vim.cmd("qa!")
`,
  );
  expect(run("nvim", "--headless", "--clean", "-n", "-c", `luafile ${script}`)).toContain(FINDING);
});

test.skipIf(!has("emacs", "/usr/share/emacs/site-lisp/elpa"))("Emacs", () => {
  const script = write(
    "try.el",
    `(require 'package) (package-initialize)
${recipe("elisp")}
(setq eglot-sync-connect 30)
(find-file "pipeline/nextflow.config")
(dotimes (_ 400)
  (run-hooks 'post-command-hook)
  (unless (flymake-diagnostics) (accept-process-output nil 0.05)))
(dolist (d (flymake-diagnostics)) (princ (flymake-diagnostic-text d)))
`,
  );
  expect(run("emacs", "--batch", "-l", script)).toContain(FINDING);
});

test.skipIf(!has("vim", "/usr/share/vim-ale"))("Vim", () => {
  const vimrc = write(
    "vimrc",
    `filetype plugin on
set runtimepath^=/usr/share/vim-ale
runtime plugin/ale.vim
${recipe("vim")}`,
  );
  const script = write(
    "try.vim",
    `edit pipeline/nextflow.config
ALELint
let s:n = 0
while empty(ale#engine#GetLoclist(bufnr('%'))) && s:n < 600
  sleep 50m
  let s:n += 1
endwhile
call writefile(map(copy(ale#engine#GetLoclist(bufnr('%'))), 'v:val.text'), 'out')
qa!
`,
  );
  run("vim", "-u", vimrc, "-N", "-n", "-i", "NONE", "--not-a-term", "-S", script);
  expect(readFileSync(join(folder, "out"), "utf8")).toContain(FINDING);
});
