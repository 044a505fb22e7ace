import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { CancellationTokenSource, DocumentSymbolRequest, LSPErrorCodes } from "vscode-languageserver/node";
import { EditorSession } from "../editor-session.js";

const LOADER = pathToFileURL(fileURLToPath(new URL("../../../../tools/typescript-sources.mjs", import.meta.url)));
const SERVER = fileURLToPath(new URL("./endless-server.ts", import.meta.url));

describe("a server that works on a document for ever", () => {
  it("answers, takes requests back, and ends when it is told to", async () => {
    const session = new EditorSession({}, ["--import", LOADER.href, "--no-warnings", SERVER]);
    await session.start();
    await session.open("nextflow.config", "process.cpus = 4\n");
    const asked = { textDocument: { uri: session.uri("nextflow.config") } };
    expect(await session.connection.sendRequest(DocumentSymbolRequest.type, asked)).toMatchObject([
      { name: "process.cpus" },
    ]);
    const source = new CancellationTokenSource();
    const cancelled = session.connection.sendRequest(DocumentSymbolRequest.type, asked, source.token);
    source.cancel();
    await expect(cancelled).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(await session.stop()).toBe(0);
  });
});
