import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runIn } from "../packages/cli/test/run-in.js";

const ROOT = join(import.meta.dirname, "..");

const PAGES = globSync(["*.md", "docs/**/*.md", "packages/*/README.md", "examples/**/*.md"], { cwd: ROOT }).sort();

/** A block of commands, and the mark above it that says what it needs that no test has. */
const BLOCK =
  /^(?:<!-- not run: (?<reason>[^\n]+) -->\n+)?(?<indent> *)(?<fence>`{3,})(?<kind>sh|bash|shell|console)\n(?<body>[^]*?)^\k<indent>\k<fence>$/gm;

/** How the command is called: as itself, from these sources, or out of the registry. */
const CALL = /^(?:nf-lint|npx -y pnpm@12 nf-lint|npx nf-lint)(?= |$)/;

interface Block {
  readonly reason: string | undefined;
  readonly commands: readonly string[];
}

function blocksOf(page: string): readonly Block[] {
  return [...readFileSync(join(ROOT, page), "utf8").matchAll(BLOCK)].map(({ groups }): Block => {
    const { reason, kind, body = "" } = groups ?? {};
    const lines = body.split("\n").map((line) => line.trim());
    const commands =
      kind === "console"
        ? lines.filter((line) => line.startsWith("$ ")).map((line) => line.slice(2))
        : lines.filter((line) => line !== "" && !line.startsWith("#"));
    return { reason, commands: commands.map((command) => command.replace(/\s+#\s.*$/, "")) };
  });
}

const blocks = PAGES.flatMap((page) => blocksOf(page).map((block) => ({ page, ...block })));
const commands = blocks
  .filter(({ reason }) => reason === undefined)
  .flatMap(({ page, commands: ofBlock }) => ofBlock.map((command) => ({ page, command })));

/** A repository with the examples and all that the pages' commands name, one commit behind what is there. */
let repository = "";

beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), "page-commands-"));
  cpSync(join(ROOT, "examples/clean"), repository, { recursive: true });
  cpSync(join(ROOT, "examples"), join(repository, "examples"), { recursive: true });
  cpSync(join(ROOT, "examples/gcp-spot"), join(repository, "path/to/your/pipeline"), { recursive: true });
  mkdirSync(join(repository, "modules"));
  cpSync(join(repository, "main.nf"), join(repository, "modules/main.nf"));
  const git = (...args: readonly string[]): void => {
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd: repository });
  };
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "All");
  git("update-ref", "refs/remotes/origin/main", "HEAD");
});

afterAll(() => {
  rmSync(repository, { recursive: true, force: true });
});

test("the pages have commands", () => {
  expect(commands.length).toBeGreaterThan(25);
});

test.each(commands)("$page: $command", async ({ command }) => {
  // What is no call of nf-lint needs a mark that says what it needs.
  expect(command).toMatch(CALL);
  const words = command.replace(CALL, "").trim().split(/ +/).filter(Boolean);
  const end = words.findIndex((word) => ["|", "<", ">"].includes(word));
  const argv = end < 0 ? words : words.slice(0, end);
  const stdin = words[end] === "<" ? readFileSync(join(repository, words[end + 1] ?? "")) : "";
  const { status, stderr } = await runIn(repository, argv, { stdin });
  expect({ isRun: status < 2, stderr: status < 2 ? "" : stderr }).toEqual({ isRun: true, stderr: "" });
});

test("each mark gives a reason, and stands above commands", () => {
  const marked = blocks.filter(({ reason }) => reason !== undefined);
  expect(marked.length).toBeGreaterThan(3);
  for (const { page, commands: ofBlock } of marked)
    expect({ page, count: ofBlock.length }).not.toEqual({ page, count: 0 });
  const marks = PAGES.reduce(
    (sum, page) => sum + (readFileSync(join(ROOT, page), "utf8").match(/^<!-- not run: /gm) ?? []).length,
    0,
  );
  expect(marks).toBe(marked.length);
});
