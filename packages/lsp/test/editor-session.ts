import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  ProtocolConnection,
  PublishDiagnosticsParams,
  WorkspaceFolder,
} from "vscode-languageserver/node";

const COMMAND = fileURLToPath(new URL("../../cli/dist/nf-lint.js", import.meta.url));

/** An editor in front of the built command, with a folder of some files. */
export class EditorSession {
  readonly connection: ProtocolConnection;
  readonly root: string;
  readonly exit: Promise<number | null>;
  /** The process's number. */
  readonly process: number;
  initialized: InitializeResult = { capabilities: {} };
  /** How often diagnostics came. */
  publications = 0;
  readonly #published = new Map<string, readonly Diagnostic[]>();
  readonly #waiting: ((params: PublishDiagnosticsParams) => void)[] = [];

  /** @param program What Node runs, with its arguments, where that is not the command as it is built beside this file. */
  constructor(files: Readonly<Record<string, string>>, program: readonly string[] = [COMMAND, "lsp"]) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), "nf-lint-lsp-")));
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    const server = spawn(process.execPath, [...program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    this.process = server.pid ?? 0;
    this.exit = new Promise((resolve) => server.once("exit", resolve));
    this.connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.publications += 1;
      this.#published.set(params.uri, params.diagnostics);
      for (const listener of this.#waiting) listener(params);
    });
    this.connection.listen();
  }

  /** @param folders What it has open, below its own folder. */
  async start(
    capabilities: ClientCapabilities = {},
    initializationOptions: unknown = {},
    folders: readonly string[] = [""],
  ): Promise<void> {
    this.initialized = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol wants it all the same
      rootUri: null,
      workspaceFolders: folders.map((name) => this.folder(name)),
      capabilities,
      initializationOptions,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  /** The exit status. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const status = await this.exit;
    this.connection.dispose();
    rmSync(this.root, { recursive: true });
    return status;
  }

  folder(name: string): WorkspaceFolder {
    return { name: name === "" ? "p" : name, uri: this.uri(name).replace(/\/$/, "") };
  }

  uri(name: string): string {
    return pathToFileURL(join(this.root, name)).toString() + (name === "" ? "/" : "");
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.root, name)), { recursive: true });
    writeFileSync(join(this.root, name), text);
  }

  async open(name: string, text: string): Promise<void> {
    const textDocument = { uri: this.uri(name), languageId: "nextflow-config", version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Waits until the diagnostics of a file are as they should be. */
  diagnosed(name: string, isWanted: (codes: readonly unknown[]) => boolean): Promise<readonly unknown[]> {
    return this.diagnosedAt(this.uri(name), isWanted);
  }

  diagnosedAt(uri: string, isWanted: (codes: readonly unknown[]) => boolean): Promise<readonly unknown[]> {
    const codes = (diagnostics: readonly Diagnostic[]): readonly unknown[] => diagnostics.map(({ code }) => code);
    const now = this.#published.get(uri);
    if (now !== undefined && isWanted(codes(now))) return Promise.resolve(codes(now));
    return new Promise((resolve) => {
      this.#waiting.push((params) => {
        if (params.uri === uri && isWanted(codes(params.diagnostics))) resolve(codes(params.diagnostics));
      });
    });
  }
}
