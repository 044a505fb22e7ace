import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Message } from "vscode-languageserver";
import type { RequestMessage, ResponseMessage } from "vscode-languageserver";
import { provisionalAnswer } from "../../src/relay/provisional-answers.js";
import { Relay } from "../../src/relay/relay.js";

const URI = "file:///p/nextflow.config";
const textDocument = { uri: URI };
const TEXT = "process.cpus = 4\nparams.x = 1\n";

/** A relay whose server says only what a test says, and whose process works only when a test says so. */
function relayed(capabilities: object = {}) {
  const toClient: Message[] = [];
  const toServer: Message[][] = [];
  const exits: number[] = [];
  let worked = 0;
  const relay = new Relay({
    toClient: (message) => toClient.push(message),
    startServer: () => {
      const received: Message[] = [];
      toServer.push(received);
      return (message) => received.push(message);
    },
    exit: (status) => exits.push(status),
    worked: () => worked,
    prepare: () => undefined,
    provisionalAnswer: (...request) => Promise.resolve(provisionalAnswer(...request)),
  });
  const server = (): Message[] => toServer.at(-1) ?? [];
  const said = {
    notify: (method: string, params: object) => {
      relay.fromClient({ jsonrpc: "2.0", method, params } as Message);
    },
    ask: (id: number, method: string, params: object = { textDocument }) => {
      relay.fromClient({ jsonrpc: "2.0", id, method, params } as Message);
    },
    /** The server answers. */
    answer: (id: number, result: unknown) => {
      relay.fromServer({ jsonrpc: "2.0", id, result } as Message);
    },
    /** The process works for so many milliseconds, and nothing else happens. */
    work: async (milliseconds: number) => {
      worked += milliseconds;
      await vi.advanceTimersByTimeAsync(60);
    },
  };
  relay.start();
  said.ask(0, "initialize", { capabilities, workspaceFolders: [{ name: "p", uri: "file:///p" }] });
  said.answer(0, { capabilities: {} });
  said.notify("textDocument/didOpen", {
    textDocument: { uri: URI, languageId: "nextflow-config", version: 1, text: TEXT },
  });
  const answersTo = (id: number): readonly ResponseMessage[] =>
    toClient.filter((message): message is ResponseMessage => Message.isResponse(message) && message.id === id);
  const requests = (): readonly RequestMessage[] => toClient.filter((message) => Message.isRequest(message));
  return { relay, ...said, toClient, server, servers: toServer, exits, answersTo, requests };
}

describe("the relay", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it("hands on what the server answers, once", async () => {
    const { ask, answer, work, answersTo } = relayed();
    ask(1, "textDocument/hover", { textDocument, position: { line: 0, character: 9 } });
    answer(1, { contents: "from the server" });
    await work(9999);
    expect(answersTo(1)).toMatchObject([{ result: { contents: "from the server" } }]);
  });

  it("waits for a server that has not worked long, however long that takes on a busy machine", async () => {
    const { ask, work, answersTo } = relayed();
    ask(1, "textDocument/documentSymbol");
    await work(100);
    await vi.advanceTimersByTimeAsync(1000);
    expect(answersTo(1)).toEqual([]);
  });

  it("answers from the text what a busy server leaves waiting, and says nothing more when that answers", async () => {
    const { ask, answer, work, answersTo } = relayed();
    ask(1, "textDocument/documentSymbol");
    ask(2, "textDocument/completion", { textDocument, position: { line: 0, character: 10 } });
    await work(300);
    expect(answersTo(1)).toMatchObject([{ result: [{ name: "process.cpus" }, { name: "params.x" }] }]);
    expect(JSON.stringify(answersTo(2))).toContain('"cpus"');
    answer(1, []);
    expect(answersTo(1)).toHaveLength(1);
  });

  it("knows the text as it is after edits", async () => {
    const { ask, notify, work, answersTo } = relayed();
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    notify("textDocument/didChange", {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ range, text: "params.other = 1\n" }],
    });
    ask(1, "textDocument/documentSymbol");
    await work(300);
    expect(answersTo(1)).toMatchObject([{ result: [{ name: "process.cpus" }, { name: "params.other" }] }]);
  });

  it("answers with the server's last answer about the same text, and about diagnostics with the last of all", async () => {
    const { ask, answer, notify, work, answersTo } = relayed();
    const items = [{ message: "a finding" }];
    ask(1, "textDocument/codeLens");
    answer(1, [{ range: "the whole project's" }]);
    ask(2, "textDocument/diagnostic");
    answer(2, { kind: "full", resultId: "7", items });
    ask(3, "textDocument/codeLens");
    await work(300);
    expect(answersTo(3)).toMatchObject([{ result: [{ range: "the whole project's" }] }]);
    notify("textDocument/didChange", { textDocument: { uri: URI, version: 2 }, contentChanges: [{ text: "a = 1\n" }] });
    ask(4, "textDocument/diagnostic", { textDocument, previousResultId: "7" });
    await work(300);
    // Without a name: the client asks for all of them next time.
    expect(answersTo(4)[0]?.result).toEqual({ kind: "full", items });
  });

  it("has the client ask again when the answer of a busy server is another one, and only then", async () => {
    const { ask, answer, work, answersTo, requests } = relayed({
      workspace: { diagnostics: { refreshSupport: true } },
    });
    ask(1, "textDocument/diagnostic");
    await work(300);
    expect(answersTo(1)).toMatchObject([{ result: { kind: "full", items: [] } }]);
    answer(1, { kind: "full", resultId: "1", items: [{ message: "a finding" }] });
    await work(0);
    expect(requests()).toMatchObject([{ method: "workspace/diagnostic/refresh" }]);
    ask(2, "textDocument/diagnostic");
    await work(300);
    expect(answersTo(2)).toMatchObject([{ result: { items: [{ message: "a finding" }] } }]);
    answer(2, { kind: "full", resultId: "1", items: [{ message: "a finding" }] });
    await work(0);
    expect(requests()).toHaveLength(1);
  });

  it("gives the workspace's diagnostics of a server that is always late with the next request", async () => {
    const { ask, answer, work, answersTo } = relayed();
    const report = { items: [{ uri: URI, kind: "full", items: [] }] };
    ask(1, "workspace/diagnostic", { previousResultIds: [] });
    await work(300);
    expect(answersTo(1)).toMatchObject([{ result: { items: [] } }]);
    answer(1, report);
    ask(2, "workspace/diagnostic", { previousResultIds: [] });
    await work(300);
    expect(answersTo(2)).toMatchObject([{ result: report }]);
  });

  it("renames nothing by halves", async () => {
    const { ask, work, answersTo } = relayed();
    ask(1, "textDocument/rename", { textDocument, position: { line: 1, character: 8 }, newName: "y" });
    await work(300);
    expect(answersTo(1)).toMatchObject([{ error: { message: expect.stringContaining("try again") as string } }]);
  });

  it("answers that a request is cancelled, though the server is busy", async () => {
    const { ask, notify, work, answersTo, answer } = relayed();
    ask(1, "textDocument/hover", { textDocument, position: { line: 0, character: 0 } });
    notify("$/cancelRequest", { id: 1 });
    await work(150);
    expect(answersTo(1)).toMatchObject([{ error: { code: -32800 } }]);
    answer(1, null);
    expect(answersTo(1)).toHaveLength(1);
  });

  it("ends without the server: with 0 after a shutdown, else with 1", () => {
    const { ask, notify, answersTo, exits } = relayed();
    notify("exit", {});
    ask(1, "shutdown", {});
    expect(answersTo(1)).toMatchObject([{ result: null }]);
    notify("exit", {});
    expect(exits).toEqual([1, 0]);
  });

  it("hands the server's requests on, and the client's answers back, under numbers of its own", () => {
    const { relay, requests, server } = relayed();
    relay.fromServer({ jsonrpc: "2.0", id: 5, method: "workspace/configuration", params: {} } as Message);
    const [request] = requests();
    relay.fromClient({ jsonrpc: "2.0", id: request?.id, result: ["x"] } as Message);
    expect(server().at(-1)).toMatchObject({ id: 5, result: ["x"] });
  });

  it("says that the server broke down, and starts one with the next change, with all that is open then", async () => {
    const { relay, ask, notify, work, answersTo, toClient, server, servers } = relayed();
    ask(1, "textDocument/documentSymbol");
    relay.serverEnded("out of memory");
    await work(0);
    expect(answersTo(1)).toMatchObject([{ result: [{ name: "process.cpus" }, { name: "params.x" }] }]);
    expect(JSON.stringify(toClient)).toContain("out of memory");
    expect(servers).toHaveLength(1);
    notify("textDocument/didChange", { textDocument: { uri: URI, version: 2 }, contentChanges: [{ text: "b = 1\n" }] });
    expect(servers).toHaveLength(2);
    expect(server()).toMatchObject([
      { method: "initialize", params: { workspaceFolders: [{ uri: "file:///p" }] } },
      { method: "initialized" },
      { method: "textDocument/didOpen", params: { textDocument: { uri: URI, version: 2, text: "b = 1\n" } } },
    ]);
    ask(2, "textDocument/hover", { textDocument, position: { line: 0, character: 0 } });
    expect(server().at(-1)).toMatchObject({ id: 2 });
  });
});
