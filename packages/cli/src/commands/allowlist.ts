import { resolve } from "node:path";
import { whyUnreadable } from "@nf-lint/linter";
import type { NetworkHost } from "@nf-lint/linter";
import type { Io } from "../io.js";
import { slashed } from "../slashed-path.js";
import { UsageError } from "../usage-error.js";

/** One line of an allowlist: a host or `*.suffix`, with a port or for all of them. */
export interface AllowedHost {
  readonly line: number;
  readonly text: string;
  readonly host: string;
  readonly port?: number;
}

/** An allowlist beside what is needed. */
export interface AllowlistCheck {
  /** Hosts that no line allows. */
  readonly missing: readonly NetworkHost[];
  /** Lines that no host needs. */
  readonly unneeded: readonly AllowedHost[];
}

/** The lines of an allowlist; `#` begins a comment. A line that is no host is told as a usage error. */
export function readAllowlist(file: string, { cwd, fileSystem }: Io): readonly AllowedHost[] {
  const read = fileSystem.readFile(slashed(resolve(cwd, file)));
  if (read.kind !== "text") throw new UsageError(`The allowlist ${file} cannot be read: ${whyUnreadable(read)}`);
  return read.text.split(/\r?\n/).flatMap((written, i): readonly AllowedHost[] => {
    const text = written.replace(/#.*/, "").trim();
    if (text === "") return [];
    const found = /^(?<host>(?:\*\.)?[\w*.-]+?)\.?(?::(?<port>\d{1,5}))?$/.exec(text)?.groups;
    const line = i + 1;
    if (found?.["host"] === undefined) {
      throw new UsageError(`${file}, line ${String(line)}: write a host or *.suffix, with :port where one is meant.`);
    }
    const port = found["port"];
    return [{ line, text, host: found["host"].toLowerCase(), ...(port !== undefined && { port: Number(port) }) }];
  });
}

export function checkAllowlist(hosts: readonly NetworkHost[], allowed: readonly AllowedHost[]): AllowlistCheck {
  return {
    missing: hosts.filter((host) => !allowed.some((entry) => allows(entry, host))),
    unneeded: allowed.filter((entry) => !hosts.some((host) => allows(entry, host))),
  };
}

function allows(entry: AllowedHost, { host, port }: NetworkHost): boolean {
  if (entry.port !== undefined && entry.port !== port) return false;
  return entry.host.startsWith("*.") ? host.endsWith(entry.host.slice(1)) : entry.host === host;
}
