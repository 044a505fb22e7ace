import { expect, test } from "vitest";
import { hyperlinksFor } from "../../src/output/hyperlink.js";
import { projectDirectory } from "../project-directory.js";
import { runIn } from "../run-in.js";

const ESCAPE = "\u001b]8;;";

const linked = (env: Readonly<Record<string, string>>, isTTY = true, mode: "auto" | "never" = "auto"): boolean =>
  hyperlinksFor({ write: () => undefined, isTTY }, mode, env)("x", "https://nf-lint/").includes(ESCAPE);

test.each([
  { TERM_PROGRAM: "WezTerm" },
  { TERM_PROGRAM: "vscode" },
  { VTE_VERSION: "7200" },
  { WT_SESSION: "1" },
  { TERM: "xterm-kitty" },
])("a terminal that shows links: %j", (env) => {
  expect(linked(env)).toBe(true);
  expect(linked(env, false)).toBe(false);
  expect(linked(env, true, "never")).toBe(false);
  expect(linked({ ...env, NO_COLOR: "1" })).toBe(false);
  expect(linked({ ...env, CI: "true" })).toBe(false);
  expect(linked({ ...env, TERM: "dumb" })).toBe(false);
  expect(linked({ ...env, TERM: "screen-256color" })).toBe(false);
});

test.each([{}, { TERM: "xterm-256color" }, { VTE_VERSION: "4000" }, { TERM_PROGRAM: "Apple_Terminal" }])(
  "a terminal that may not: %j",
  (env) => {
    expect(linked(env)).toBe(false);
  },
);

test("an address is no way to write anything else to the terminal", () => {
  const link = hyperlinksFor({ write: () => undefined, isTTY: true }, "auto", { TERM_PROGRAM: "vscode" });
  expect(link("x", "file:///a\u001b\\b c%20d")).toBe("\u001b]8;;file:///a%1B%5Cb%20c%20d\u001b\\x\u001b]8;;\u001b\\");
});

test("place and rule of a finding are links, and nothing else about the report changes", async () => {
  const directory = projectDirectory({ "nextflow.config": "manifest.name = 'demo'\n" });
  const plain = await runIn(directory, [], { isTTY: true, columns: 100 });
  const { stdout } = await runIn(directory, [], { isTTY: true, columns: 100, env: { TERM_PROGRAM: "vscode" } });
  // eslint-disable-next-line no-control-regex -- what a terminal reads
  const links = /\u001b\]8;;([^\u001b]*)\u001b\\/g;
  const addresses = [...stdout.matchAll(links)].map(([, address]) => address).filter(Boolean);
  expect(addresses).toEqual([
    `file://${directory}/nextflow.config`,
    "https://github.com/nf-lint/nf-lint/blob/main/docs/rules/pin-nextflow-version.md",
  ]);
  expect(stdout.replace(links, "")).toBe(plain.stdout);
});
