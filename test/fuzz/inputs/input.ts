import type { TypedEdit } from "../../../packages/lsp/test/typing-session.js";

/** What an input is tried as. */
export const INPUT_KINDS = ["mutation", "splice", "generated", "script", "settings", "edits"] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/** A small repository, or a session of an editor in one. */
export interface Input {
  readonly kind: InputKind;
  /** Texts by path below the repository's root. */
  readonly files: Readonly<Record<string, string>>;
  /** What the editor does, in this order. Without any, the files are linted as the command does. */
  readonly edits: readonly TypedEdit[];
}
