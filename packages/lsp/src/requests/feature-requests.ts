import { isScriptName } from "@nf-lint/resolver";
import type {
  CodeActionParams,
  Connection,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  InitializeParams,
  TextDocumentIdentifier,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import type { PulledDiagnostics } from "../diagnostics/pulled-diagnostics.js";
import type { ConfigDocument } from "../documents/config-document.js";
import type { ScriptDocument } from "../documents/script-document.js";
import type { SourceDocument } from "../documents/source-document.js";
import { pathOfUri } from "../documents/uri-path.js";
import { codeActions } from "../features/code-actions.js";
import { codeLenses } from "../features/code-lens.js";
import { completion } from "../features/completion.js";
import { definition } from "../features/definition.js";
import { documentHighlights } from "../features/document-highlight.js";
import { documentLinks } from "../features/document-links.js";
import { documentSymbols } from "../features/document-symbols.js";
import { foldingRanges } from "../features/folding-ranges.js";
import { hover } from "../features/hover.js";
import { inlayHints } from "../features/inlay-hints.js";
import { hosts } from "../features/network.js";
import { references } from "../features/references.js";
import { prepareRename, rename } from "../features/rename.js";
import { profiles, resolvedConfig } from "../features/resolved-config.js";
import { scriptCompletion } from "../features/scripts/completion.js";
import { scriptLinks } from "../features/scripts/document-links.js";
import { scriptSymbols } from "../features/scripts/document-symbols.js";
import { scriptInlayHints } from "../features/scripts/inlay-hints.js";
import { scriptTokens } from "../features/scripts/semantic-tokens.js";
import { signatureHelp } from "../features/scripts/signature-help.js";
import { scriptDefinition } from "../features/scripts/definition.js";
import { scriptHover } from "../features/scripts/hover.js";
import { scriptHighlights, scriptReferences } from "../features/scripts/references.js";
import { prepareScriptRename, scriptRename } from "../features/scripts/rename.js";
import { selectionRanges } from "../features/selection-ranges.js";
import { semanticTokens } from "../features/semantic-tokens.js";
import { workspaceSymbols } from "../features/workspace-symbols.js";
import type { FolderWorkspaces } from "../projects/folder-workspaces.js";
import { HOSTS_REQUEST, PROFILES_REQUEST, RESOLVED_CONFIG_REQUEST } from "../protocol.js";
import type { DocumentParams, ResolvedConfigParams } from "../protocol.js";
import type { FolderSettings } from "../settings/folder-settings.js";
import { answering, untilCancelled } from "./answering.js";

type DocumentReport = Promise<DocumentDiagnosticReport> | DocumentDiagnosticReport;

/** What requests are answered from. */
export interface Served {
  readonly connection: Connection;
  readonly workspace: FolderWorkspaces;
  readonly pulled: PulledDiagnostics;
  /** As they are now. */
  readonly settings: () => FolderSettings;
  readonly client: () => InitializeParams["capabilities"];
  readonly isConfiguration: (path: string) => boolean;
  readonly isLinted: (path: string) => boolean;
  readonly onError: (error: unknown) => void;
}

/** Answers what an editor asks about documents. */
export function answerRequests(served: Served): void {
  const { connection, workspace, pulled, onError, isLinted } = served;
  const { languages } = connection;
  const inDocument = documentHandlers(served);
  connection.onHover(
    inDocument(
      null,
      (document, { position }) => hover(document, position, workspace),
      (document, { position }) => scriptHover(document, position, workspace),
    ),
  );
  connection.onCompletion(
    inDocument(
      null,
      (document, { position }) => completion(document, position, workspace),
      (document, { position }) => scriptCompletion(document, position, workspace),
    ),
  );
  connection.onSignatureHelp(
    inDocument(
      null,
      () => undefined,
      (document, { position }) => signatureHelp(document, position, workspace),
    ),
  );
  connection.onCodeAction(
    answering(({ textDocument, range, context }: CodeActionParams) => {
      const document = sourceAt(pathOfUri(textDocument.uri), served);
      return document === undefined ? null : codeActions(document, range, context, workspace);
    }, onError),
  );
  connection.onDefinition(
    inDocument(
      null,
      (document, { position }) => definition(document, position, workspace),
      (document, { position }) => scriptDefinition(document, position, workspace),
    ),
  );
  connection.onReferences(
    inDocument(
      null,
      (document, { position, context }) => references(document, position, context, workspace),
      (document, { position, context }) => scriptReferences(document, position, context, workspace),
    ),
  );
  connection.onDocumentHighlight(
    inDocument(
      null,
      (document, { position }) => documentHighlights(document, position),
      (document, { position }) => scriptHighlights(document, position, workspace),
    ),
  );
  connection.onDocumentSymbol(inDocument(null, documentSymbols, scriptSymbols));
  connection.onDocumentLinks(
    inDocument(
      null,
      (document) => documentLinks(document, workspace),
      (document) => scriptLinks(document, workspace),
    ),
  );
  connection.onFoldingRanges(inDocument(null, foldingRanges, foldingRanges));
  connection.onSelectionRanges(
    inDocument(
      null,
      (document, { positions }) => selectionRanges(document, positions),
      (document, { positions }) => selectionRanges(document, positions),
    ),
  );
  connection.onPrepareRename(
    inDocument(
      null,
      (document, { position }) => prepareRename(document, position),
      (document, { position }) => prepareScriptRename(document, position, workspace),
    ),
  );
  connection.onRenameRequest(
    inDocument(
      null,
      (document, { position, newName }) =>
        rename(document, position, newName, workspace, served.client().workspace?.workspaceEdit),
      (document, { position, newName }) => scriptRename(document, position, newName, workspace),
    ),
  );
  connection.onCodeLens(
    inDocument(null, (document) =>
      served.settings().of(document.path).codeLens ? codeLenses(document, workspace) : [],
    ),
  );
  languages.inlayHint.on(
    inDocument(
      null,
      (document, { range }) =>
        served.settings().of(document.path).inlayHints ? inlayHints(document, range, workspace) : [],
      (document, { range }) =>
        served.settings().of(document.path).inlayHints ? scriptInlayHints(document, range, workspace) : [],
    ),
  );
  languages.semanticTokens.on(inDocument(null, semanticTokens, (document) => scriptTokens(document, workspace)));
  connection.onRequest(
    PROFILES_REQUEST,
    answering(({ textDocument }: DocumentParams) => profiles(pathOfUri(textDocument.uri), workspace), onError),
  );
  connection.onRequest(
    HOSTS_REQUEST,
    answering(({ textDocument }: DocumentParams) => hosts(pathOfUri(textDocument.uri), workspace), onError),
  );
  connection.onRequest(
    RESOLVED_CONFIG_REQUEST,
    answering(
      ({ textDocument, ...choice }: ResolvedConfigParams) =>
        resolvedConfig(pathOfUri(textDocument.uri), choice, workspace),
      onError,
    ),
  );
  connection.onWorkspaceSymbol(answering(({ query }) => workspaceSymbols(query, workspace), onError));
  languages.diagnostics.on(
    answering(({ textDocument, previousResultId }: DocumentDiagnosticParams, token): DocumentReport => {
      const path = pathOfUri(textDocument.uri);
      if (!served.settings().of(path).enable || !isLinted(path)) return { kind: "full", items: [] };
      return pulled.ofDocument(path, previousResultId, () => {
        untilCancelled(token);
      });
    }, onError),
  );
  languages.diagnostics.onWorkspace(
    answering(({ previousResultIds }: WorkspaceDiagnosticParams, token): Promise<WorkspaceDiagnosticReport> => {
      const isWanted = (path: string): boolean => served.settings().of(path).enable;
      return pulled.ofWorkspace(previousResultIds, isWanted, () => {
        untilCancelled(token);
      });
    }, onError),
  );
}

/**
 * A feature as a handler; `none` is the answer about documents that are neither configurations nor, where scripts have
 * the feature too, scripts.
 */
function documentHandlers({ workspace, isConfiguration, onError }: Served) {
  return <Params extends { readonly textDocument: TextDocumentIdentifier }, Result, None>(
    none: None,
    ofConfiguration: (document: ConfigDocument, params: Params) => Result | Promise<Result>,
    ofScript?: (document: ScriptDocument, params: Params) => Result | Promise<Result>,
  ): ReturnType<typeof answering<Params, NonNullable<Result> | None>> =>
    answering(async (params: Params) => {
      const path = pathOfUri(params.textDocument.uri);
      if (isConfiguration(path)) {
        const document = workspace.document(path);
        return document === undefined ? none : ((await ofConfiguration(document, params)) ?? none);
      }
      const script = ofScript !== undefined && isScriptName(path) ? workspace.script(path) : undefined;
      return script === undefined ? none : ((await ofScript?.(script, params)) ?? none);
    }, onError);
}

/** A configuration or a script. */
function sourceAt(path: string, { workspace, isConfiguration }: Served): SourceDocument | undefined {
  if (isConfiguration(path)) return workspace.document(path);
  return isScriptName(path) ? workspace.script(path) : undefined;
}
