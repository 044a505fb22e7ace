import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

test("SECURITY.md names tests that are there", () => {
  const page = readFileSync(join(ROOT, "SECURITY.md"), "utf8");
  const named = [...page.matchAll(/`((?:packages|test)\/[^`\s]+)`/g)].map(([, path = ""]) => path);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
