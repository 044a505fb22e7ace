import { parseConfig } from "@nf-lint/parser";
import type { Comment, ConfigFile, ParseResult, Token } from "@nf-lint/parser";
import type { ProjectFile } from "@nf-lint/resolver";
import { SourceDocument } from "./source-document.js";

/** A configuration file as features see it. */
export class ConfigDocument extends SourceDocument {
  readonly #tree: ConfigFile | undefined;
  #parsed: ParseResult | undefined;

  /** @param file Where the tree is known already, it is not made again. */
  constructor({ path, text, ast }: Pick<ProjectFile, "path" | "text"> & { readonly ast?: ConfigFile }) {
    super(path, text);
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

  protected override get root(): ConfigFile {
    return this.ast;
  }

  #parse(): ParseResult {
    return (this.#parsed ??= parseConfig(this.text));
  }
}
