import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { memoryFileSystem } from "@nf-lint/resolver";
import { describe, expect, test } from "vitest";
import { readSettings } from "../../src/settings/read-settings.js";
import { settingsSchema } from "../../src/settings/settings-schema.js";

const DOCS = fileURLToPath(new URL("../../../../docs/", import.meta.url));
const guide = readFileSync(`${DOCS}settings.md`, "utf8");

/** What the guide names. */
const OTHERS = {
  "/shared/nf-lint.yml": "",
  "/institute/cluster.config": "",
  "/repo/node_modules/@acme/nf-lint-settings/nf-lint.yml": "",
};

interface Block {
  readonly page: string;
  readonly text: string;
}

/** A block whose first line names another file (`# .github/workflows/lint.yml`) shows that file. */
const OTHER_FILE = /^# (?!\.nf-lint\.)\S+\.ya?ml\n/;

const blocks = globSync(["*.md", "rules/*.md"], { cwd: DOCS })
  .flatMap((page): readonly Block[] =>
    [...readFileSync(DOCS + page, "utf8").matchAll(/^```ya?ml\n(?<text>.*?)^```$/gms)].map(({ groups }) => ({
      page,
      text: groups?.["text"] ?? "",
    })),
  )
  .filter(({ text }) => !OTHER_FILE.test(text));

describe("settings in the docs can be followed", () => {
  test("there are some", () => {
    expect(blocks.filter(({ page }) => page === "settings.md").length).toBeGreaterThan(8);
  });

  test.each(blocks)("$page: $text", ({ text }) => {
    const fileSystem = memoryFileSystem({ "/repo/.nf-lint.yml": text, ...OTHERS });
    expect(readSettings(fileSystem, "/repo/.nf-lint.yml", "/").problems).toEqual([]);
  });
});

test("the guide has every key, and an example of each", () => {
  const keys = Object.keys(settingsSchema()["properties"] as object).filter((key) => key !== "$schema");
  const [, aboutKeys = ""] = guide.split(/^## (?:The keys|Under ESLint)$/m);
  const sections = aboutKeys.split(/^### /m).slice(1);
  expect(sections.map((section) => section.split("\n", 1)[0]).sort()).toEqual(keys.sort());
  for (const section of sections) {
    const [key = ""] = section.split("\n", 1);
    expect(section).toMatch(new RegExp(`^\`\`\`yaml\\n${key}:`, "m"));
  }
});

test("the mistakes that the guide shows are told like this", () => {
  const text = `${"\n".repeat(1)}nextflow: 25.10\n${"\n".repeat(5)}rules:\n  require-spot-retrie: off\n`;
  const fileSystem = memoryFileSystem({ "/repo/.nf-lint.yml": text });
  const { problems } = readSettings(fileSystem, "/repo/.nf-lint.yml", "/repo");
  const told = problems.map(({ position, path, message }) => {
    return `.nf-lint.yml:${position?.line ?? 0}:${position?.column ?? 0}: ${path.join(".")}: ${message}`;
  });
  for (const line of told) expect(guide).toContain(line);
  expect(told).toHaveLength(2);
});

test("the schema that ships is the one that is checked by", () => {
  const shipped = fileURLToPath(new URL("../../../cli/nf-lint.schema.json", import.meta.url));
  expect(existsSync(shipped)).toBe(true);
  expect(JSON.parse(readFileSync(shipped, "utf8"))).toEqual(JSON.parse(JSON.stringify(settingsSchema())));
});
