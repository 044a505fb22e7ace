import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The first block of a language in a guide. */
function blockOf(guide: string, language: string): string {
  const text = readFileSync(`${root}docs/${guide}.md`, "utf8");
  return new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, "m").exec(text)?.[1] ?? "";
}

function nfLint(input: string, ...argv: string[]): string {
  const command = [`${root}packages/cli/dist/nf-lint.js`, ...argv, "--stdin", "--stdin-filename", "nextflow.config"];
  return spawnSync(process.execPath, command, { cwd: `${root}examples/clean`, encoding: "utf8", input }).stdout;
}

test("docs/fixing.md shows the diff that the command prints", () => {
  const diff = nfLint(blockOf("fixing", "groovy"), "--fix-dry-run");
  expect(diff).not.toBe("");
  expect(blockOf("fixing", "diff")).toBe(diff);
});

test("every comment in docs/suppression.md suppresses what it says", () => {
  const example = blockOf("suppression", "groovy");
  const findingsIn = (text: string): string[] => {
    const { findings } = JSON.parse(nfLint(text, "--format", "json")) as { findings: { ruleId: string }[] };
    return findings.map(({ ruleId }) => ruleId);
  };
  const rule = "no-unknown-option";
  expect(findingsIn(example).filter((id) => id === rule || id === "no-unused-suppression")).toEqual([]);
  const without = example.replaceAll(/\/\/.*|\/\*.*?\*\//g, "");
  expect(findingsIn(without).filter((id) => id === rule)).toHaveLength(4);
});
