import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runIn } from "../packages/cli/test/run-in.js";
import { COLUMNS, PICTURE, pictureOf, PROCESSES_PICTURE, SHOWN } from "../tools/terminal-picture.mjs";

const ROOT = join(import.meta.dirname, "..");

test("the picture in the README is what the command prints (node tools/terminal-picture.mjs)", async () => {
  const { stdout } = await runIn(ROOT, SHOWN, { isTTY: true, columns: COLUMNS });
  expect(readFileSync(join(ROOT, PICTURE), "utf8")).toBe(pictureOf(`nf-lint ${SHOWN.join(" ")}`, stdout));
  expect(readFileSync(join(ROOT, "README.md"), "utf8")).toContain(`](${PICTURE})`);
});

test("the picture of a pipeline's processes is the table that docs/resolved-config.md shows", () => {
  expect(readFileSync(join(ROOT, "README.md"), "utf8")).toContain(`](${PROCESSES_PICTURE})`);
  const picture = readFileSync(join(ROOT, PROCESSES_PICTURE), "utf8");
  const lines = [...picture.matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, line = ""]) =>
    line.replace(/<[^>]*>/g, "").replaceAll("&gt;", ">"),
  );
  const page = readFileSync(join(ROOT, "docs/resolved-config.md"), "utf8");
  const [, shown = ""] = /^```console\n(The run without profiles\n[^]*?)^```$/m.exec(page) ?? [];
  const table = shown.split("\n").filter((line) => line !== "" && line !== "…");
  expect(table.length).toBeGreaterThan(10);
  for (const line of table) expect(lines).toContain(line);
});
