import { parseScript } from "@nf-lint/parser";
import type { Script } from "@nf-lint/parser";
import { SourceDocument } from "./source-document.js";

/** A script as features see it. */
export class ScriptDocument extends SourceDocument {
  #ast: Script | undefined;

  get ast(): Script {
    return (this.#ast ??= parseScript(this.text).ast);
  }

  protected override get root(): Script {
    return this.ast;
  }
}
