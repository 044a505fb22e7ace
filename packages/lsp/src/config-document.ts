import { childrenOf, parseConfig } from "@nf-lint/parser";
import type { Comment, ConfigFile, Node, ParseResult, Range as SourceRange, Token } from "@nf-lint/parser";
import type { ProjectFile } from "@nf-lint/resolver";
import type { Position, Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { uriOfPath } from "./uri-path.js";

/** A configuration file as features see it: its text, its tree, and the places in it as the protocol counts them. */
export class ConfigDocument {
  readonly path: string;
  readonly uri: string;
  readonly text: string;
  readonly #tree: ConfigFile | undefined;
  #parsed: ParseResult | undefined;
  #lines: TextDocument | undefined;

  /** @param file Where the tree is known already, it is not made again. */
  constructor({ path, text, ast }: Pick<ProjectFile, "path" | "text"> & { readonly ast?: ConfigFile }) {
    this.path = path;
    this.uri = uriOfPath(path);
    this.text = text;
    this.#tree = ast;
  }

  get ast(): ConfigFile {
    return this.#tree ?? this.#parse().ast;
  }

  get tokens(): readonly Token[] {
    return this.#parse().tokens;
  }

  get comments(): readonly Comment[] {
    return this.#parse().comments;
  }

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
    for (let node: Node | undefined = this.ast; node !== undefined;) {
      chain.push(node);
      node = childrenOf(node).find(({ range: [start, end] }) => start <= offset && offset <= end && start < end);
    }
    return chain;
  }

  #parse(): ParseResult {
    return (this.#parsed ??= parseConfig(this.text));
  }

  #textDocument(): TextDocument {
    return (this.#lines ??= TextDocument.create(this.uri, "nextflow-config", 0, this.text));
  }
}
