import type { LintResult } from "@nf-lint/linter";
import { memoryFileSystem } from "@nf-lint/resolver";
import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  SelectionRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from "vscode-languageserver";
import type { Position, ReferenceContext } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { ConfigDocument } from "../documents/config-document.js";
import { completion } from "../features/completion.js";
import { definition } from "../features/definition.js";
import { documentHighlights } from "../features/document-highlight.js";
import { documentSymbols } from "../features/document-symbols.js";
import { foldingRanges } from "../features/folding-ranges.js";
import { hover } from "../features/hover.js";
import { references } from "../features/references.js";
import { prepareRename } from "../features/rename.js";
import { selectionRanges } from "../features/selection-ranges.js";
import { semanticTokens } from "../features/semantic-tokens.js";
import { pathOfUri } from "../documents/uri-path.js";
import type { Answer } from "./last-answers.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/** What can be asked at a place in a document; a request has those of these that it needs. */
interface Asked {
  readonly position: Position;
  readonly positions: Position[];
  readonly context: ReferenceContext;
}

type Feature = (document: ConfigDocument, asked: Asked, workspace: LanguageWorkspace) => object | null | undefined;

/** What a document's text says by itself. */
const OF_TEXT: ReadonlyMap<string, Feature> = new Map<string, Feature>([
  [HoverRequest.method, (document, { position }, workspace) => hover(document, position, workspace)],
  [CompletionRequest.method, (document, { position }, workspace) => completion(document, position, workspace)],
  [DefinitionRequest.method, (document, { position }, workspace) => definition(document, position, workspace)],
  [
    ReferencesRequest.method,
    (document, { position, context }, workspace) => references(document, position, context, workspace),
  ],
  [DocumentHighlightRequest.method, (document, { position }) => documentHighlights(document, position)],
  [DocumentSymbolRequest.method, (document) => documentSymbols(document)],
  [FoldingRangeRequest.method, (document) => foldingRanges(document)],
  [SelectionRangeRequest.method, (document, { positions }) => selectionRanges(document, positions)],
  [SemanticTokensRequest.method, (document) => semanticTokens(document)],
  [PrepareRenameRequest.method, (document, { position }) => prepareRename(document, position)],
]);

/** What nothing is known to. Of what is not here, nothing would be wrong: a rename that misses files, for one. */
const NOTHING: ReadonlyMap<string, Answer["result"]> = new Map<string, Answer["result"]>([
  ...[...OF_TEXT.keys()].map((method) => [method, null] as const),
  [SemanticTokensRequest.method, { data: [] }],
  [CodeActionRequest.method, null],
  [SignatureHelpRequest.method, null],
  [CodeLensRequest.method, null],
  [DocumentLinkRequest.method, null],
  [InlayHintRequest.method, null],
  [WorkspaceSymbolRequest.method, null],
  [DocumentDiagnosticRequest.method, { kind: "full", items: [] }],
  [WorkspaceDiagnosticRequest.method, { items: [] }],
  [ExecuteCommandRequest.method, null],
]);

/** To read a text of so many characters takes no longer than an answer may. */
const LONGEST_TEXT = 30_000;

/** Nothing is linted. */
const NOTHING_LINTED: LintResult = {
  findings: [],
  suppressed: [],
  asked: new Set(),
  files: 0,
  projects: 0,
  projectsApart: 0,
  failures: [],
  notices: [],
  textOf: () => undefined,
};

/**
 * What can be said at once to a request, from the text of the document alone; `undefined` where that would be wrong.
 *
 * @param document The open document that it is about, if any.
 */
export function provisionalAnswer(
  method: string,
  params: unknown,
  document: TextDocument | undefined,
): Answer | undefined {
  const result = NOTHING.get(method);
  const nothing = result === undefined ? undefined : { result };
  const feature = OF_TEXT.get(method);
  if (feature === undefined || document === undefined || !isConfiguration(document)) return nothing;
  const made = configurationOf(document);
  if (made === undefined) return nothing;
  return { result: feature(made, params as Asked, lone(made)) ?? nothing?.result ?? null };
}

let lastMade: ConfigDocument | undefined;

/** The document as features see it, parsed once for all that is asked about the same text. */
function configurationOf(document: TextDocument): ConfigDocument | undefined {
  const text = document.getText();
  if (text.length > LONGEST_TEXT) return undefined;
  const path = pathOfUri(document.uri);
  if (lastMade?.path !== path || lastMade.text !== text) lastMade = new ConfigDocument({ path, text });
  return lastMade;
}

function isConfiguration({ uri, languageId }: TextDocument): boolean {
  return languageId === "nextflow-config" || uri.endsWith(".config");
}

/** A workspace in which nothing is known but one text. */
function lone(document: ConfigDocument): LanguageWorkspace {
  return {
    fileSystem: memoryFileSystem(new Map([[document.path, document.text]])),
    folders: [],
    document: (path) => (path === document.path ? document : undefined),
    script: () => undefined,
    scriptsOf: () => undefined,
    projectsOf: () => [],
    projects: () => [],
    scripts: () => [],
    lint: () => Promise.resolve(NOTHING_LINTED),
    findings: () => Promise.resolve([]),
    fixed: () => Promise.resolve(undefined),
    network: () => ({ ok: false, failures: [] }),
  };
}
