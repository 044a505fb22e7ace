import { targetVersion } from "@nf-lint/resolver";
import type { Project, ResolvedConfig, SecretMask } from "@nf-lint/resolver";
import { maskOfProcesses } from "../processes.js";
import type { Processes, VariantProcesses } from "../processes.js";
import type { Settings } from "../settings.js";
import { runProcesses, whyOpen } from "./run-processes.js";
import type { NetworkRun } from "./network-run.js";
import { hostsOfService, NETWORK_NEEDS, NETWORK_SIDES } from "./network-row.js";
import type { NetworkNeed, NetworkRow, NetworkSide } from "./network-row.js";
import type { Cause, ServiceUse } from "./service-use.js";
import { variantUses } from "./services/variant-uses.js";

/** A host that a run needs, or may need. */
export interface NetworkHost {
  /** Lower case; a part in capitals (`batch.REGION.amazonaws.com`) is not known, and a `*` stands for names that change. */
  readonly host: string;
  readonly port: number;
  readonly sides: readonly NetworkSide[];
  readonly need: NetworkNeed;
  /** The variants, by name. */
  readonly profiles: readonly string[];
  readonly why: string;
  readonly because: readonly Cause[];
  /** The pattern that covers it together with its siblings. */
  readonly wildcard?: string;
}

/** The hosts of a project, with what they were told from; or why that cannot be said. */
export type Network =
  (Extract<Processes, { ok: true }> & { readonly hosts: readonly NetworkHost[] }) | Extract<Processes, { ok: false }>;

/** What hosts are told from, besides the files. */
export interface NetworkBasis {
  /** The Nextflow version to judge for; from the manifest where it is not given. */
  readonly version?: string | undefined;
  /** The environment variables that are given. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** The params that are given at launch. */
  readonly params?: Settings["params"] | undefined;
}

/**
 * The hosts that the variants of a project need: one a host, port and need, sorted by these. Credentials that the
 * configuration holds are hidden.
 */
export function networkHosts(
  project: Project,
  variants: readonly VariantProcesses[],
  basis: NetworkBasis,
): readonly NetworkHost[] {
  const found = new Map<string, GrowingHost>();
  for (const variant of variants) {
    for (const host of withoutCovered(hostsOf(runOf(project, variant, basis)))) addHost(found, host);
  }
  const mask = maskOfProcesses(variants);
  return [...found.values()].map((host) => finished(host, mask)).sort(compareHosts);
}

interface GrowingHost {
  readonly host: string;
  readonly port: number;
  readonly need: NetworkNeed;
  readonly wildcard: string | undefined;
  readonly sides: Set<NetworkSide>;
  readonly profiles: Set<string>;
  readonly why: Set<string>;
  readonly because: Map<string, Cause>;
}

function addHost(found: Map<string, GrowingHost>, host: GrowingHost): void {
  const key = `${host.host} ${String(host.port)} ${host.need}`;
  const known = found.get(key);
  if (known === undefined) {
    found.set(key, host);
    return;
  }
  for (const side of host.sides) known.sides.add(side);
  for (const profile of host.profiles) known.profiles.add(profile);
  for (const reason of host.why) known.why.add(reason);
  for (const [place, cause] of host.because) known.because.set(place, cause);
}

function hostsOf(run: NetworkRun): readonly GrowingHost[] {
  const found = new Map<string, GrowingHost>();
  for (const use of variantUses(run)) {
    for (const row of hostsOfService(use.service)) addHost(found, hostOf(row, use, run.config.variant.name));
  }
  return [...found.values()];
}

/** Without hosts that the same sides need more surely anyway. */
function withoutCovered(hosts: readonly GrowingHost[]): readonly GrowingHost[] {
  const byAddress = new Map<string, GrowingHost[]>();
  for (const host of hosts) {
    const key = `${host.host} ${String(host.port)}`;
    const others = byAddress.get(key);
    if (others === undefined) byAddress.set(key, [host]);
    else others.push(host);
  }
  return hosts.filter((host) => {
    const others = byAddress.get(`${host.host} ${String(host.port)}`) ?? [];
    return !others.some(
      (other) => covers(other.need, host.need) && [...host.sides].every((side) => other.sides.has(side)),
    );
  });
}

/** What is not known may be required: only that stands above it. */
function covers(stronger: NetworkNeed, weaker: NetworkNeed): boolean {
  if (weaker === "unknown") return stronger === "required";
  return NETWORK_NEEDS.indexOf(stronger) < NETWORK_NEEDS.indexOf(weaker);
}

function runOf(
  project: Project,
  { config, run }: VariantProcesses,
  { version, environment, params }: NetworkBasis,
): NetworkRun {
  const open = whyOpen(run);
  return {
    project,
    config,
    processes: runProcesses(run),
    ...(open !== undefined && { open }),
    target: targetVersion(config, version),
    environment: new Map(Object.entries(environment ?? {})),
    params: undeclaredParams(config, params),
  };
}

function undeclaredParams(config: ResolvedConfig, params: NetworkBasis["params"]): ReadonlyMap<string, string> {
  const texts = Object.entries(params ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return new Map(texts.filter(([name]) => config.option(["params", name]) === undefined));
}

function hostOf(row: NetworkRow, use: ServiceUse, variant: string): GrowingHost {
  const host = filledHost(row.host, use.fill);
  return {
    host,
    port: use.port ?? row.port ?? 443,
    need: needOf(row, use, host),
    wildcard: row.wildcard,
    sides: new Set([...row.sides, ...(use.alsoAt ?? [])]),
    profiles: new Set([variant]),
    why: new Set([whyOf(row, use, host)]),
    because: new Map(use.because.map((cause) => [placeOf(cause), cause])),
  };
}

function placeOf({ option, place: { file, range } }: Cause): string {
  return `${option} ${file} ${String(range[0])}`;
}

function needOf(row: NetworkRow, use: ServiceUse, host: string): NetworkNeed {
  // What is put into a host's name is in small letters: a capital is a part that is not known.
  if (use.unknown !== undefined || /[A-Z]/.test(host)) return "unknown";
  const { atMost } = use;
  return atMost !== undefined && NETWORK_NEEDS.indexOf(atMost) > NETWORK_NEEDS.indexOf(row.need) ? atMost : row.need;
}

function whyOf({ why }: NetworkRow, { unknown, note }: ServiceUse, host: string): string {
  const noted = note === undefined ? why : `${why} (${note})`;
  const missing = /[A-Z]+/.exec(host)?.[0];
  const reason = unknown ?? (missing === undefined ? undefined : `${missing} is not known here`);
  return reason === undefined ? noted : `${noted}: ${reason}`;
}

/** The host with its placeholders filled; those that nothing fills in capitals. */
function filledHost(template: string, fill: ServiceUse["fill"]): string {
  return template.replace(/\{(?<name>\w+)\}/g, (_all, name: string) => {
    return fill?.get(name)?.toLowerCase() ?? (name === "address" ? "HOST" : name.toUpperCase());
  });
}

function finished(
  { host, port, need, sides, profiles, why, because, wildcard }: GrowingHost,
  mask: SecretMask,
): NetworkHost {
  return {
    host: mask.text(host),
    port,
    sides: NETWORK_SIDES.filter((side) => sides.has(side)),
    need,
    profiles: [...profiles],
    why: mask.text([...why].join("; ")),
    because: [...because.values()].sort(compareCauses),
    ...(wildcard !== undefined && { wildcard }),
  };
}

function compareHosts(a: NetworkHost, b: NetworkHost): number {
  return (
    compareTexts(a.host, b.host) || a.port - b.port || NETWORK_NEEDS.indexOf(a.need) - NETWORK_NEEDS.indexOf(b.need)
  );
}

function compareCauses(a: Cause, b: Cause): number {
  return (
    compareTexts(a.place.file, b.place.file) || a.place.range[0] - b.place.range[0] || compareTexts(a.option, b.option)
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
