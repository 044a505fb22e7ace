import { Disposable, window, workspace } from "vscode";
import type { LogOutputChannel } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import type {
  DocumentParams,
  HostsResult,
  ProfilesResult,
  ResolvedConfigParams,
  ResolvedConfigResult,
} from "nf-lint-language-server/protocol";
import { HOSTS_REQUEST, PROFILES_REQUEST, RESOLVED_CONFIG_REQUEST } from "nf-lint-language-server/protocol";
import { completionBesideOfficial } from "./completion-beside-official.js";
import { documentSelector } from "./documents.js";
import { serverSettings } from "./server-settings.js";
import { ShownFindings } from "./shown-findings.js";
import { TraceChannel } from "./trace-channel.js";

/** What of a language client is needed here: `vscode-languageclient` has one for Node and one for browsers. */
export type LanguageServerClient = BaseLanguageClient;

/** What an entry of the extension knows that the other does not: how the server is started. */
export type CreateClient = (options: LanguageClientOptions) => LanguageServerClient;

/** The language server as the rest of the extension sees it: there, or not there at the moment. */
export class Server implements Disposable {
  readonly #createClient: CreateClient;
  readonly #output: LogOutputChannel;
  readonly #trace = new TraceChannel();
  readonly #onStarted: ((client: LanguageServerClient) => Promise<void>) | undefined;
  readonly #subscriptions: Disposable[];
  #client: LanguageServerClient | undefined;
  /** Starts and stops one after the other. */
  #turn: Promise<void> = Promise.resolve();

  constructor(
    createClient: CreateClient,
    output: LogOutputChannel,
    onStarted?: (client: LanguageServerClient) => Promise<void>,
  ) {
    this.#createClient = createClient;
    this.#onStarted = onStarted;
    this.#output = output;
    this.#subscriptions = [
      new Disposable(() => {
        this.#trace.dispose();
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("nfLint.run")) void this.restart();
        void this.#applyTrace();
      }),
    ];
  }

  start(): Promise<void> {
    return this.#next(() => this.#start());
  }

  restart(): Promise<void> {
    return this.#next(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  /** The choices of profiles of the project that reads a document; `null` where none does. */
  profiles(uri: string): Promise<ProfilesResult> {
    const params: DocumentParams = { textDocument: { uri } };
    return this.#request<ProfilesResult>(PROFILES_REQUEST, params);
  }

  /** What a choice of profiles makes of the project that reads a document; `null` where none does. */
  resolvedConfig(uri: string, choice: Pick<ResolvedConfigParams, "profiles" | "blame">): Promise<ResolvedConfigResult> {
    const params: ResolvedConfigParams = { textDocument: { uri }, ...choice };
    return this.#request<ResolvedConfigResult>(RESOLVED_CONFIG_REQUEST, params);
  }

  /** The hosts that a run of the project needs that reads a document; `null` where none does. */
  hosts(uri: string): Promise<HostsResult> {
    const params: DocumentParams = { textDocument: { uri } };
    return this.#request<HostsResult>(HOSTS_REQUEST, params);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    void this.#next(() => this.#stop());
  }

  async #request<Result>(method: string, params: object): Promise<Result> {
    await this.#turn;
    if (this.#client === undefined) throw new Error("The language server of nf-lint is not running.");
    return this.#client.sendRequest<Result>(method, params);
  }

  #next(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch((error: unknown) => {
      this.#output.error(error instanceof Error ? error : String(error));
      void window.showErrorMessage("nf-lint: the language server does not start. The output channel says why.");
    });
    return this.#turn;
  }

  async #start(): Promise<void> {
    const client = this.#createClient(this.#options());
    this.#client = client;
    await client.start();
    await this.#applyTrace();
    await this.#onStarted?.(client);
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.dispose();
  }

  /** At its start and at any change of settings, the client takes a setting that does not exist: this comes behind it. */
  async #applyTrace(): Promise<void> {
    await Promise.resolve();
    await this.#client?.setTrace(this.#trace.wanted);
  }

  #options(): LanguageClientOptions {
    const isOnType = workspace.getConfiguration("nfLint").get("run") !== "onSave";
    return {
      documentSelector: documentSelector(),
      outputChannel: this.#output,
      traceOutputChannel: this.#trace,
      diagnosticCollectionName: "nf-lint",
      diagnosticCollectionProvider: {
        create: (name = "nf-lint") => new ShownFindings(name),
        dispose: (collection) => {
          collection.dispose();
        },
      },
      diagnosticPullOptions: { onChange: isOnType, onSave: !isOnType },
      initializationOptions: serverSettings(workspace.getConfiguration().get("nfLint")),
      middleware: {
        provideCompletionItem: completionBesideOfficial,
        workspace: {
          configuration: async (params, token, next) => {
            const answers = await next(params, token);
            if (!Array.isArray(answers)) return answers;
            return answers.map((answer: unknown, i) =>
              params.items[i]?.section === "nfLint" ? serverSettings(answer) : answer,
            );
          },
        },
      },
    };
  }
}
