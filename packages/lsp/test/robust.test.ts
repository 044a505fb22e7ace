import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryFileSystem } from "@nf-lint/resolver";
import type { Position } from "vscode-languageserver";
import type { ConfigDocument } from "../src/documents/config-document.js";
import { codeActions } from "../src/features/code-actions.js";
import { codeLenses } from "../src/features/code-lens.js";
import { completion } from "../src/features/completion.js";
import { definition } from "../src/features/definition.js";
import { documentHighlights } from "../src/features/document-highlight.js";
import { documentLinks } from "../src/features/document-links.js";
import { documentSymbols } from "../src/features/document-symbols.js";
import { foldingRanges } from "../src/features/folding-ranges.js";
import { hover } from "../src/features/hover.js";
import { inlayHints } from "../src/features/inlay-hints.js";
import { references } from "../src/features/references.js";
import { prepareRename, rename } from "../src/features/rename.js";
import { hosts } from "../src/features/network.js";
import { profiles, resolvedConfig } from "../src/features/resolved-config.js";
import { selectionRanges } from "../src/features/selection-ranges.js";
import { semanticTokens } from "../src/features/semantic-tokens.js";
import { workspaceSymbols } from "../src/features/workspace-symbols.js";
import { ProjectWorkspace } from "../src/projects/project-workspace.js";
import { propertyRuns } from "../../../test/property-runs.js";

const TEXT = `// A pipeline
manifest { nextflowVersion = '!>=25.04' }
params { outdir = 'x'; genomes { 'GRCh37' { fasta = "\${params.base}/a.fa" } } }
includeConfig params.custom ? "\${projectDir}/conf/a.config" : '/dev/null'
plugins { id 'nf-schema@2.1.1' }
process {
    cpus   = { 2 * task.attempt }
    withName: 'FOO|BAR' { ext.args = [ '--a', params.outdir ? "-b $params.outdir" : '' ].join(' ') }
    resourceLabels = [team: 'x', 'pipeline': "\${manifest.name}"]
}
profiles {
  gcp { process.executor = 'google-batch'; google.batch.spot = true }
  'gcp-spot' { includeConfig 'conf/b.config' }
}
if (params.x) { process.queue = 'long' }
`;

type Feature = (document: ConfigDocument, position: Position, workspace: ProjectWorkspace) => unknown;

const whole = (position: Position) => ({ start: { line: 0, character: 0 }, end: position });

const FEATURES: Readonly<Record<string, Feature>> = {
  hover,
  completion,
  definition,
  references: (document, position, workspace) =>
    references(document, position, { includeDeclaration: true }, workspace),
  documentHighlights,
  documentSymbols,
  documentLinks: (document, _, workspace) => documentLinks(document, workspace),
  foldingRanges,
  inlayHints: (document, position, workspace) => inlayHints(document, whole(position), workspace),
  prepareRename,
  hosts: (document, _, workspace) => hosts(document.path, workspace),
  profiles: (document, _, workspace) => profiles(document.path, workspace),
  resolvedConfig: (document, _, workspace) =>
    resolvedConfig(document.path, { profiles: "gcp", blame: true }, workspace),
  rename: (document, position, workspace) => rename(document, position, "other", workspace),
  selectionRanges: (document, position) => selectionRanges(document, [position]),
  semanticTokens,
  workspaceSymbols: (_document, _position, workspace) => workspaceSymbols("g", workspace),
};

function workspaceOf(text: string): ProjectWorkspace {
  const files = new Map([
    ["/p/nextflow.config", text],
    ["/p/conf/b.config", "process.cpus = 4\nparams.outdir = 'y'\n"],
  ]);
  const workspace = new ProjectWorkspace(memoryFileSystem(files));
  workspace.openFolders(["/p"]);
  return workspace;
}

/** Asks every feature, and throws where one does. */
function askAll(text: string, offset: number): void {
  const workspace = workspaceOf(text);
  const document = workspace.document("/p/nextflow.config");
  if (document === undefined) throw new Error("no document");
  const position = document.positionAt(offset);
  for (const [name, feature] of Object.entries(FEATURES)) {
    try {
      feature(document, position, workspace);
    } catch (error) {
      throw new Error(`${name} at ${offset} of ${JSON.stringify(text.slice(-80))}`, { cause: error });
    }
  }
}

async function askAboutFindings(text: string): Promise<void> {
  const workspace = workspaceOf(text);
  const document = workspace.document("/p/nextflow.config");
  if (document === undefined) throw new Error("no document");
  const range = whole(document.positionAt(text.length));
  await expect(codeActions(document, range, { only: ["quickfix", "source"] }, workspace)).resolves.toBeDefined();
  await expect(codeLenses(document, workspace)).resolves.toBeDefined();
  const { failures } = await workspace.lint([document.path]);
  expect(failures).toEqual([]);
}

/** Asks every feature at the end of a text. */
function askAtEnd(text: string): void {
  askAll(text, text.length);
}

describe("unusual text", () => {
  it.each([
    ["a huge line", `params.list = [${"'a', ".repeat(20_000)}'b']; params.x = params.list`],
    ["a huge line without an end", `params.text = "${"${params.x} ".repeat(5_000)}`],
    ["brackets without end", "[".repeat(3_000)],
    ["blocks without end", "process { ".repeat(500)],
    ["a path without end", "a.".repeat(5_000)],
    ["tabs", "process {\n\tcpus\t=\t1\n\twithName:\t'A'\t{\n\t\tmemory\t=\t1.GB\n"],
    ["Windows line ends", TEXT.replaceAll("\n", "\r\n")],
    ["line ends of old", TEXT.replaceAll("\n", "\r")],
    ["a byte order mark", `\ufeff${TEXT}`],
    ["nothing", ""],
    ["halves of symbols", "params.a = '\ud83e' + \"\udd2c$params.\ud83e"],
    ["control characters", "process\u0000{\u0007 cpus \u001b= 1 }"],
  ])("makes no feature throw: %s", (_, text) => {
    askAtEnd(text);
    askAll(text, 0);
    askAll(text, Math.floor(text.length / 2));
  });
});

describe("half-typed text", () => {
  it("makes no feature throw, at any prefix of a file", () => {
    for (let end = 0; end <= TEXT.length; end += 1) askAll(TEXT.slice(0, end), end);
  });

  it("makes no feature throw where the cursor is anywhere in a file with pieces cut out or put in", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "{",
        "}",
        "'",
        '"',
        "${",
        "$",
        ".",
        "/*",
        "*/",
        "//",
        "[",
        ":",
        "=",
        "'''",
        "\\",
        "\r",
        "withName:",
      ),
      fc.string(),
    );
    const edited = fc.tuple(fc.nat(TEXT.length), fc.nat(40), piece, fc.nat(TEXT.length));
    fc.assert(
      fc.property(edited, ([at, cut, put, cursor]) => {
        const text = TEXT.slice(0, at) + put + TEXT.slice(at + cut);
        askAll(text, Math.min(cursor, text.length));
      }),
      propertyRuns(300),
    );
  });

  it("makes no request about findings fail", async () => {
    for (let end = 0; end <= TEXT.length; end += 29) await askAboutFindings(TEXT.slice(0, end));
  });

  it("is as harmless with all other symbols in it", () => {
    const symbols =
      "\u{1F9EC} profiles { '\u{1F9EC}' { process { withName: '\u{1F9EC}' { cpus = \"\u{1F9EC}$x\" } } } }";
    for (let end = 0; end <= symbols.length; end += 1) askAll(symbols, end);
  });
});

describe("real configurations", () => {
  const corpus = join(import.meta.dirname, "../../../../shared/corpus/nf-core-configs");
  const files = existsSync(corpus) ? globSync("**/*.config", { cwd: corpus }).sort() : [];
  if (files.length === 0) console.log(`Without ${corpus} no feature is tried on real configurations.`);

  it("make no feature throw, half-typed up to here and there", async () => {
    const bySize = files.map((file) => readFileSync(join(corpus, file), "utf8")).sort((a, b) => a.length - b.length);
    // From the shortest to the longest.
    const five = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => bySize[Math.floor(share * (bySize.length - 1))] ?? []);
    for (const text of five) {
      const step = Math.max(1, Math.floor(text.length / 80));
      for (let end = 0; end <= text.length; end += step) {
        askAll(text.slice(0, end), end);
        if (end % (8 * step) === 0) await askAboutFindings(text.slice(0, end));
      }
    }
  });

  it("make no feature throw, where the cursor is here and there", () => {
    for (const file of files.filter((_, index) => index % 10 === 0)) {
      const text = readFileSync(join(corpus, file), "utf8");
      for (let at = 0; at <= text.length; at += Math.max(1, Math.floor(text.length / 8))) askAll(text, at);
    }
  });
});
