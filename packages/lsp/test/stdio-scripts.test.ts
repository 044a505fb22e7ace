import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SignatureHelpRequest,
  WorkspaceSymbolRequest,
  SemanticTokensRequest,
  ShowMessageNotification,
} from "vscode-languageserver/node";
import { EditorSession } from "./editor-session.js";

const SCRIPT = "workflow {\n  println(nothing_of_the_kind)\n}\n";

const CALLED = "process B {\n  script:\n  ''\n}\nworkflow {\n  B()\n}\n";

describe("scripts in an editor", () => {
  const session = new EditorSession({
    "nextflow.config": "manifest.nextflowVersion = '!>=25.04'\n",
    "main.nf": SCRIPT,
    "modules/a.nf": "process A {\n  script:\n  ''\n}\nprocess A {\n  script:\n  ''\n}\n",
  });
  const elsewhere = mkdtempSync(join(tmpdir(), "nf-lint-elsewhere-"));
  const { connection } = session;
  const messages: string[] = [];
  const main = { uri: session.uri("main.nf") };

  beforeAll(async () => {
    for (const name of ["a", "b"]) {
      writeFileSync(join(elsewhere, `${name}.config`), "process.cpuss = 1\n");
      symlinkSync(join(elsewhere, `${name}.config`), join(session.root, `${name}.config`));
    }
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      messages.push(message);
    });
    await session.start();
    await session.diagnosed("main.nf", (codes) => codes.length > 0);
  });

  afterAll(async () => {
    expect(await session.stop()).toBe(0);
    rmSync(elsewhere, { recursive: true });
  });

  it("have their findings, open or not", async () => {
    expect(await session.diagnosed("modules/a.nf", (codes) => codes.length > 0)).toEqual(["no-redeclared-variable"]);
  });

  it("have other findings when they are edited", async () => {
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { ...main, languageId: "nextflow", version: 1, text: SCRIPT },
    });
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { ...main, version: 2 },
      contentChanges: [{ text: "workflow {\n  println('x')\n}\n" }],
    });
    expect(await session.diagnosed("main.nf", (codes) => codes.length === 0)).toEqual([]);
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { ...main, version: 3 },
      contentChanges: [{ text: SCRIPT }],
    });
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: main });
    expect(report).toMatchObject({ kind: "full", items: [{ range: { start: { line: 1, character: 10 } } }] });
  });

  it("can have a rule turned off, on the line above", async () => {
    const range = { start: { line: 1, character: 12 }, end: { line: 1, character: 12 } };
    const actions = await connection.sendRequest(CodeActionRequest.type, {
      textDocument: main,
      range,
      context: { diagnostics: [] },
    });
    const action = actions?.find(({ title }) => title.endsWith("for this line"));
    expect(action).toMatchObject({
      edit: { changes: { [main.uri]: [{ range: { start: { line: 1, character: 0 } } }] } },
    });
  });

  it("have names to complete", async () => {
    const items = await connection.sendRequest(CompletionRequest.type, {
      textDocument: main,
      position: { line: 1, character: 4 },
    });
    expect(items).toEqual(expect.arrayContaining([expect.objectContaining({ label: "channel" })]));
    expect(items).toEqual(expect.arrayContaining([expect.objectContaining({ label: "A" })]));
  });

  it("have help with calls, an outline, folds, links, colours and hints", async () => {
    const text = "include { A } from './modules/a'\n\nworkflow {\n  A(1)\n  println(nothing_of_the_kind)\n}\n";
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { ...main, version: 4 },
      contentChanges: [{ text }],
    });
    session.write("modules/a.nf", "process A {\n  input:\n  val number\n\n  script:\n  ''\n}\n");
    await session.open("modules/a.nf", "process A {\n  input:\n  val number\n\n  script:\n  ''\n}\n");
    const textDocument = main;
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const position = { line: 3, character: 4 };
    expect(await connection.sendRequest(SignatureHelpRequest.type, { textDocument, position })).toMatchObject({
      signatures: [{ label: "A(number)" }],
    });
    expect(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument })).toMatchObject([
      { name: "A" },
      { name: "workflow" },
    ]);
    expect(await connection.sendRequest(FoldingRangeRequest.type, { textDocument })).toMatchObject([
      { startLine: 2, endLine: 4 },
    ]);
    expect(
      await connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [position] }),
    ).toHaveLength(1);
    expect(await connection.sendRequest(DocumentLinkRequest.type, { textDocument })).toMatchObject([
      { target: session.uri("modules/a.nf") },
    ]);
    expect(await connection.sendRequest(SemanticTokensRequest.type, { textDocument })).not.toMatchObject({ data: [] });
    const hints = await connection.sendRequest(InlayHintRequest.type, { textDocument, range });
    expect(hints).toEqual([]);
    const symbols = await connection.sendRequest(WorkspaceSymbolRequest.type, { query: "A" });
    expect(symbols).toEqual(expect.arrayContaining([expect.objectContaining({ name: "A", containerName: "process" })]));
  });

  it("lead to definitions, are found by their names, and are renamed", async () => {
    const at = { textDocument: { uri: session.uri("modules/b.nf") }, position: { line: 0, character: 9 } };
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { ...at.textDocument, languageId: "nextflow", version: 1, text: CALLED },
    });
    const own = { start: { line: 0, character: 8 }, end: { line: 0, character: 9 } };
    const call = { start: { line: 5, character: 2 }, end: { line: 5, character: 3 } };
    const { uri } = at.textDocument;
    expect(await connection.sendRequest(DefinitionRequest.type, { ...at, position: call.end })).toEqual([
      { uri, range: own },
    ]);
    const context = { includeDeclaration: true };
    expect(await connection.sendRequest(ReferencesRequest.type, { ...at, context })).toEqual([
      { uri, range: own },
      { uri, range: call },
    ]);
    expect(await connection.sendRequest(HoverRequest.type, at)).toMatchObject({ range: own });
    expect(await connection.sendRequest(PrepareRenameRequest.type, at)).toEqual({ range: own, placeholder: "B" });
    expect(await connection.sendRequest(RenameRequest.type, { ...at, newName: "C" })).toEqual({
      changes: {
        [uri]: [
          { range: own, newText: "C" },
          { range: call, newText: "C" },
        ],
      },
    });
  });

  it("are what has the name of one: a test in the same language is no configuration", async () => {
    const uri = session.uri("tests/main.nf.test");
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "nextflow", version: 1, text: "nextflow_pipeline { name 'x' }\n" },
    });
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    expect(report).toMatchObject({ kind: "full", items: [] });
  });

  it("and links out of the folder are told of once", async () => {
    session.write("nextflow.config", "manifest.nextflowVersion = '!>=25.10'\n");
    await session.open("nextflow.config", "process.cpuss = 1\n");
    await session.diagnosed("nextflow.config", (codes) => codes.length > 0);
    const told = messages.filter((message) => message.includes("links lead out"));
    expect(told).toEqual([
      `nf-lint: Not read, as links lead out of the project: ${session.root}/a.config, ${session.root}/b.config.`,
    ]);
  });
});
