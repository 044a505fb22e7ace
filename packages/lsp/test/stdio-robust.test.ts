import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  FileChangeType,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  PositionEncodingKind,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensRequest,
  ShowMessageNotification,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ConfigDocument } from "../src/documents/config-document.js";
import { documentSymbols } from "../src/features/document-symbols.js";
import { EditorSession } from "./editor-session.js";

const CONFIG = `manifest.nextflowVersion = '!>=25.04'
params.outdir = 'results'
includeConfig 'conf/base.config'
process {
  withName: 'FOO|BAR' { ext.args = { "--x $params.outdir \${task.cpus}" } }
}
profiles {
  gcp { process.executor = 'google-batch' }
}
`;

describe("whatever a client sends", () => {
  const session = new EditorSession({
    "nextflow.config": CONFIG,
    "conf/base.config": "process.cpuss = 1\n",
    "elsewhere/shared/s.config": "process.memoryy = '1 GB'\n",
    "gone/nextflow.config": "process.cpuss = 1\n",
  });
  const { connection } = session;
  const messages: string[] = [];

  /** Every request about a document; what fails, rejects. */
  const askAll = async (uri: string) => {
    const textDocument = { uri };
    const position = { line: 4, character: 30 };
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const [hover, symbols] = await Promise.all([
      connection.sendRequest(HoverRequest.type, { textDocument, position }),
      connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
      connection.sendRequest(CompletionRequest.type, { textDocument, position }),
      connection.sendRequest(CodeActionRequest.type, { textDocument, range, context: { diagnostics: [] } }),
      connection.sendRequest(CodeLensRequest.type, { textDocument }),
      connection.sendRequest(DefinitionRequest.type, { textDocument, position }),
      connection.sendRequest(ReferencesRequest.type, { textDocument, position, context: { includeDeclaration: true } }),
      connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position }),
      connection.sendRequest(DocumentLinkRequest.type, { textDocument }),
      connection.sendRequest(FoldingRangeRequest.type, { textDocument }),
      connection.sendRequest(InlayHintRequest.type, { textDocument, range }),
      connection.sendRequest(PrepareRenameRequest.type, { textDocument, position }),
      connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [position] }),
      connection.sendRequest(SemanticTokensRequest.type, { textDocument }),
      connection.sendRequest(WorkspaceSymbolRequest.type, { query: "" }),
      connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument }),
    ]);
    return { hover, symbols };
  };

  beforeAll(async () => {
    symlinkSync(join(session.root, "elsewhere/shared"), join(session.root, "conf/link"));
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      messages.push(message);
    });
    await session.start(
      { general: { positionEncodings: [PositionEncodingKind.UTF8, PositionEncodingKind.UTF16] } },
      { nextflowVersion: "newest" },
    );
    await session.open("nextflow.config", CONFIG);
    await session.diagnosed("conf/base.config", (codes) => codes.length > 0);
  });

  afterAll(async () => {
    expect(await session.stop()).toBe(0);
  });

  it("counts as UTF-16 does, and says so", () => {
    expect(session.initialized.capabilities.positionEncoding).toBe(PositionEncodingKind.UTF16);
  });

  it("says what is wrong with the editor's settings, once, in a message that needs no answer", () => {
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain("newest");
  });

  it("shows the address of a rule's page to a client that cannot open it", async () => {
    const command = { command: "nf-lint.openRulePage", arguments: ["https://example.org/rule"] };
    expect(await connection.sendRequest(ExecuteCommandRequest.type, command)).toBeNull();
    await expect.poll(() => messages).toContain("https://example.org/rule");
  });

  it("follows edits of any kind, and keeps the client's text", async () => {
    const piece = fc.oneof(
      fc.constantFrom("{", "}", "'", '"', "${", "$params.", "/*", "//", "'''", "\\", "\r\n", "\t", "\u{1F9EC}"),
      fc.string({ maxLength: 8, unit: "binary" }),
    );
    const edits = fc.sample(fc.tuple(fc.nat(), fc.nat(20), piece), { numRuns: 200, seed: 7 });
    const document = TextDocument.create(session.uri("nextflow.config"), "nextflow-config", 1, CONFIG);
    for (const [index, [at, length, text]] of edits.entries()) {
      const start = document.positionAt(at % (document.getText().length + 1));
      const end = document.positionAt(document.offsetAt(start) + length);
      const contentChanges = [{ range: { start, end }, text }];
      TextDocument.update(document, contentChanges, index + 2);
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: document.uri, version: index + 2 },
        contentChanges,
      });
      if (index % 10 === 0) await askAll(document.uri);
    }
    const expected = documentSymbols(new ConfigDocument({ path: "/x", text: document.getText() }));
    expect((await askAll(document.uri)).symbols).toEqual(expected);
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: document.uri, version: 999 },
      contentChanges: [{ text: CONFIG }],
    });
  });

  it("answers about files that are closed or that are not there", async () => {
    const { hover, symbols } = await askAll(session.uri("conf/base.config"));
    expect(hover).toBeNull();
    expect(symbols).toHaveLength(1);
    for (const uri of [session.uri("no/such.config"), session.uri("conf"), "https://example.org/a.config", "x:y"]) {
      expect((await askAll(uri)).symbols ?? []).toEqual([]);
    }
  });

  it("serves documents that have no file yet, under the name that the client gave them", async () => {
    const uri = "untitled:Untitled-1";
    const text = "manifest.nextflowVersion = '!>=25.04'\nparams.x = 1\nprocess.cpuss = params.x\n";
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "nextflow-config", version: 1, text },
    });
    expect(await session.diagnosedAt(uri, (codes) => codes.length > 0)).toEqual(["no-unknown-option"]);
    const rename = { textDocument: { uri }, position: { line: 1, character: 8 }, newName: "y" };
    const edit = await connection.sendRequest(RenameRequest.type, rename);
    expect(Object.keys(edit?.changes ?? {})).toEqual([uri]);
    await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    expect(await session.diagnosedAt(uri, (codes) => codes.length === 0)).toEqual([]);
    expect((await askAll(uri)).symbols).toBeNull();
  });

  it("takes notifications about documents that are not open for what they are", async () => {
    const textDocument = { uri: session.uri("conf/base.config"), version: 5 };
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges: [{ text: "x" }],
    });
    await connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument });
    await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
    await connection.sendNotification("textDocument/didOpen", {});
    await connection.sendNotification("textDocument/nonsense", {});
    expect((await askAll(session.uri("conf/base.config"))).symbols).toHaveLength(1);
  });

  it("answers a failure of its own with an error that says whose it is, and lives on", async () => {
    await expect(connection.sendRequest("textDocument/hover", {})).rejects.toThrow(
      /^This is a bug in nf-lint, not in your files\. Please report it at https:/,
    );
    expect((await askAll(session.uri("nextflow.config"))).symbols).not.toHaveLength(0);
  });

  it("knows a file under the name by which it is reached, be it through a link", async () => {
    const text = `${CONFIG}includeConfig 'conf/link/s.config'\n`;
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: session.uri("nextflow.config"), version: 1000 },
      contentChanges: [{ text }],
    });
    await session.open("conf/link/s.config", "process.memoryyy = '1 GB'\n");
    expect(await session.diagnosed("conf/link/s.config", (codes) => codes.length > 0)).toContain("no-unknown-option");
    const position = { line: 9, character: 20 };
    const textDocument = { uri: session.uri("nextflow.config") };
    const found = await connection.sendRequest(DefinitionRequest.type, { textDocument, position });
    expect(found).toMatchObject([{ uri: session.uri("conf/link/s.config") }]);
  });

  it("goes on when a folder is removed under its open documents", async () => {
    await session.open("gone/nextflow.config", "process.cpuss = 1\nincludeConfig 'a.config'\n");
    await session.diagnosed("gone/nextflow.config", (codes) => codes.includes("no-missing-include"));
    rmSync(join(session.root, "gone"), { recursive: true });
    await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: session.uri("gone"), type: FileChangeType.Deleted }],
    });
    expect((await askAll(session.uri("gone/nextflow.config"))).symbols).toHaveLength(2);
    await connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: session.uri("gone/nextflow.config") },
    });
    expect(await session.diagnosed("gone/nextflow.config", (codes) => codes.length === 0)).toEqual([]);
    expect((await askAll(session.uri("gone/nextflow.config"))).symbols ?? []).toEqual([]);
  });
});

describe("a folder that is reached through a link", () => {
  const session = new EditorSession({
    "real/nextflow.config": "manifest.nextflowVersion = '!>=25.04'\nincludeConfig 'conf/base.config'\n",
    "real/conf/base.config": "process.cpuss = 1\n",
  });

  afterAll(async () => {
    expect(await session.stop()).toBe(0);
  });

  it("has its findings under the name of the link", async () => {
    symlinkSync(join(session.root, "real"), join(session.root, "link"));
    await session.start({}, {}, ["link"]);
    expect(await session.diagnosed("link/conf/base.config", (codes) => codes.length > 0)).toEqual([
      "no-unknown-option",
    ]);
  });
});
