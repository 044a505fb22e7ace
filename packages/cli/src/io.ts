import type { FileSystem, History } from "@nf-lint/linter";

/** All that the command reaches outside of itself. Tests give their own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Standard error, for what goes away again. */
  readonly progress: Output;
  readonly fileSystem: FileSystem;
  /** Loaded when it is asked for. */
  readonly history: () => Promise<History>;
  /** Replaces a file as a whole, and makes the folders on the way. Throws what Node.js throws when that fails. */
  readonly writeFile: (path: string, text: string) => void;
  /** False for a file that its owner protects from changes. */
  readonly isWritable: (path: string) => boolean;
  /** How many further names (hard links) a file has. */
  readonly otherNames: (path: string) => number;
  /** From now on an interruption waits until what is being done is done, then calls this, then ends the process. */
  readonly onInterrupt: (listener: () => void) => void;
  /** All of standard input. */
  readonly readStdin: () => Promise<Uint8Array>;
  /** Adds to the end of a file. Throws what Node.js throws when that fails. */
  readonly appendFile: (path: string, text: string) => void;
  /** From now on waits until something in one of these folders changes. */
  readonly nextChange: (folders: readonly string[]) => NextChange;
}

export interface NextChange {
  /** False where the waiting ends without a change. */
  readonly changed: Promise<boolean>;
  readonly stop: () => void;
}

export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  /** The width of the terminal, where it is known. */
  readonly columns?: number;
}

/** A terminal alone has a width that lines are to fit: what goes to a file or a program is never broken or cut. */
export function widthOf({ isTTY, columns }: Output): { readonly columns?: number } {
  return isTTY && columns !== undefined ? { columns } : {};
}

/** 0: nothing at error level. 1: findings at error level, or too many warnings. 2: wrong usage, or a bug of ours. */
export type ExitStatus = 0 | 1 | 2;
