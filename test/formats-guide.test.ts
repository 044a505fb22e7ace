import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const guide = readFileSync(`${root}docs/formats.md`, "utf8");

test("the result that docs/formats.md shows is the first of that run", () => {
  const [, sample = ""] = /^## sarif\n[^]*?^```json\n([^]*?)^```$/m.exec(guide) ?? [];
  const argv = [`${root}packages/cli/dist/nf-lint.js`, "examples/aws-spot/conf/awsbatch.config", "--format", "sarif"];
  const { stdout } = spawnSync(process.execPath, argv, { cwd: root, encoding: "utf8" });
  const { runs } = JSON.parse(stdout) as { runs: { results: unknown[] }[] };
  expect(JSON.parse(sample)).toEqual(runs[0]?.results[0]);
});

test("docs/formats.md has a chapter for each format that the command offers", () => {
  const { stderr } = spawnSync(process.execPath, [`${root}packages/cli/dist/nf-lint.js`, "--format", "x"], {
    cwd: root,
    encoding: "utf8",
  });
  const [, names = ""] = /The formats are ([^.]*)\./.exec(stderr) ?? [];
  const offered = names.split(", ");
  expect(offered.length).toBeGreaterThan(10);
  for (const name of offered) expect(guide).toMatch(new RegExp(`^(?:## ${name}$|\\| \`${name}\` )`, "m"));
});
