import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { memoryFileSystem } from "@nf-lint/resolver";
import { expect, test } from "vitest";
import { createLinter } from "../src/linter.js";

/**
 * Mistakes that people reported in public, each as the smallest configuration that shows it. A line that ends in
 * `// finds: RULE or RULE` has a finding of one of the rules (`any`: of whichever); a case without such a line is right
 * and has none. `// profiles: a,b` says with which profiles it is looked at.
 */
const folder = fileURLToPath(new URL("reported/", import.meta.url));

/** What is wrong with the answers to one case. */
async function wrongAnswers(name: string): Promise<string[]> {
  const paths = readdirSync(`${folder}${name}`, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".config"));
  const texts = new Map(paths.map((path) => [path, readFileSync(`${folder}${name}/${path}`, "utf8")]));
  const files = Object.fromEntries([...texts].map(([path, text]) => [`/case/${path}`, text]));
  const [, profiles] = /^\/\/ profiles: (\S+)$/m.exec(texts.get("nextflow.config") ?? "") ?? [];
  const linter = createLinter({
    cwd: "/case",
    fileSystem: memoryFileSystem({ "/case/.git/HEAD": "", ...files }),
    settings: { presets: ["all"], ...(profiles !== undefined && { profiles: [profiles.split(",")] }) },
  });
  const { findings, failures } = await linter.lint(["."]);
  expect(failures).toEqual([]);
  const expected = [...texts].flatMap(([file, text]) =>
    text.split("\n").flatMap((line, index) => {
      const [, rules] = /\/\/ finds: (.+)$/.exec(line) ?? [];
      return rules === undefined ? [] : [{ file, line: index + 1, rules }];
    }),
  );
  if (expected.length === 0)
    return findings.map(({ file, range, ruleId }) => `${file}:${range.start.line}: ${ruleId} is a false alarm`);
  return expected
    .filter(
      ({ file, line, rules }) =>
        !findings.some(
          (finding) =>
            finding.file === file &&
            finding.range.start.line === line &&
            (rules === "any" || rules.split(" or ").includes(finding.ruleId)),
        ),
    )
    .map(({ file, line, rules }) => `${file}:${line}: no finding of ${rules}`);
}

const cases = readdirSync(folder);

test.each(cases)("%s", async (name) => {
  expect(await wrongAnswers(name)).toEqual([]);
});
