import { readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const command = `${root}packages/cli/dist/nf-lint.js`;

/** The runs that a page shows: the command behind `$ nf-lint`, and all that stands under it. */
function shownRuns(page: string): { args: string; output: string }[] {
  const blocks = page.matchAll(/^(`{3,})console\n\$ nf-lint (.*)\n([^]*?)^\1$/gm);
  return [...blocks].map(([, , args = "", output = ""]) => ({ args, output }));
}

describe.each(["README.md", "docs/formats.md", "docs/network.md", "docs/production.md"])(
  "the runs that %s shows",
  (page) => {
    const runs = shownRuns(readFileSync(`${root}${page}`, "utf8"));

    it("are there", () => {
      expect(runs.length).toBeGreaterThan(1);
    });

    it.each(runs)("nf-lint $args", ({ args, output }) => {
      const run = spawnSync(process.execPath, [command, ...args.split(" ")], { cwd: root, encoding: "utf8" });
      expect(run.stdout).toBe(output);
    });
  },
);
