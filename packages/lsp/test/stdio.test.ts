import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  CancellationTokenSource,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  FileChangeType,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  LSPErrorCodes,
  PrepareRenameRequest,
  ReferencesRequest,
  RegistrationRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensRequest,
  ShowDocumentRequest,
  WorkDoneProgressCreateRequest,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { HOSTS_REQUEST } from "../src/protocol.js";
import type { HostsResult } from "../src/protocol.js";
import { EditorSession } from "./editor-session.js";

const CONFIG = `manifest.nextflowVersion = '!>=25.04'
params.outdir = 'results'
includeConfig 'conf/base.config'
process.cpuss = 1
report.file = "\${params.outdir}/report.html"
profiles {
  gcp {
    process.cpus = 8
  }
  local { process.memory = '1 GB' }
}
`;

const BASE = `process {
  cpus = 2
}
`;

describe("the server over standard input and output", () => {
  const session = new EditorSession({
    "nextflow.config": CONFIG,
    "conf/base.config": BASE,
    "main.nf": "println params.outdir\n",
  });
  const textDocument = { uri: session.uri("nextflow.config") };
  const shown: string[] = [];
  const progress: string[] = [];
  const registered: unknown[] = [];
  let onShow = () => Promise.resolve();
  const { connection } = session;
  const watched = (name: string) =>
    connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: session.uri(name), type: FileChangeType.Changed }],
    });

  beforeAll(async () => {
    connection.onRequest(ShowDocumentRequest.type, async ({ uri }) => {
      await onShow();
      shown.push(uri);
      return { success: true };
    });
    connection.onRequest(WorkDoneProgressCreateRequest.type, () => undefined);
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      registered.push(...registrations);
    });
    connection.onNotification("$/progress", ({ value }: { value: { kind: string } }) => {
      progress.push(value.kind);
    });
    await session.start(
      {
        window: { workDoneProgress: true, showDocument: { support: true } },
        workspace: {
          didChangeWatchedFiles: { dynamicRegistration: true },
          workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
        },
      },
      { inlayHints: true },
    );
    await session.open("nextflow.config", CONFIG);
  });

  afterAll(async () => {
    expect(await session.stop()).toBe(0);
  });

  it("says who it is", () => {
    expect(session.initialized.serverInfo?.name).toBe("nf-lint");
  });

  it("publishes diagnostics, with progress while the folder is first read", async () => {
    expect(await session.diagnosed("nextflow.config", (codes) => codes.length > 0)).toEqual(["no-unknown-option"]);
    await expect.poll(() => progress).toContain("begin");
    await expect.poll(() => progress).toContain("end");
  });

  it("answers for a document's diagnostics, and that they are the same as before", async () => {
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    expect(report).toMatchObject({ kind: "full", items: [{ code: "no-unknown-option" }] });
    const { resultId = "" } = report;
    const again = await connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument,
      previousResultId: resultId,
    });
    expect(again).toEqual({ kind: "unchanged", resultId });
  });

  it("answers for the workspace's diagnostics", async () => {
    const { items } = await connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    expect(items).toMatchObject([{ uri: textDocument.uri, items: [{ code: "no-unknown-option" }] }]);
  });

  it("hovers", async () => {
    const position = { line: 7, character: 14 };
    const answer = await connection.sendRequest(HoverRequest.type, { textDocument, position });
    expect(JSON.stringify(answer?.contents)).toContain("`process.cpus: ");
  });

  it("tells the hosts that a run needs", async () => {
    const answer = await connection.sendRequest<HostsResult>(HOSTS_REQUEST, { textDocument });
    expect(answer?.text).toContain("www.nextflow.io:443  launcher\n");
  });

  it("completes", async () => {
    const position = { line: 3, character: 10 };
    const answer = await connection.sendRequest(CompletionRequest.type, { textDocument, position });
    expect(Array.isArray(answer) && answer.map(({ label }) => label)).toContain("cpus");
  });

  it("offers code actions", async () => {
    const range = { start: { line: 3, character: 9 }, end: { line: 3, character: 9 } };
    const answer = await connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range,
      context: { diagnostics: [] },
    });
    expect(answer?.map(({ title }) => title)).toContain("Disable no-unknown-option for this line");
  });

  it("opens a rule's page where the client says so", async () => {
    const command = { command: "nf-lint.openRulePage", arguments: ["https://example.org/rule"] };
    await connection.sendRequest(ExecuteCommandRequest.type, command);
    expect(shown).toEqual(["https://example.org/rule"]);
  });

  it("answers that a request is cancelled, and others in the meantime", async () => {
    const source = new CancellationTokenSource();
    const outline = vi.fn<(symbols: unknown) => void>();
    onShow = async () => {
      source.cancel();
      outline(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument }));
    };
    const command = { command: "nf-lint.openRulePage", arguments: ["https://example.org/other"] };
    await expect(connection.sendRequest(ExecuteCommandRequest.type, command, source.token)).rejects.toMatchObject({
      code: LSPErrorCodes.RequestCancelled,
    });
    expect(outline).toHaveBeenCalledWith(expect.arrayContaining([expect.objectContaining({ name: "profiles" })]));
  });

  it("goes to definitions", async () => {
    const position = { line: 2, character: 20 };
    const answer = await connection.sendRequest(DefinitionRequest.type, { textDocument, position });
    expect(answer).toMatchObject([{ uri: session.uri("conf/base.config") }]);
  });

  it("finds references", async () => {
    const params = { textDocument, position: { line: 1, character: 9 }, context: { includeDeclaration: true } };
    const found = await connection.sendRequest(ReferencesRequest.type, params);
    expect(found?.map(({ uri }) => uri)).toEqual([textDocument.uri, textDocument.uri, session.uri("main.nf")]);
  });

  it("highlights", async () => {
    const params = { textDocument, position: { line: 1, character: 9 } };
    expect(await connection.sendRequest(DocumentHighlightRequest.type, params)).toHaveLength(2);
  });

  it("outlines a document", async () => {
    const answer = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    expect(answer?.map(({ name }) => name)).toContain("profiles");
  });

  it("finds symbols in the workspace", async () => {
    const answer = await connection.sendRequest(WorkspaceSymbolRequest.type, { query: "gcp" });
    expect(answer?.map(({ name }) => name)).toEqual(["gcp"]);
  });

  it("links includes", async () => {
    const answer = await connection.sendRequest(DocumentLinkRequest.type, { textDocument });
    expect(answer).toMatchObject([{ target: session.uri("conf/base.config") }]);
  });

  it("folds", async () => {
    const answer = await connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    expect(answer).toContainEqual({ startLine: 5, endLine: 9 });
  });

  it("grows selections", async () => {
    const params = { textDocument, positions: [{ line: 7, character: 14 }] };
    const [answer] = (await connection.sendRequest(SelectionRangeRequest.type, params)) ?? [];
    expect(answer?.parent).toBeDefined();
  });

  it("colours names", async () => {
    const answer = await connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    expect(answer?.data.length).toBeGreaterThan(0);
  });

  it("hints where a setting is overridden", async () => {
    const uri = session.uri("conf/base.config");
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const answer = await connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range });
    expect(answer).toMatchObject([{ label: "overridden in nextflow.config for gcp" }]);
  });

  it("puts lenses on profiles", async () => {
    const answer = await connection.sendRequest(CodeLensRequest.type, { textDocument });
    const titles = answer?.map(({ command }) => command?.title);
    expect(titles).toEqual(["resolved config", "compare with (none)", "resolved config", "compare with (none)"]);
  });

  it("renames", async () => {
    const at = { textDocument, position: { line: 6, character: 3 } };
    expect(await connection.sendRequest(PrepareRenameRequest.type, at)).toMatchObject({ placeholder: "gcp" });
    const answer = await connection.sendRequest(RenameRequest.type, { ...at, newName: "google" });
    expect(Object.values(answer?.changes ?? {})).toMatchObject([[{ newText: "google" }]]);
  });

  it("asks before it renames a param in scripts", async () => {
    const at = { textDocument, position: { line: 1, character: 9 }, newName: "results" };
    const answer = await connection.sendRequest(RenameRequest.type, at);
    expect(answer?.documentChanges).toHaveLength(2);
    expect(Object.values(answer?.changeAnnotations ?? {})).toMatchObject([{ needsConfirmation: true }]);
  });

  it("refuses a rename with an error response, and lives on", async () => {
    const at = { textDocument, position: { line: 6, character: 3 }, newName: "local" };
    await expect(connection.sendRequest(RenameRequest.type, at)).rejects.toThrow("There is a profile local already.");
    expect(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument })).not.toBeNull();
  });

  it("answers nothing about a document that it cannot read", async () => {
    const params = { textDocument: { uri: session.uri("gone.config") }, position: { line: 0, character: 0 } };
    expect(await connection.sendRequest(HoverRequest.type, params)).toBeNull();
  });

  it("follows edits that are not saved, in all files of the project", async () => {
    await session.open("conf/base.config", BASE);
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: session.uri("conf/base.config"), version: 2 },
      contentChanges: [{ range: { start: { line: 1, character: 2 }, end: { line: 1, character: 6 } }, text: "cpusss" }],
    });
    expect(await session.diagnosed("conf/base.config", (codes) => codes.length > 0)).toEqual(["no-unknown-option"]);
    await connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: session.uri("conf/base.config") },
    });
    expect(await session.diagnosed("conf/base.config", (codes) => codes.length === 0)).toEqual([]);
  });

  it("tells of closed files what the edit of another one does to them", async () => {
    const { uri } = textDocument;
    const set = (text: string, version: number) =>
      connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    session.write("conf/base.config", "process.echo = true\n");
    await watched("conf/base.config");
    expect(await session.diagnosed("conf/base.config", (codes) => codes.length > 0)).toEqual(["no-removed-option"]);
    await set(CONFIG.replace("!>=25.04", "!>=22.04, <23"), 2);
    await session.diagnosed("conf/base.config", (codes) => codes.join() === "no-deprecated-option");
    await set(CONFIG, 3);
    await session.diagnosed("conf/base.config", (codes) => codes.join() === "no-removed-option");
    session.write("conf/base.config", BASE);
    await watched("conf/base.config");
    expect(await session.diagnosed("conf/base.config", (codes) => codes.length === 0)).toEqual([]);
  });

  it("has the files watched that decide on findings", () => {
    expect(JSON.stringify(registered)).toContain("**/*.config");
    expect(JSON.stringify(registered)).toContain("**/.nf-lint.{yml,yaml,json}");
  });

  it("takes a checkout of many files in at once", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `conf/many/${index}.config`);
    const checkout = async (type: FileChangeType, text?: string) => {
      for (const name of names) {
        if (text === undefined) rmSync(fileURLToPath(session.uri(name)));
        else session.write(name, text);
      }
      await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: names.map((name) => ({ uri: session.uri(name), type })),
      });
    };
    const before = session.publications;
    await checkout(FileChangeType.Created, "process.cpusss = 1\n");
    for (const name of names) {
      expect(await session.diagnosed(name, (codes) => codes.length > 0)).toContain("no-unknown-option");
    }
    expect(session.publications - before).toBe(names.length);
    await checkout(FileChangeType.Deleted);
    for (const name of names) expect(await session.diagnosed(name, (codes) => codes.length === 0)).toEqual([]);
  });

  it("follows settings files and files that others write", async () => {
    session.write("conf/base.config", "process.cpusss = 1\n");
    await watched("conf/base.config");
    expect(await session.diagnosed("conf/base.config", (codes) => codes.length > 0)).toEqual(["no-unknown-option"]);
    session.write(".nf-lint.yml", "rules:\n  no-unknown-option: off\n");
    await watched(".nf-lint.yml");
    expect(await session.diagnosed("conf/base.config", (codes) => codes.length === 0)).toEqual([]);
    session.write(".nf-lint.yml", "rules:\n  no-such-rule: off\n");
    await watched(".nf-lint.yml");
    expect(await session.diagnosed(".nf-lint.yml", (codes) => codes.length > 0)).toEqual(["settings"]);
    session.write(".nf-lint.yml", "");
    await watched(".nf-lint.yml");
    expect(await session.diagnosed("nextflow.config", (codes) => codes.length > 0)).toEqual(["no-unknown-option"]);
  });

  it("follows the editor's settings", async () => {
    const configure = (nfLint: unknown) =>
      connection.sendNotification(DidChangeConfigurationNotification.type, { settings: { nfLint } });
    await configure({ enable: false });
    expect(await session.diagnosed("nextflow.config", (codes) => codes.length === 0)).toEqual([]);
    await configure({ enable: true });
    expect(await session.diagnosed("nextflow.config", (codes) => codes.length > 0)).toEqual(["no-unknown-option"]);
  });
});
