import type { FileSystem } from "@nf-lint/resolver";
import type { Linter } from "../linter.js";

/** The files at one end of a change, and what lints them. */
export interface End {
  readonly fileSystem: FileSystem;
  readonly linter: Linter;
}

/** The text of a file at an end; `undefined` where there is none. */
export function textAt({ fileSystem }: End, path: string): string | undefined {
  const read = fileSystem.readFile(path);
  return read.kind === "text" ? read.text : undefined;
}
