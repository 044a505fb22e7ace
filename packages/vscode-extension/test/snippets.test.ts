import { readFileSync } from "node:fs";
import { parseConfig } from "@nf-lint/parser";
import { expect, it } from "vitest";

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: string | readonly string[];
}

const file = new URL("../snippets/nextflow-config.json", import.meta.url);
const snippets = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, Snippet>>;

/** What stands in the editor when every placeholder is left as it is. */
function expanded({ body }: Snippet): string {
  const text = typeof body === "string" ? body : body.join("\n");
  const placeholders = new Map([...text.matchAll(/\$\{(\d+):([^${}]*)\}/g)].map(([, index, value]) => [index, value]));
  return text
    .replace(/\$\{(\d+):((?:[^${}]|\$\d)*)\}/g, "$2")
    .replace(/(?<!\\)\$(\d+)/g, (_, index: string) => placeholders.get(index) ?? "")
    .replaceAll("\\$", "$");
}

/** Selectors stand in `process`, a profile in `profiles`. */
function inItsPlace(name: string, text: string): string {
  if (text.startsWith("with")) return `process {\n${text}\n}`;
  return name.startsWith("Profile from") ? `profiles {\n${text}\n}` : text;
}

it.each(Object.entries(snippets))("%s is a configuration that Nextflow takes", (name, snippet) => {
  const text = inItsPlace(name, expanded(snippet));
  expect(text).not.toMatch(/\$\d|\$\{\d/);
  expect(parseConfig(text).problems).toEqual([]);
  expect(snippet.description).toMatch(/\.$/);
});

it("has no prefix twice", () => {
  const prefixes = Object.values(snippets).flatMap(({ prefix }) => prefix);
  expect([...new Set(prefixes)]).toEqual(prefixes);
});
