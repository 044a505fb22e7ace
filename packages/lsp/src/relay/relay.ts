import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  DiagnosticRefreshRequest,
  DidChangeWorkspaceFoldersNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  LSPErrorCodes,
  Message,
  MessageType,
  RegistrationRequest,
  SemanticTokensRefreshRequest,
  SemanticTokensRequest,
  ShowMessageNotification,
  ShutdownRequest,
  WorkspaceDiagnosticRequest,
} from "vscode-languageserver";
import type {
  ClientCapabilities,
  DidChangeWorkspaceFoldersParams,
  InitializeParams,
  NotificationMessage,
  RequestMessage,
  ResponseMessage,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { LastAnswers, saysSame, uriIn } from "./last-answers.js";
import type { Answer } from "./last-answers.js";
import { OpenTexts } from "./open-texts.js";

/** A request waits for the server until it has worked so long, in milliseconds of processor time. */
const PATIENCE_MS = 200;

/** When it is likely that what can be said without the server will be needed. */
const DOUBT_MS = 50;

/** And for the server's word that it is taken back. */
const PATIENCE_ONCE_CANCELLED_MS = 100;

/** How often is looked at that, in milliseconds. */
const LOOK_MS = 50;

/** Where nobody works, nothing is to be waited for: the disk may not answer. In milliseconds on the clock. */
const LONGEST_WAIT_MS = 2000;

/** What a relay stands between. */
export interface RelaySides {
  toClient(message: Message): void;
  /** Starts a server; all that it says goes to `fromServer`, and its end to `serverEnded`. */
  startServer(): (message: Message) => void;
  /** Ends the process. */
  exit(status: number): void;
  /** What the process has worked, in milliseconds. */
  worked(): number;
  /** Gets ready to say something without the server. */
  prepare(): void;
  /** What can be said to a request without the server. */
  provisionalAnswer(method: string, params: unknown, document: TextDocument | undefined): Promise<Answer | undefined>;
}

interface Waiting {
  readonly request: RequestMessage;
  /** The text of the document that it is about. */
  readonly text: string | undefined;
  readonly isCancelled: boolean;
  /** When it came, or was cancelled: on the clock, and by what had been worked. */
  readonly came: number;
  readonly worked: number;
}

/**
 * Hands messages on between a client and a server that may be at work for seconds on a single one. A request that the
 * server leaves waiting is answered with what is known: with the server's last answer, else with what the document's text
 * says. When the server's own answer comes and is another one, the client is told to ask again. To end, and to take a
 * request back, needs no server; and one that breaks down is started again with the next change, which may be the way out.
 */
export class Relay {
  readonly #sides: RelaySides;
  readonly #texts = new OpenTexts();
  readonly #last = new LastAnswers(this.#texts);
  readonly #waiting = new Map<RequestMessage["id"], Waiting>();
  /** What is being answered without the server. */
  readonly #answering = new Set<Waiting>();
  /** What has been answered without it, and how. */
  readonly #answered = new Map<
    RequestMessage["id"],
    { readonly waiting: Waiting; readonly answer: Answer | undefined }
  >();
  /** Requests of the server's, by the numbers that the client knows them under: a next server counts anew. */
  readonly #asked = new Map<RequestMessage["id"], RequestMessage["id"]>();
  readonly #refreshes = new Set<string>();
  #toServer: ((message: Message) => void) | undefined;
  #starts = 0;
  #requests = 0;
  #initialize: RequestMessage | undefined;
  #capabilities: ClientCapabilities = {};
  #isShutDown = false;
  #looking: ReturnType<typeof setInterval> | undefined;

  constructor(sides: RelaySides) {
    this.#sides = sides;
  }

  /** To be called before the first message. */
  start(): void {
    this.#toServer = this.#sides.startServer();
    this.#starts += 1;
  }

  clientGone(): void {
    this.#sides.exit(this.#isShutDown ? 0 : 1);
  }

  fromClient(message: Message): void {
    if (Message.isNotification(message)) this.#notified(message);
    else if (Message.isRequest(message)) this.#requested(message);
    else if (Message.isResponse(message)) this.#responded(message);
  }

  fromServer(message: Message): void {
    if (Message.isResponse(message)) this.#answeredByServer(message);
    else if (Message.isRequest(message)) this.#requestedByServer(message);
    else this.#sides.toClient(message);
  }

  /** The server is gone, and not because it was told to. */
  serverEnded(why: string): void {
    this.#toServer = undefined;
    this.#asked.clear();
    this.#answered.clear();
    const message = `nf-lint stopped on what is open, and starts again with the next change: ${why}`;
    this.#notify(ShowMessageNotification.method, { type: MessageType.Error, message });
    for (const waiting of [...this.#waiting.values()]) void this.#answer(waiting);
  }

  /** Starts a server where another one left off. */
  #startAgain(): void {
    this.start();
    if (this.#initialize === undefined) return;
    this.#send({ ...this.#initialize, id: OWN_ID } as Message);
    this.#send(notification(InitializedNotification.method, {}));
    for (const opening of this.#texts.openings())
      this.#send(notification(DidOpenTextDocumentNotification.method, opening));
  }

  #send(message: Message): void {
    this.#toServer?.(message);
  }

  #notify(method: string, params: object): void {
    this.#sides.toClient(notification(method, params));
  }

  #notified(message: NotificationMessage): void {
    if (message.method === ExitNotification.method) {
      this.clientGone();
      return;
    }
    if (message.method === "$/cancelRequest") {
      this.#cancelled(message);
      return;
    }
    this.#texts.follow(message);
    if (message.method === DidChangeWorkspaceFoldersNotification.method) this.#foldersChanged(message);
    if (this.#toServer === undefined) this.#startAgain();
    else this.#send(message);
  }

  #cancelled(message: NotificationMessage): void {
    const { id } = (message.params ?? {}) as { readonly id?: RequestMessage["id"] };
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (waiting !== undefined) this.#waiting.set(waiting.request.id, { ...waiting, ...this.#now(), isCancelled: true });
    this.#send(message);
  }

  #foldersChanged({ params }: NotificationMessage): void {
    if (this.#initialize === undefined) return;
    const { event } = params as Partial<DidChangeWorkspaceFoldersParams>;
    const given = this.#initialize.params as InitializeParams;
    const removed = new Set(event?.removed.map(({ uri }) => uri));
    const kept = (given.workspaceFolders ?? []).filter(({ uri }) => !removed.has(uri));
    const workspaceFolders = [...kept, ...(event?.added ?? [])];
    this.#initialize = { ...this.#initialize, params: { ...given, workspaceFolders } as object };
  }

  #requested(request: RequestMessage): void {
    if (request.method === ShutdownRequest.method) {
      this.#isShutDown = true;
      this.#reply(request.id, { result: null });
      return;
    }
    const uri = uriIn(request.params);
    const waiting: Waiting = {
      request,
      text: uri === undefined ? undefined : this.#texts.of(uri)?.getText(),
      isCancelled: false,
      ...this.#now(),
    };
    this.#waiting.set(request.id, waiting);
    if (request.method === InitializeRequest.method) {
      this.#initialize = request;
      this.#capabilities = (request.params as Partial<InitializeParams> | undefined)?.capabilities ?? {};
    }
    if (this.#toServer === undefined) {
      void this.#answer(waiting);
      return;
    }
    this.#send(request);
    this.#looking ??= setInterval(() => {
      this.#look();
    }, LOOK_MS);
  }

  #now(): Pick<Waiting, "came" | "worked"> {
    return { came: performance.now(), worked: this.#sides.worked() };
  }

  /** Answers what has waited long enough. */
  #look(): void {
    const now = this.#now();
    for (const waiting of [...this.#waiting.values()]) {
      // What the server can do it alone knows, and it is not at work yet.
      if (waiting.request === this.#initialize) continue;
      if (now.worked - waiting.worked >= DOUBT_MS) this.#sides.prepare();
      const patience = waiting.isCancelled ? PATIENCE_ONCE_CANCELLED_MS : PATIENCE_MS;
      const isLong = now.worked - waiting.worked >= patience || now.came - waiting.came >= LONGEST_WAIT_MS;
      if (isLong) void this.#answer(waiting);
    }
    if (this.#waiting.size > 0) return;
    clearInterval(this.#looking);
    this.#looking = undefined;
  }

  async #answer(waiting: Waiting): Promise<void> {
    const { id } = waiting.request;
    if (this.#answering.has(waiting)) return;
    this.#answering.add(waiting);
    const known = waiting.isCancelled ? undefined : await this.#known(waiting.request).catch(() => undefined);
    this.#answering.delete(waiting);
    // The server may have been quicker.
    if (this.#waiting.get(id) !== waiting) return;
    this.#waiting.delete(id);
    const error = waiting.isCancelled ? CANCELLED : NOT_YET;
    this.#reply(id, known ?? { error });
    if (this.#toServer !== undefined) this.#answered.set(id, { waiting, answer: known });
  }

  async #known(request: RequestMessage): Promise<Answer | undefined> {
    const last = this.#last.of(request);
    if (last?.isAboutText) return last;
    // What is wrong with a text it does not say itself.
    if (last !== undefined && request.method === DocumentDiagnosticRequest.method) return last;
    const document = this.#texts.of(uriIn(request.params) ?? "");
    const provisional = await this.#sides.provisionalAnswer(request.method, request.params, document);
    return isSomething(provisional?.result) ? provisional : (last ?? provisional);
  }

  #responded({ id, ...response }: ResponseMessage): void {
    const asked = id === null ? undefined : this.#asked.get(id);
    // One of the relay's own, or of a server that is gone.
    if (id === null || asked === undefined) return;
    this.#asked.delete(id);
    this.#send({ ...response, id: asked } as Message);
  }

  #answeredByServer(response: ResponseMessage): void {
    const { id } = response;
    if (id === null || id === OWN_ID) return;
    const waiting = this.#waiting.get(id);
    const late = this.#answered.get(id);
    const about = waiting ?? late?.waiting;
    if (this.#waiting.delete(id)) this.#sides.toClient(response);
    this.#answered.delete(id);
    if (about === undefined || response.error !== undefined) return;
    const answer: Answer = { result: response.result ?? null };
    this.#last.keep(about.request, answer, about.text);
    if (late?.answer === undefined) return;
    const { method } = about.request;
    if (!saysSame(method, answer, late.answer)) this.#refresh(method);
  }

  #requestedByServer(request: RequestMessage): void {
    // What the client was told to tell of, it tells the next server of as well.
    if (this.#starts > 1 && request.method === RegistrationRequest.method) {
      this.#send({ jsonrpc: "2.0", id: request.id, result: null } as Message);
      return;
    }
    this.#requests += 1;
    this.#asked.set(this.#requests, request.id);
    this.#sides.toClient({ ...request, id: this.#requests } as Message);
  }

  /** Has the client ask again, once for all that has come in the meantime. */
  #refresh(method: string): void {
    const refresh = REFRESHES.get(method);
    if (refresh === undefined || !refresh.isSupported(this.#capabilities) || this.#refreshes.has(refresh.method))
      return;
    this.#refreshes.add(refresh.method);
    setTimeout(() => {
      this.#refreshes.delete(refresh.method);
      this.#requests += 1;
      this.#sides.toClient({ jsonrpc: "2.0", id: this.#requests, method: refresh.method } as Message);
    }, LOOK_MS);
  }

  #reply(id: RequestMessage["id"], reply: Answer | Pick<Required<ResponseMessage>, "error">): void {
    const response: ResponseMessage = { jsonrpc: "2.0", id, ...reply };
    this.#sides.toClient(response);
  }
}

/** The name of the request that makes a further server ready. */
const OWN_ID = "relay initialize";

const CANCELLED = { code: LSPErrorCodes.RequestCancelled, message: "Cancelled." };

const NOT_YET = {
  code: LSPErrorCodes.RequestFailed,
  message: "nf-lint is still reading what this needs. Please try again in a moment.",
};

interface Refresh {
  readonly method: string;
  readonly isSupported: (capabilities: ClientCapabilities) => boolean | undefined;
}

const DIAGNOSTICS: Refresh = {
  method: DiagnosticRefreshRequest.method,
  isSupported: ({ workspace }) => workspace?.diagnostics?.refreshSupport,
};

/** How a client is told that there is a better answer. */
const REFRESHES: ReadonlyMap<string, Refresh> = new Map<string, Refresh>([
  [DocumentDiagnosticRequest.method, DIAGNOSTICS],
  [WorkspaceDiagnosticRequest.method, DIAGNOSTICS],
  [
    CodeLensRequest.method,
    {
      method: CodeLensRefreshRequest.method,
      isSupported: ({ workspace }) => workspace?.codeLens?.refreshSupport,
    },
  ],
  [
    InlayHintRequest.method,
    {
      method: InlayHintRefreshRequest.method,
      isSupported: ({ workspace }) => workspace?.inlayHint?.refreshSupport,
    },
  ],
  [
    SemanticTokensRequest.method,
    {
      method: SemanticTokensRefreshRequest.method,
      isSupported: ({ workspace }) => workspace?.semanticTokens?.refreshSupport,
    },
  ],
]);

function notification(method: string, params: object): Message {
  return { jsonrpc: "2.0", method, params } as Message;
}

function isSomething(result: unknown): boolean {
  if (result === null || result === undefined) return false;
  return Array.isArray(result) ? result.length > 0 : true;
}
