import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runIn } from "../packages/cli/test/run-in.js";
import { COLUMNS, PICTURE, pictureOf, SHOWN } from "../tools/terminal-picture.mjs";

const ROOT = join(import.meta.dirname, "..");

test("the picture in the README is what the command prints (node tools/terminal-picture.mjs)", async () => {
  const { stdout } = await runIn(ROOT, SHOWN, { isTTY: true, columns: COLUMNS });
  expect(readFileSync(join(ROOT, PICTURE), "utf8")).toBe(pictureOf(`nf-lint ${SHOWN.join(" ")}`, stdout));
  expect(readFileSync(join(ROOT, "README.md"), "utf8")).toContain(`](${PICTURE})`);
});
