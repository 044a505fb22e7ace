import { existsSync, readFileSync } from "node:fs";
import { rules } from "eslint-plugin-nextflow";
import { describe, expect, it } from "vitest";
import { lint } from "./eslint-run.js";
import { memoryProjects } from "./memory-projects.js";

const PAGES = new URL("../../../docs/rules/", import.meta.url);

/**
 * A fenced block of a page: ` ```groovy bad {"option": "value"} `; scripts are `nextflow`. ` ```nextflow beside ` is the main.nf
 * that lies beside the configurations of the page, ` ```json beside ` the schema of its params.
 */
interface Block {
  readonly line: number;
  readonly info: string;
  readonly text: string;
}

function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(?<info>[^\n]*)\n(?<text>.*?)\n```$/gms)].map((match) => ({
    line: markdown.slice(0, match.index).split("\n").length,
    info: match.groups?.["info"] ?? "",
    text: match.groups?.["text"] ?? "",
  }));
}

const BESIDE: Readonly<Record<string, string>> = {
  "nextflow beside": "/project/main.nf",
  "json beside": "/project/nextflow_schema.json",
};

/**
 * What the rule says of a block, as the page shows it: `LINE:COLUMN MESSAGE`. For a rule of the preset `isolated`, runs are
 * taken to have no way to the internet.
 */
function findingsIn(id: string, { text, info }: Block, beside: readonly Block[]): string[] {
  const json = info.slice(info.indexOf("{"));
  const options = info.includes("{") ? [JSON.parse(json) as object] : [];
  const file = info.startsWith("nextflow") ? "main.nf" : "nextflow.config";
  const { messages } = lint(`/project/${file}`, text, {
    projects: memoryProjects(Object.fromEntries(beside.map((block) => [BESIDE[block.info] ?? "", block.text])), {
      isolated: rules[id]?.meta.docs.presets?.includes("isolated") === true,
    }),
    rules: { [`nextflow/${id}`]: ["warn", ...options] },
  });
  return messages.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe.each(Object.entries(rules))("the page of %s", (id, { meta }) => {
  const file = new URL(`${id}.md`, PAGES);
  const markdown = existsSync(file) ? readFileSync(file, "utf8") : "";
  const blocks = blocksOf(markdown);
  const beside = blocks.filter(({ info }) => Object.hasOwn(BESIDE, info));
  const examples = blocks.filter((block) => !beside.includes(block) && /^(groovy|nextflow)\b/.test(block.info));

  it("is where the rule says it is", () => {
    expect(markdown).not.toBe("");
    expect(meta.docs.url).toMatch(new RegExp(`/docs/rules/${id}\\.md$`));
  });

  it("says why, when not, and where it is from", () => {
    expect(markdown).toMatch(/^## Bad$/m);
    expect(markdown).toMatch(/^## Good$/m);
    expect(markdown).toMatch(/^## When not to use it$/m);
    expect(markdown).toMatch(/^## Source$/m);
  });

  it("names each option", () => {
    const [schema] = meta.schema as [{ properties: object }?];
    const options = Object.keys(schema?.properties ?? {});
    // That of a preset is described with the preset.
    for (const option of options.filter((name) => name !== "refusalsOnly"))
      expect(markdown).toContain(`\`${option}\`:`);
  });

  it("marks every example as bad or good, and has both", () => {
    expect(new Set(examples.map(({ info }) => info.split(" ")[1]))).toEqual(new Set(["bad", "good"]));
    for (const { info, line } of examples)
      expect(info, `line ${line}`).toMatch(/^(groovy|nextflow) (good|bad)( \{.*\})?$/);
  });

  it.each(examples.filter(({ info }) => /^\w+ bad/.test(info)))("finds something at line $line", (block) => {
    const shown = blocks[blocks.indexOf(block) + 1];
    const found = findingsIn(id, block, beside);
    expect(found).not.toEqual([]);
    if (shown?.info === "text") expect(found).toEqual(shown.text.split("\n"));
  });

  it.each(examples.filter(({ info }) => /^\w+ good/.test(info)))("is silent at line $line", (block) => {
    expect(findingsIn(id, block, beside)).toEqual([]);
  });
});
