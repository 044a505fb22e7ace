import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  WorkspaceDiagnosticRequest,
} from "vscode-languageserver/node";
import { EditorSession } from "./editor-session.js";

const CONFIG = "manifest.nextflowVersion = '!>=25.04'\nincludeConfig 'a.config'\nprocess.cpuss = 1\n";

describe("a client that asks for diagnostics itself", () => {
  const session = new EditorSession({
    "nextflow.config": CONFIG,
    "a.config": "process.memoryy = '1 GB'\n",
  });
  const textDocument = { uri: session.uri("nextflow.config") };
  const { connection } = session;
  let refreshed = 0;

  beforeAll(async () => {
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      refreshed += 1;
    });
    await session.start({
      textDocument: { diagnostic: {} },
      workspace: { diagnostics: { refreshSupport: true } },
    });
    await session.open("nextflow.config", CONFIG);
  });

  afterAll(async () => {
    expect(await session.stop()).toBe(0);
  });

  it("is not sent any, but told when to ask again", async () => {
    await expect.poll(() => refreshed).toBeGreaterThan(0);
    const before = refreshed;
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { ...textDocument, version: 2 },
      contentChanges: [{ text: CONFIG.replace("cpuss", "cpus") }],
    });
    await expect.poll(() => refreshed).toBeGreaterThan(before);
    expect(await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument })).toMatchObject({ items: [] });
    expect(session.publications).toBe(0);
  });

  it("gets the workspace's, and of what it has only that it is the same", async () => {
    const ask = async (previousResultIds: { uri: string; value: string }[]) => {
      const { items } = await connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });
      return items.find(({ uri }) => uri === session.uri("a.config"));
    };
    const first = await ask([]);
    expect(first).toMatchObject({ kind: "full", items: [{ code: "no-unknown-option" }] });
    const { uri = "", resultId = "" } = first ?? {};
    expect(await ask([{ uri, value: resultId }])).toMatchObject({ kind: "unchanged", resultId });
  });

  it("is told of a missing include that comes, though the file was read before the word of it", async () => {
    const codes = async (uri: string): Promise<readonly unknown[]> => {
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      return report.kind === "full" ? report.items.map(({ code }) => code) : ["unchanged"];
    };
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { ...textDocument, version: 3 },
      contentChanges: [{ text: `${CONFIG}includeConfig 'late.config'\n` }],
    });
    expect(await codes(textDocument.uri)).toEqual(["no-unknown-option", "no-missing-include"]);
    const late = session.uri("late.config");
    session.write("late.config", "process.timee = '1 h'\n");
    expect(await codes(late)).toEqual(["no-unknown-option"]);
    await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: late, type: FileChangeType.Created }],
    });
    expect(await codes(textDocument.uri)).toEqual(["no-unknown-option"]);
  });
});
