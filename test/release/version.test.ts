import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MANIFESTS, PAGES } from "../../tools/release/version-places.mjs";

const ROOT = join(import.meta.dirname, "../..");

let scratch = "";

// All that the scripts about versions read, and nothing else.
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "nf-lint-version-"));
  const files = [...MANIFESTS, ...PAGES, "CHANGELOG.md", "packages/vscode-extension/CHANGELOG.md", "tools/release"];
  for (const file of files) cpSync(join(ROOT, file), join(scratch, file), { recursive: true });
});

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

function step(name: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`tools/release/${name}.mjs`, ...args], {
    cwd: scratch,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const read = (file: string): string => readFileSync(join(scratch, file), "utf8");

test("a version that is named nowhere cannot be released, and each place is told", () => {
  const { status, stderr } = step("check", "v7.8.9");
  expect(status).toBe(1);
  for (const file of [...MANIFESTS, ...PAGES, "CHANGELOG.md", "packages/vscode-extension/CHANGELOG.md"]) {
    expect(stderr).toContain(`${file} `);
  }
  expect(step("notes", "v7.8.9")).toMatchObject({ status: 2, stdout: "" });
  expect(step("check", "newest")).toMatchObject({ status: 2, stdout: "" });
});

test("set-version makes all places name it; what is unreleased becomes the release's notes", () => {
  const unreleased = /^## \[Unreleased\]\n(.*?)(?=^## \[|(?![^]))/ms.exec(read("CHANGELOG.md"))?.[1]?.trim() ?? "";
  expect(step("set-version", "7.8.9", "2031-02-03")).toMatchObject({ status: 0, stderr: "" });
  expect(read("CHANGELOG.md")).toContain("## [Unreleased]\n\n## [7.8.9] - 2031-02-03\n");
  expect(read("docs/ci.md")).toMatch(/rev: v7\.8\.9\n/);
  expect(read("docs/ci.md")).toContain("nf-lint@7.8.9 ");
  expect(read("README.md")).toContain("`nf-lint-7.8.9-linux-x64`");
  // Versions of others stay.
  expect(read("docs/ci.md")).toContain("image: node:24");
  expect(step("notes", "v7.8.9").stdout.trim()).toBe(unreleased);
  // The words on what is new in the extension are a person's.
  expect(step("check", "7.8.9").stderr).toBe("packages/vscode-extension/CHANGELOG.md has no ## 7.8.9.\n");
});

test("set-version twice changes nothing more", () => {
  const before = read("CHANGELOG.md");
  expect(step("set-version", "7.8.9", "2031-02-04")).toMatchObject({ status: 0 });
  expect(read("CHANGELOG.md")).toBe(before);
});
