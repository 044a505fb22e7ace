import type { FileSystem } from "@nf-lint/linter";

/** All that the command reaches outside of itself. Tests give their own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly fileSystem: FileSystem;
  /** Throws what Node.js throws when the file cannot be written. */
  readonly writeFile: (path: string, text: string) => void;
}

export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  /** The width of the terminal, where it is known. */
  readonly columns?: number;
}

/** 0: nothing at error level. 1: findings at error level, or too many warnings. 2: wrong usage, or a bug of ours. */
export type ExitStatus = 0 | 1 | 2;
