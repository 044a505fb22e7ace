import type { ScriptParseResult } from "@nf-lint/parser";
import type { FileSystem, ReadResult } from "@nf-lint/resolver";
import { isWithin, normalizePath } from "@nf-lint/resolver";
import { scriptModule } from "./script-module.js";
import type { ScriptModule } from "./script-module.js";

/** Why a script cannot be read. */
export type ScriptFailure = Exclude<ReadResult, { kind: "text" }>;

/** Whether a script could be read. */
export function isModule(module: ScriptModule | ScriptFailure): module is ScriptModule {
  return "ast" in module;
}

/** The scripts of a project by path, read and parsed once. A module is the same object until its text changes. */
export class ScriptFiles {
  readonly fileSystem: FileSystem;
  readonly #boundary: string | undefined;
  readonly #parse: (text: string) => ScriptParseResult;
  readonly #onParse: (path: string) => void;
  readonly #modules = new Map<string, ScriptModule | ScriptFailure>();

  constructor(
    fileSystem: FileSystem,
    options: {
      readonly boundary: string | undefined;
      readonly parse: (text: string) => ScriptParseResult;
      readonly onParse: (path: string) => void;
    },
  ) {
    this.fileSystem = fileSystem;
    this.#boundary = options.boundary;
    this.#parse = options.parse;
    this.#onParse = options.onParse;
  }

  get(path: string): ScriptModule | ScriptFailure {
    const normal = normalizePath(path);
    const held = this.#modules.get(normal);
    if (held !== undefined) return held;
    const read = this.fileSystem.readFile(normal);
    const module = read.kind === "text" ? this.#parsed(normal, read.text) : read;
    this.#modules.set(normal, module);
    return module;
  }

  /** Reads a file again that was read before, and forgets what was made of it where it is not the same. */
  refresh(path: string): void {
    const held = this.#modules.get(path);
    if (held === undefined) return;
    const read = this.fileSystem.readFile(path);
    const isSame = read.kind === "text" && isModule(held) && held.source === read.text;
    if (!isSame) this.#modules.delete(path);
  }

  /** As it is written: what a link leads out to is refused when it is read. */
  isInside(path: string): boolean {
    return this.#boundary === undefined || isWithin(this.#boundary, path);
  }

  #parsed(path: string, source: string): ScriptModule {
    this.#onParse(path);
    return scriptModule(path, source, this.#parse);
  }
}
