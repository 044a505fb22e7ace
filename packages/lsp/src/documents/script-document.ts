import { parseScript } from "@nf-lint/parser";
import type { Comment, Script, ScriptParseResult, Token } from "@nf-lint/parser";
import type { ScriptModule } from "@nf-lint/pipeline";
import { SourceDocument } from "./source-document.js";

/** A script as features see it. */
export class ScriptDocument extends SourceDocument {
  readonly #module: Pick<ScriptModule, "ast" | "comments"> | undefined;
  #parsed: ScriptParseResult | undefined;

  /** @param module Where the tree is known already, it is not made again: names lead to the nodes of that one. */
  constructor(path: string, text: string, module?: Pick<ScriptModule, "ast" | "comments">) {
    super(path, text);
    this.#module = module;
  }

  get ast(): Script {
    return (this.#module ?? this.#parse()).ast;
  }

  get tokens(): readonly Token[] {
    return this.#parse().tokens;
  }

  get comments(): readonly Comment[] {
    return (this.#module ?? this.#parse()).comments;
  }

  protected override get root(): Script {
    return this.ast;
  }

  #parse(): ScriptParseResult {
    return (this.#parsed ??= parseScript(this.text));
  }
}
