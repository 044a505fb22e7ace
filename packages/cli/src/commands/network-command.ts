import {
  createLinter,
  describeFailure,
  describeNotice,
  parseProfileChoice,
  relativePath,
} from "@nf-lint/linter";
import type { NetworkHost, NetworkSide } from "@nf-lint/linter";
import { environmentOf } from "../arguments/environment-argument.js";
import { settingsFileChoice } from "../arguments/settings-file-argument.js";
import type { SettingsFileArgument } from "../arguments/settings-file-argument.js";
import type { ExitStatus, Io } from "../io.js";
import { networkFormats } from "../network-formats/index.js";
import type { NetworkFormatName } from "../network-formats/index.js";
import { colorsFor } from "../output/color.js";
import type { ColorMode } from "../output/color.js";
import { Messages } from "../output/messages.js";
import { slashed } from "../slashed-path.js";
import { checkAllowlist, readAllowlist } from "./allowlist.js";
import type { AllowedHost } from "./allowlist.js";

/** The options of `nf-lint network [dir]`, as the command line gives them. */
export interface NetworkOptions {
  readonly profile?: readonly string[];
  readonly side?: readonly NetworkSide[];
  readonly nextflow?: string;
  readonly wildcards?: boolean;
  readonly check?: string;
  readonly config?: SettingsFileArgument;
  readonly env?: readonly string[];
  readonly format: NetworkFormatName;
  readonly color: ColorMode;
}

export async function networkCommand(directory: string, options: NetworkOptions, io: Io): Promise<ExitStatus> {
  const { format, nextflow, env = [], side, wildcards = false, check, color } = options;
  const onlyProfiles = options.profile?.map(parseProfileChoice);
  const messages = new Messages(io, colorsFor(io.stderr, color, io.env));
  const allowed = check === undefined ? undefined : readAllowlist(check, io);
  const linter = createLinter({
    cwd: io.cwd,
    fileSystem: io.fileSystem,
    settingsFile: settingsFileChoice(options.config),
    settings: {
      env: environmentOf(env, io.env),
      ...(onlyProfiles && { onlyProfiles }),
      ...(nextflow !== undefined && { nextflow }),
    },
  });
  const network = linter.network(slashed(directory));
  // A configuration alone has hosts, too.
  const failures = network.failures.filter(({ kind }) => kind !== "no-script");
  for (const failure of failures) messages.error(describeFailure(failure));
  if (!network.ok || failures.length > 0) return 2;
  for (const notice of network.notices) messages.note(describeNotice(notice));
  const ofSides = network.hosts.filter((host) => side === undefined || host.sides.some((one) => side.includes(one)));
  const hosts = wildcards && format !== "json" ? withWildcards(ofSides) : ofSides;
  const status = allowed === undefined ? 0 : tellCheck(ofSides, allowed, messages);
  const write = await networkFormats[format]();
  const shownFile = (path: string): string => relativePath(io.cwd, path);
  io.stdout.write(write({ hosts, variants: network.variants.length, shownFile }));
  return status;
}

/** Says on standard error what is missing and what is too much. Only what is surely needed fails the check. */
function tellCheck(hosts: readonly NetworkHost[], allowed: readonly AllowedHost[], messages: Messages): ExitStatus {
  const { missing, unneeded } = checkAllowlist(hosts, allowed);
  for (const { need, host, port, why } of missing) {
    const text = `${host}:${String(port)} is not allowed: ${why}`;
    if (need === "required") messages.error(text);
    else messages.note(`${text} (${need})`);
  }
  for (const { line, text } of unneeded) messages.note(`Line ${String(line)}, ${text}: nothing here needs it.`);
  return missing.some(({ need }) => need === "required") ? 1 : 0;
}

/** Hosts that a pattern covers, as one row a pattern, port and need. */
function withWildcards(hosts: readonly NetworkHost[]): readonly NetworkHost[] {
  const rows = new Map<string, NetworkHost>();
  for (const host of hosts) {
    const name = host.wildcard ?? host.host;
    const key = `${name} ${String(host.port)} ${host.need}`;
    const kept = rows.get(key);
    rows.set(key, kept === undefined ? { ...host, host: name } : united(kept, host));
  }
  return [...rows.values()].sort((a, b) => (a.host < b.host ? -1 : Number(a.host > b.host)));
}

function united(a: NetworkHost, b: NetworkHost): NetworkHost {
  return {
    ...a,
    sides: [...new Set([...a.sides, ...b.sides])],
    profiles: [...new Set([...a.profiles, ...b.profiles])],
    why: [...new Set([...a.why.split("; "), ...b.why.split("; ")])].join("; "),
    because: [...a.because, ...b.because],
  };
}
