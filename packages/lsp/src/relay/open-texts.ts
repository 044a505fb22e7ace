import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
} from "vscode-languageserver";
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  NotificationMessage,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";

/** What a client has open, as its notifications tell of it. */
export class OpenTexts {
  readonly #documents = new Map<string, TextDocument>();

  /** Takes note of a message, if it is about an open text. What cannot be followed is the server's to complain of. */
  follow({ method, params }: NotificationMessage): void {
    switch (method) {
      case DidOpenTextDocumentNotification.method: {
        const { textDocument } = params as Partial<DidOpenTextDocumentParams>;
        if (typeof textDocument?.uri !== "string" || typeof textDocument.text !== "string") return;
        const { uri, languageId, version, text } = textDocument;
        this.#documents.set(uri, TextDocument.create(uri, languageId, version, text));
        return;
      }
      case DidChangeTextDocumentNotification.method: {
        const { textDocument, contentChanges } = params as Partial<DidChangeTextDocumentParams>;
        const document = this.#documents.get(textDocument?.uri ?? "");
        if (document === undefined || !Array.isArray(contentChanges)) return;
        TextDocument.update(document, contentChanges, textDocument?.version ?? document.version + 1);
        return;
      }
      case DidCloseTextDocumentNotification.method: {
        const { textDocument } = params as Partial<DidCloseTextDocumentParams>;
        this.#documents.delete(textDocument?.uri ?? "");
      }
    }
  }

  of(uri: string): TextDocument | undefined {
    return this.#documents.get(uri);
  }

  /** As they would be opened now. */
  openings(): readonly DidOpenTextDocumentParams[] {
    return [...this.#documents.values()].map((document) => {
      const { uri, languageId, version } = document;
      return { textDocument: { uri, languageId, version, text: document.getText() } };
    });
  }
}
