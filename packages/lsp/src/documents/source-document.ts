import { childrenOf } from "@nf-lint/parser";
import type { Node, Range as SourceRange } from "@nf-lint/parser";
import type { Position, Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { uriOfPath } from "./uri-path.js";

/** A file as features see it, whatever its language: its text, its tree, and the places in it as the protocol counts them. */
export abstract class SourceDocument {
  readonly path: string;
  readonly uri: string;
  readonly text: string;
  #lines: TextDocument | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.uri = uriOfPath(path);
    this.text = text;
  }

  protected abstract get root(): Node;

  /** What the file's lines end with; what is put in keeps to it. */
  get lineEnd(): "\n" | "\r\n" {
    return /^[^\n]*\r\n/.test(this.text) ? "\r\n" : "\n";
  }

  offsetAt(position: Position): number {
    return this.#textDocument().offsetAt(position);
  }

  positionAt(offset: number): Position {
    return this.#textDocument().positionAt(offset);
  }

  rangeOf([start, end]: SourceRange): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  /** The nodes around an offset, from the whole file to the innermost. */
  nodesAt(offset: number): readonly Node[] {
    const chain: Node[] = [];
    for (let node: Node | undefined = this.root; node !== undefined;) {
      chain.push(node);
      node = childrenOf(node).find(({ range: [start, end] }) => start <= offset && offset <= end && start < end);
    }
    return chain;
  }

  #textDocument(): TextDocument {
    return (this.#lines ??= TextDocument.create(this.uri, "", 0, this.text));
  }
}
