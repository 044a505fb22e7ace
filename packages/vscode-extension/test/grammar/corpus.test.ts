import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { parseConfig } from "@nf-lint/parser";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { expect, it } from "vitest";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const corpus = here("../../../../../shared/corpus");
const examples = here("../../../../examples");
const hasCorpus = existsSync(corpus);
if (!hasCorpus) console.log("Skipped: no corpus of real configurations in ../shared/corpus beside the repository.");

const wasm = readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"));
await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));

const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: (scope) => {
    const path = here(`../../syntaxes/${scope.replace(/^source\.|\.nf-lint$/g, "")}.tmLanguage.json`);
    return Promise.resolve(textmate.parseRawGrammar(readFileSync(path, "utf8"), path));
  },
});

/** What a grammar got wrong about a text: lines with an "invalid" scope, and whether it ended inside of something. */
async function mistakes(text: string, scope: string): Promise<{ invalid: number[]; isBalanced: boolean }> {
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) throw new Error(`no grammar ${scope}`);
  const invalid: number[] = [];
  let state = textmate.INITIAL;
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    if (tokens.some(({ scopes }) => scopes.some((name) => name.startsWith("invalid.")))) invalid.push(i + 1);
    state = ruleStack;
  }
  return { invalid, isBalanced: state.depth === 1 };
}

function files(folder: string, extension: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(extension))
    .map((name) => `${folder}/${name}`);
}

/** Brackets and strings of a file that does not parse may really be open at its end. */
function isWellFormed(text: string): boolean {
  return parseConfig(text).problems.every(({ legacy }) => legacy);
}

async function wrongIn(paths: readonly string[], scope: string): Promise<{ read: number; wrong: unknown[] }> {
  const wrong: unknown[] = [];
  let read = 0;
  for (const path of paths) {
    const text = readFileSync(path, "utf8");
    if (scope === "source.nextflow-config.nf-lint" && !isWellFormed(text)) continue;
    read += 1;
    const found = await mistakes(text, scope);
    if (found.invalid.length > 0 || !found.isBalanced) wrong.push({ path, ...found });
  }
  return { read, wrong };
}

it("sees where a string is left open, and where a block is", async () => {
  expect(await mistakes("a = 'x\nb = 1\n", "source.nextflow-config.nf-lint")).toEqual({
    invalid: [1],
    isBalanced: true,
  });
  expect(await mistakes("a {\n  b = 1\n", "source.nextflow-config.nf-lint")).toEqual({
    invalid: [],
    isBalanced: false,
  });
});

it.each([
  [".config", "source.nextflow-config.nf-lint"],
  [".nf", "source.nextflow.nf-lint"],
])("reads the examples: %s", async (extension, scope) => {
  const { read, wrong } = await wrongIn(files(examples, extension), scope);
  expect(wrong).toEqual([]);
  expect(read).toBeGreaterThan(0);
});

it.skipIf(!hasCorpus)("reads every real configuration that parses", async () => {
  const { read, wrong } = await wrongIn(files(corpus, ".config"), "source.nextflow-config.nf-lint");
  expect(wrong).toEqual([]);
  expect(read).toBeGreaterThan(400);
});
