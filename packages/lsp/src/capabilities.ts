import { CodeActionKind, PositionEncodingKind, TextDocumentSyncKind } from "vscode-languageserver";
import type { ServerCapabilities } from "vscode-languageserver";
import { FIX_ALL, OPEN_RULE_PAGE } from "./features/code-actions.js";
import { COMPLETION_TRIGGERS } from "./features/completion.js";
import { SIGNATURE_TRIGGERS } from "./features/scripts/signature-help.js";
import { SEMANTIC_TOKENS_LEGEND } from "./features/semantic-tokens.js";

/** What the server says that it can do. */
export const CAPABILITIES: ServerCapabilities = {
  positionEncoding: PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  diagnosticProvider: { identifier: "nf-lint", interFileDependencies: true, workspaceDiagnostics: true },
  hoverProvider: true,
  completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS] },
  signatureHelpProvider: { triggerCharacters: [...SIGNATURE_TRIGGERS] },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
  executeCommandProvider: { commands: [OPEN_RULE_PAGE] },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  documentLinkProvider: {},
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  renameProvider: { prepareProvider: true },
  codeLensProvider: {},
  inlayHintProvider: true,
  semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: true },
};
