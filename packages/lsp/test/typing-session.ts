import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  createProtocolConnection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FileChangeType,
  FoldingRangeRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  InlayHintRequest,
  LogMessageNotification,
  LSPErrorCodes,
  MessageType,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  SelectionRangeRequest,
  SemanticTokensRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import type { FileEvent, ProtocolConnection } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

/** What a server answers where nothing is wrong with it. */
const NO_FAULTS: readonly number[] = [
  LSPErrorCodes.ContentModified,
  LSPErrorCodes.RequestCancelled,
  LSPErrorCodes.RequestFailed,
  LSPErrorCodes.ServerCancelled,
];

/** Something is typed into an open file, and the editor asks about a place in it. Offsets count from the text's start. */
export interface TypedEdit {
  readonly file: string;
  readonly start: number;
  readonly length: number;
  readonly text: string;
  readonly asksAt: number;
}

/** What went wrong: an error of the server, or `milliseconds` that an edit took of the processor. */
export interface TypingFaults {
  error(error: unknown): void;
  slow(milliseconds: number): void;
}

/** What more is slow, of the processor's time. */
const SLOW_MS = 1000;

/** More for one edit is taken for no end. */
const LONGEST_TICKS = 2000;

/** The processor's time that a process has taken, in hundredths of a second; 0 where the system does not tell. */
function ticksOf({ pid }: ChildProcess): number {
  try {
    const [user, system] = readFileSync(`/proc/${pid ?? ""}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ")
      .slice(11);
    return Number(user) + Number(system);
  } catch {
    return 0;
  }
}

/** An editor that types into files and asks the server whatever editors ask, after each edit. */
export class TypingSession {
  readonly #root = realpathSync(mkdtempSync(join(tmpdir(), "nf-lint-fuzz-")));
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #ended: Promise<never>;
  readonly #faults: TypingFaults;
  #isEnding = false;
  #isStarted = false;
  #version = 1;

  /** @param server A script that serves over stdio, and answers any message over Node's channel with its `cpuUsage`. */
  constructor(server: string, faults: TypingFaults) {
    this.#faults = faults;
    this.#process = fork(server, ["--stdio"], { stdio: ["pipe", "pipe", "ignore", "ipc"], execArgv: [] });
    const { stdin, stdout } = this.#process;
    if (stdin === null || stdout === null) throw new Error("The server has no pipes.");
    this.#connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#connection.onNotification(LogMessageNotification.type, ({ type, message }) => {
      if (type === MessageType.Error) this.#faults.error(new Error(message));
    });
    this.#connection.listen();
    this.#ended = once(this.#process, "exit").then(([code]) => {
      if (!this.#isEnding) throw new Error(`The server ended with status ${String(code)}.`);
      return new Promise<never>(() => undefined);
    });
    this.#ended.catch(() => undefined);
  }

  /**
   * Opens files in a folder of their own, and types.
   *
   * @param files Texts by name.
   * @returns When everything is answered; throws where the server ends.
   */
  async type(folder: string, files: Readonly<Record<string, string>>, edits: readonly TypedEdit[]): Promise<void> {
    const root = join(this.#root, folder);
    mkdirSync(root);
    const documents = new Map<string, TextDocument>();
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(root, name), text);
      const uri = pathToFileURL(join(root, name)).toString();
      documents.set(name, TextDocument.create(uri, "nextflow-config", this.#version, text));
    }
    if (!this.#isStarted) await this.#initialize();
    this.#isStarted = true;
    for (const document of documents.values()) {
      const { uri, languageId, version } = document;
      const textDocument = { uri, languageId, version, text: document.getText() };
      await this.#connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    }
    for (const edit of edits) {
      const document = documents.get(edit.file);
      if (document === undefined) continue;
      const before = await this.#processorTime();
      const watch = new AbortController();
      await Promise.race([this.#edit(document, edit), this.#ended, this.#stuck(watch.signal)]);
      watch.abort();
      const spent = (await this.#processorTime()) - before;
      if (spent > SLOW_MS) this.#faults.slow(spent);
    }
    rmSync(root, { recursive: true });
    for (const { uri } of documents.values())
      await this.#connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    const changes: FileEvent[] = [{ uri: pathToFileURL(root).toString(), type: FileChangeType.Deleted }];
    await this.#connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  /** Rejects when the server takes too long; where the system does not tell what it takes, never. */
  async #stuck(signal: AbortSignal): Promise<never> {
    const began = ticksOf(this.#process);
    for (let left = Infinity; left > 0; left = LONGEST_TICKS - (ticksOf(this.#process) - began)) {
      await setTimeout(1000, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return new Promise(() => undefined);
    }
    throw new Error("The server does not come to an end with an edit.");
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    this.#connection.dispose();
    this.#process.kill("SIGKILL");
    if (this.#process.exitCode === null && this.#process.signalCode === null) await once(this.#process, "exit");
    rmSync(this.#root, { recursive: true, force: true });
  }

  async #initialize(): Promise<void> {
    await this.#connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol wants it all the same
      rootUri: null,
      workspaceFolders: [{ name: "p", uri: pathToFileURL(this.#root).toString() }],
      capabilities: {},
      initializationOptions: {},
    });
    await this.#connection.sendNotification(InitializedNotification.type, {});
  }

  /** In milliseconds. */
  async #processorTime(): Promise<number> {
    const answer = once(this.#process, "message");
    this.#process.send("processor time");
    const [{ user, system }] = (await Promise.race([answer, this.#ended])) as [NodeJS.CpuUsage];
    return (user + system) / 1000;
  }

  /** Sends an edit and everything that an editor may ask; ends when all is answered. */
  async #edit(document: TextDocument, { start, length, text, asksAt }: TypedEdit): Promise<void> {
    const { uri } = document;
    const range = { start: document.positionAt(start), end: document.positionAt(start + length) };
    const contentChanges = [{ range, text }];
    this.#version += 1;
    TextDocument.update(document, contentChanges, this.#version);
    await this.#connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: this.#version },
      contentChanges,
    });
    const connection = this.#connection;
    const textDocument = { uri };
    const position = document.positionAt(asksAt);
    const place = { textDocument, position };
    const whole = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
    const answers = await Promise.allSettled<unknown>([
      connection.sendRequest(HoverRequest.type, place),
      connection.sendRequest(CompletionRequest.type, place),
      connection.sendRequest(DefinitionRequest.type, place),
      connection.sendRequest(ReferencesRequest.type, { ...place, context: { includeDeclaration: true } }),
      connection.sendRequest(DocumentHighlightRequest.type, place),
      connection.sendRequest(RenameRequest.type, { ...place, newName: "renamed" }),
      connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [position] }),
      connection.sendRequest(CodeActionRequest.type, { textDocument, range: whole, context: { diagnostics: [] } }),
      connection.sendRequest(InlayHintRequest.type, { textDocument, range: whole }),
      connection.sendRequest(CodeLensRequest.type, { textDocument }),
      connection.sendRequest(DocumentLinkRequest.type, { textDocument }),
      connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
      connection.sendRequest(FoldingRangeRequest.type, { textDocument }),
      connection.sendRequest(SemanticTokensRequest.type, { textDocument }),
      connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument }),
    ]);
    for (const answer of answers) {
      if (answer.status === "fulfilled") continue;
      const error: unknown = answer.reason;
      if (!(error instanceof ResponseError && NO_FAULTS.includes(error.code))) this.#faults.error(error);
    }
  }
}
