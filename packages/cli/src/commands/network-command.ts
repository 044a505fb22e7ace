import {
  configurationChange,
  createLinter,
  describeFailure,
  describeNotice,
  describeRevisionFailure,
  relativePath,
} from "@nf-lint/linter";
import type { ChangeOptions, NetworkHost, NetworkSide } from "@nf-lint/linter";
import { linterOptionsOf } from "../arguments/project-options.js";
import type { ProjectOptions } from "../arguments/project-options.js";
import type { ExitStatus, Io } from "../io.js";
import { networkChangeFormats } from "../network-formats/change.js";
import { networkFormats } from "../network-formats/index.js";
import type { NetworkFormatName } from "../network-formats/index.js";
import { colorsFor } from "../output/color.js";
import type { ColorMode } from "../output/color.js";
import { Messages } from "../output/messages.js";
import { slashed } from "../slashed-path.js";
import { UsageError } from "../usage-error.js";
import { checkAllowlist, readAllowlist } from "./allowlist.js";
import type { AllowedHost } from "./allowlist.js";

/** The options of `nf-lint network [dir]`, as the command line gives them. */
export interface NetworkOptions extends ProjectOptions {
  readonly side?: readonly NetworkSide[];
  readonly wildcards?: boolean;
  readonly check?: string;
  readonly since?: string;
  readonly format: NetworkFormatName;
  readonly color: ColorMode;
}

export async function networkCommand(directory: string, options: NetworkOptions, io: Io): Promise<ExitStatus> {
  const { format, check, since, color } = options;
  const messages = new Messages(io, colorsFor(io.stderr, color, io.env));
  const linterOptions = linterOptionsOf(options, io);
  if (since !== undefined) {
    if (check !== undefined) throw new UsageError("--check compares all hosts with a list: leave --since out.");
    const history = await io.history();
    return writeChange(slashed(directory), { ...linterOptions, history, since }, options, io, messages);
  }
  const allowed = check === undefined ? undefined : readAllowlist(check, io);
  const network = createLinter(linterOptions).network(slashed(directory));
  // A configuration alone has hosts, too.
  const failures = network.failures.filter(({ kind }) => kind !== "no-script");
  for (const failure of failures) messages.error(describeFailure(failure));
  if (!network.ok || failures.length > 0) return 2;
  for (const notice of network.notices) messages.note(describeNotice(notice));
  const ofSides = onSides(network.hosts, options);
  const status = allowed === undefined ? 0 : tellCheck(ofSides, allowed, messages);
  const write = await networkFormats[format]();
  const hosts = shownHosts(ofSides, options);
  io.stdout.write(write({ hosts, variants: network.variants.length, shownFile: shownFileIn(io) }));
  return status;
}

/** With `--since`: what differs, and nothing else. */
function writeChange(
  directory: string,
  changeOptions: ChangeOptions,
  options: NetworkOptions,
  io: Io,
  messages: Messages,
): ExitStatus {
  const changed = configurationChange(directory, changeOptions);
  if (!changed.ok) throw new UsageError(describeRevisionFailure(changed.failure));
  for (const failure of changed.failures) messages.error(describeFailure(failure));
  if (changed.failures.length > 0) return 2;
  const [found = { added: [], removed: [], changed: [], variants: 0 }] = changed.change.networks();
  const change = {
    ...found,
    added: shownHosts(onSides(found.added, options), options),
    removed: shownHosts(onSides(found.removed, options), options),
    changed: found.changed.filter(({ host }) => onSides([host], options).length > 0),
  };
  const { format } = options;
  io.stdout.write(networkChangeFormats[format]({ since: changeOptions.since, change, shownFile: shownFileIn(io) }));
  return 0;
}

function shownFileIn({ cwd }: Io): (path: string) => string {
  return (path) => relativePath(cwd, path);
}

function onSides(hosts: readonly NetworkHost[], { side }: NetworkOptions): readonly NetworkHost[] {
  return hosts.filter((host) => side === undefined || host.sides.some((one) => side.includes(one)));
}

function shownHosts(hosts: readonly NetworkHost[], { wildcards, format }: NetworkOptions): readonly NetworkHost[] {
  return wildcards === true && format !== "json" ? withWildcards(hosts) : hosts;
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
