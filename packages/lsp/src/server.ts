import { describeFailure, describeNotice } from "@nf-lint/linter";
import type { FileSystem, Notice } from "@nf-lint/linter";
import { isScriptName, isWithin } from "@nf-lint/resolver";
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  MessageType,
  ShowMessageNotification,
  TextDocuments,
} from "vscode-languageserver";
import type { Connection, ExecuteCommandParams, InitializeParams, InitializeResult } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { answering } from "./requests/answering.js";
import { answerRequests } from "./requests/feature-requests.js";
import { CAPABILITIES } from "./capabilities.js";
import { clientSettings, DEFAULT_SETTINGS, linterSettings } from "./settings/client-settings.js";
import { OPEN_RULE_PAGE } from "./features/code-actions.js";
import { DiagnosticsQueue } from "./diagnostics/diagnostics-queue.js";
import { askForSettings, FolderSettings } from "./settings/folder-settings.js";
import { FolderWorkspaces } from "./projects/folder-workspaces.js";
import { PulledDiagnostics } from "./diagnostics/pulled-diagnostics.js";
import { isSettingsFile } from "./settings/settings-file.js";
import { pathOfFinding, pathOfUri, uriOfPath } from "./documents/uri-path.js";

const SETTINGS_SECTION = "nfLint";

/** What decides on findings besides open documents. A client without file watching tells of saved documents only. */
const WATCHED_FILES = [
  "**/*.config",
  "**/.nf-lint.{yml,yaml,json}",
  "**/*baseline*.json",
  "**/.gitignore",
  "**/*.nf",
  "**/nextflow_schema.json",
  "**/lib/**/*.groovy",
];

/**
 * Serves one editor over a connection until that ends. The server reads files through the given port alone, so that it
 * also runs where there is no disk.
 *
 * @param version What the server says of itself.
 */
export function startServer(connection: Connection, disk: FileSystem, version: string): void {
  new Server(connection, disk, version).listen();
}

class Server {
  readonly #connection: Connection;
  readonly #version: string;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #workspace: FolderWorkspaces;
  readonly #queue: DiagnosticsQueue;
  readonly #pulled: PulledDiagnostics;
  /** The addresses of open documents and folders as the client writes them: it may escape other letters than this server. */
  readonly #openUris = new Map<string, string>();
  readonly #folderUris = new Map<string, string>();
  readonly #noted = new Set<string>();
  #client: InitializeParams["capabilities"] = {};
  /** What holds where the client, asked for its settings, says nothing. */
  #given = DEFAULT_SETTINGS;
  #settings = new FolderSettings(DEFAULT_SETTINGS);

  constructor(connection: Connection, disk: FileSystem, version: string) {
    this.#connection = connection;
    this.#version = version;
    this.#workspace = new FolderWorkspaces(disk, (notices) => {
      this.#note(notices);
    });
    this.#pulled = new PulledDiagnostics(this.#workspace, (path) => this.#uriOf(path));
    this.#queue = new DiagnosticsQueue(
      this.#workspace,
      (path, diagnostics) => void connection.sendDiagnostics({ uri: this.#uriOf(path), diagnostics: [...diagnostics] }),
      this.#onError,
    );
  }

  listen(): void {
    this.#onLifecycle();
    this.#onDocuments();
    answerRequests({
      connection: this.#connection,
      workspace: this.#workspace,
      pulled: this.#pulled,
      settings: () => this.#settings,
      client: () => this.#client,
      isConfiguration: (path) => this.#isConfiguration(path),
      isLinted: (path) => this.#isLinted(path),
      onError: this.#onError,
    });
    this.#documents.listen(this.#connection);
    this.#connection.listen();
  }

  readonly #onError = (error: unknown): void => {
    this.#connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };

  #onLifecycle(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => void this.#initialized().catch(this.#onError));
    connection.onDidChangeConfiguration(({ settings }) => {
      const sent = (settings as Readonly<Record<string, unknown>> | null)?.[SETTINGS_SECTION];
      void this.#configure(sent).catch(this.#onError);
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      // What an editor holds is newer than what it has saved.
      const paths = changes.map(({ uri }) => pathOfUri(uri));
      const gone = changes.filter(({ type }) => type === FileChangeType.Deleted).map(({ uri }) => pathOfUri(uri));
      const below = this.#queue.shown.filter((file) => gone.some((path) => isWithin(path, file)));
      this.#changed([...paths, ...below], () => {
        this.#workspace.changed([...paths, ...below]);
      });
      this.#lintAll();
    });
    connection.onExecuteCommand(
      answering(async ({ command, arguments: [uri] = [] }: ExecuteCommandParams) => {
        if (command === OPEN_RULE_PAGE && typeof uri === "string") await this.#openPage(uri);
        return null;
      }, this.#onError),
    );
  }

  async #openPage(uri: string): Promise<void> {
    if (this.#client.window?.showDocument?.support === true) {
      await this.#connection.window.showDocument({ uri, external: true });
    } else {
      await this.#tell(MessageType.Info, uri);
    }
  }

  /** What is not read is said once, in one message. */
  #note(notices: readonly Notice[]): void {
    for (const notice of notices) {
      if (notice.kind !== "outside") continue;
      const message = describeNotice({ ...notice, files: notice.files.map(pathOfFinding) });
      if (this.#noted.has(message)) continue;
      this.#noted.add(message);
      void this.#tell(MessageType.Info, `nf-lint: ${message}`).catch(this.#onError);
    }
  }

  /** Says something to the user that needs no answer. */
  #tell(type: MessageType, message: string): Promise<void> {
    return this.#connection.sendNotification(ShowMessageNotification.type, { type, message });
  }

  #initialize(params: InitializeParams): InitializeResult {
    const { capabilities, workspaceFolders } = params;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Vim's ALE, for one, sends nothing else.
    const { rootUri } = params;
    this.#client = capabilities;
    this.#given = clientSettings(params.initializationOptions);
    this.#use(new FolderSettings(this.#given));
    const roots = workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === "string" ? [rootUri] : []);
    for (const uri of roots) this.#folderUris.set(pathOfUri(uri), uri);
    this.#workspace.openFolders([...this.#folderUris.keys()]);
    return { capabilities: CAPABILITIES, serverInfo: { name: "nf-lint", version: this.#version } };
  }

  async #initialized(): Promise<void> {
    await this.#register().catch(this.#onError);
    const { workspace } = this.#client;
    if (workspace?.workspaceFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) this.#folderUris.delete(pathOfUri(uri));
        for (const { uri } of added) this.#folderUris.set(pathOfUri(uri), uri);
        this.#queue.overtaken();
        this.#workspace.openFolders([...this.#folderUris.keys()]);
        this.#clearUnrelated();
        void this.#configure(undefined).catch(this.#onError);
      });
    }
    await this.#configure(undefined);
  }

  /** Has the client tell of changes. */
  async #register(): Promise<void> {
    const { workspace } = this.#client;
    if (workspace?.didChangeConfiguration?.dynamicRegistration) {
      await this.#connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
    }
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = WATCHED_FILES.map((globPattern) => ({ globPattern }));
      await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
  }

  /** @param sent What a client sent along that cannot be asked for its settings. */
  async #configure(sent: unknown): Promise<void> {
    const before = this.#settings;
    const settings = await this.#settingsOf(sent);
    if (settings !== before) this.#use(settings);
    const isShown = (path: string): boolean => before.of(path).enable && this.#settings.of(path).enable;
    this.#queue.clear(this.#queue.shown.filter((path) => !isShown(path)));
    this.#lintAll();
    await this.#refresh();
    await this.#tellOfProfiles();
  }

  /** Where no project has the profiles that the user wants to look at, nothing is found: that needs a word. */
  async #tellOfProfiles(): Promise<void> {
    const folders = this.#workspace.folders.filter((folder) => {
      const { enable, profiles: wanted } = this.#settings.of(folder);
      return enable && wanted.length > 0;
    });
    const { failures } = await this.#workspace.lint(folders);
    for (const failure of failures) {
      if (failure.kind === "unknown-profile") await this.#tell(MessageType.Warning, describeFailure(failure));
    }
  }

  async #settingsOf(sent: unknown): Promise<FolderSettings> {
    if (this.#client.workspace?.configuration !== true) {
      return sent === undefined || sent === null ? this.#settings : new FolderSettings(clientSettings(sent));
    }
    const { workspace } = this.#connection;
    return askForSettings(SETTINGS_SECTION, this.#folderUris, this.#given, (items) =>
      workspace.getConfiguration(items),
    );
  }

  #use(settings: FolderSettings): void {
    this.#settings = settings;
    const problems = new Set(settings.all.flatMap((one) => linterSettings(one).problems));
    for (const problem of problems) void this.#tell(MessageType.Warning, `nf-lint: ${problem}`).catch(this.#onError);
    this.#queue.overtaken();
    this.#workspace.configure(
      (folder) => linterSettings(settings.of(folder)).settings,
      linterSettings(settings.elsewhere).settings,
    );
  }

  #onDocuments(): void {
    this.#documents.onDidChangeContent(({ document }) => {
      const path = pathOfUri(document.uri);
      const isFirst = !this.#openUris.has(path);
      this.#openUris.set(path, document.uri);
      this.#changed(
        [path],
        () => {
          this.#workspace.edit(path, document.getText());
        },
        isFirst || this.#settings.of(path).run === "onType",
      );
    });
    this.#documents.onDidSave(({ document }) => {
      const path = pathOfUri(document.uri);
      this.#changed([path], () => {
        this.#workspace.changed([path]);
      });
    });
    this.#documents.onDidClose(({ document }) => {
      const path = pathOfUri(document.uri);
      this.#changed([path], () => {
        this.#workspace.edit(path, undefined);
      });
      this.#openUris.delete(path);
      this.#clearUnrelated();
    });
  }

  /** Makes a change, and has looked at what depended on it before or depends on it then. */
  #changed(paths: readonly string[], change: () => void, lints = true): void {
    const before = this.#workspace.relatedTo(paths);
    this.#queue.overtaken();
    change();
    const isConfiguration = paths.every((path) => path.endsWith(".config"));
    if (!isConfiguration) this.#lintAll();
    else if (lints) this.#lint([...before, ...this.#workspace.relatedTo(paths)]);
  }

  #lintAll(): void {
    const { folders, open } = this.#workspace;
    this.#lint([...folders, ...this.#queue.shown, ...this.#workspace.relatedTo(open)], true);
  }

  #lint(all: readonly string[], isLong = false): void {
    const paths = all.filter((path) => this.#settings.of(path).enable && this.#isLinted(path));
    if (paths.length === 0) return;
    if (this.#pulls) void this.#refresh().catch(this.#onError);
    else if (isLong) void this.#withProgress(paths).catch(this.#onError);
    else void this.#queue.add(paths);
  }

  async #withProgress(paths: readonly string[]): Promise<void> {
    if (this.#client.window?.workDoneProgress !== true) return this.#queue.add(paths);
    const progress = await this.#connection.window.createWorkDoneProgress();
    progress.begin("nf-lint", undefined, "Reading configurations");
    try {
      await this.#queue.add(paths, (at) => {
        if (at.phase === "linting") progress.report(Math.floor((100 * at.done) / at.total), at.file);
      });
    } finally {
      progress.done();
    }
  }

  /** Files of single documents that are closed, and of whose projects none is open any more. */
  #clearUnrelated(): void {
    const { folders, open } = this.#workspace;
    const related = this.#workspace.relatedTo(open);
    const isShown = (file: string): boolean =>
      related.has(file) || folders.some((folder) => isWithin(folder, file)) || this.#isOfFolders(file);
    this.#queue.clear(this.#queue.shown.filter((file) => !isShown(file)));
  }

  #isOfFolders(file: string): boolean {
    return this.#workspace.projects().some(({ project }) => project.files.has(file));
  }

  /** A client that asks for diagnostics itself is not sent any: it would show them twice. */
  get #pulls(): boolean {
    const { textDocument, workspace } = this.#client;
    return textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true;
  }

  async #refresh(): Promise<void> {
    const { workspace } = this.#client;
    const { languages } = this.#connection;
    if (this.#pulls) await languages.diagnostics.refresh();
    if (workspace?.inlayHint?.refreshSupport) await languages.inlayHint.refresh();
    if (workspace?.codeLens?.refreshSupport) await this.#connection.sendRequest("workspace/codeLens/refresh");
  }

  /** Tests of scripts, for one, are in Nextflow's language too, and yet no scripts. */
  #isLinted(path: string): boolean {
    const isOpen = this.#documents.get(this.#uriOf(path)) !== undefined;
    return !isOpen || this.#isConfiguration(path) || isScriptName(path) || isSettingsFile(path);
  }

  #uriOf(path: string): string {
    return this.#openUris.get(path) ?? uriOfPath(path);
  }

  #isConfiguration(path: string): boolean {
    const { languageId } = this.#documents.get(this.#uriOf(path)) ?? {};
    return languageId === "nextflow-config" || path.endsWith(".config");
  }
}
