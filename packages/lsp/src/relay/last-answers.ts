import {
  CodeLensRequest,
  DocumentDiagnosticRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  SemanticTokensRequest,
  WorkspaceDiagnosticRequest,
} from "vscode-languageserver";
import type { DocumentDiagnosticReport, RequestMessage, ResponseMessage } from "vscode-languageserver";
import type { OpenTexts } from "./open-texts.js";

/** The requests about a document as a whole: the next answer is much like the last one. */
const ABOUT_DOCUMENTS: ReadonlySet<string> = new Set([
  CodeLensRequest.method,
  DocumentDiagnosticRequest.method,
  DocumentLinkRequest.method,
  DocumentSymbolRequest.method,
  FoldingRangeRequest.method,
  SemanticTokensRequest.method,
]);

/** What a request is answered with. */
export interface Answer {
  readonly result: NonNullable<ResponseMessage["result"]> | null;
}

interface LastAnswer extends Answer {
  readonly text: string;
}

/** What the server said last of the workspace, and of each open document. */
export class LastAnswers {
  readonly #texts: OpenTexts;
  readonly #byDocument = new Map<string, Map<string, LastAnswer>>();
  #ofWorkspace: Answer | undefined;

  constructor(texts: OpenTexts) {
    this.#texts = texts;
  }

  /** @param text What the document was when it was asked about. */
  keep({ method, params }: RequestMessage, answer: Answer, text: string | undefined): void {
    if (method === WorkspaceDiagnosticRequest.method) this.#ofWorkspace = answer;
    const uri = uriIn(params);
    if (uri === undefined || text === undefined || !ABOUT_DOCUMENTS.has(method) || isUnchanged(answer)) return;
    if (this.#texts.of(uri) === undefined) return;
    const answers = this.#byDocument.get(uri) ?? new Map<string, LastAnswer>();
    answers.set(method, { ...unnamed(method, answer), text });
    this.#byDocument.set(uri, answers);
  }

  /** The last answer to a request, and whether what it is about is the same text. */
  of({ method, params }: RequestMessage): (Answer & { readonly isAboutText: boolean }) | undefined {
    if (method === WorkspaceDiagnosticRequest.method)
      return this.#ofWorkspace && { ...this.#ofWorkspace, isAboutText: true };
    const uri = uriIn(params) ?? "";
    const document = this.#texts.of(uri);
    const last = this.#byDocument.get(uri)?.get(method);
    if (document !== undefined) return last && { result: last.result, isAboutText: last.text === document.getText() };
    this.#byDocument.delete(uri);
    return undefined;
  }
}

/** Whether two answers to a request say the same. */
export function saysSame(method: string, one: Answer, other: Answer): boolean {
  if (isUnchanged(one) || isUnchanged(other)) return true;
  return JSON.stringify(unnamed(method, one)) === JSON.stringify(unnamed(method, other));
}

/** The document that a request is about, if any. */
export function uriIn(params: unknown): string | undefined {
  const { textDocument } = (params ?? {}) as { readonly textDocument?: { readonly uri?: unknown } | null };
  return typeof textDocument?.uri === "string" ? textDocument.uri : undefined;
}

/** Of diagnostics the client may hear that they are those that it has. */
function isUnchanged({ result }: Answer): boolean {
  return (result as Partial<DocumentDiagnosticReport> | null)?.kind === "unchanged";
}

/** Diagnostics under no name: the client shall ask for all of them again. */
function unnamed(method: string, { result }: Answer): Answer {
  if (method !== DocumentDiagnosticRequest.method || result === null) return { result };
  const { resultId: _, ...report } = result as DocumentDiagnosticReport;
  return { result: report };
}
