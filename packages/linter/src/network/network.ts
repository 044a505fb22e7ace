import { targetVersion } from "@nf-lint/resolver";
import type { Project } from "@nf-lint/resolver";
import type { Processes, VariantProcesses } from "../processes.js";
import { hostsOfService, NETWORK_NEEDS, NETWORK_SIDES } from "./network-row.js";
import type { NetworkNeed, NetworkRow, NetworkSide } from "./network-row.js";
import type { Cause, ServiceUse } from "./service-use.js";
import { variantUses } from "./variant-uses.js";

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

interface GrowingHost {
  readonly row: NetworkRow;
  readonly host: string;
  readonly port: number;
  readonly need: NetworkNeed;
  readonly sides: Set<NetworkSide>;
  readonly profiles: Set<string>;
  readonly why: Set<string>;
  readonly because: Map<string, Cause>;
}

/**
 * The hosts that the variants of a project need: one a host, port and need, sorted by these.
 *
 * @param version The Nextflow version to judge for; from the manifest where it is not given.
 */
export function networkHosts(
  project: Project,
  variants: readonly VariantProcesses[],
  version: string | undefined,
): readonly NetworkHost[] {
  const found = new Map<string, GrowingHost>();
  for (const { config, run } of variants) {
    for (const use of variantUses(project, config, run, targetVersion(config, version))) {
      for (const row of hostsOfService(use.service)) addHost(found, row, use, config.variant.name);
    }
  }
  return [...found.values()].map(finished).sort(compareHosts);
}

function addHost(found: Map<string, GrowingHost>, row: NetworkRow, use: ServiceUse, variant: string): void {
  const host = filledHost(row.host, use.fill);
  const port = use.port ?? row.port ?? 443;
  const need = needOf(row, use, host);
  const key = `${host} ${String(port)} ${need}`;
  let entry = found.get(key);
  if (entry === undefined) {
    entry = { row, host, port, need, sides: new Set(), profiles: new Set(), why: new Set(), because: new Map() };
    found.set(key, entry);
  }
  for (const side of [...row.sides, ...(use.alsoAt ?? [])]) entry.sides.add(side);
  entry.profiles.add(variant);
  entry.why.add(whyOf(row, use));
  for (const cause of use.because) {
    const { file, range } = cause.place;
    entry.because.set(`${cause.option} ${file} ${String(range[0])}`, cause);
  }
}

function needOf(row: NetworkRow, use: ServiceUse, host: string): NetworkNeed {
  // What is put into a host's name is in small letters: a capital is a part that is not known.
  if (use.unknown !== undefined || /[A-Z]/.test(host)) return "unknown";
  const { atMost } = use;
  return atMost !== undefined && NETWORK_NEEDS.indexOf(atMost) > NETWORK_NEEDS.indexOf(row.need) ? atMost : row.need;
}

function whyOf({ why }: NetworkRow, { unknown, note }: ServiceUse): string {
  const noted = note === undefined ? why : `${why} (${note})`;
  return unknown === undefined ? noted : `${noted}: ${unknown}`;
}

/** The host with its placeholders filled; those that nothing fills in capitals. */
function filledHost(template: string, fill: ServiceUse["fill"]): string {
  return template.replace(/\{(?<name>\w+)\}/g, (_all, name: string) => {
    return fill?.get(name)?.toLowerCase() ?? (name === "address" ? "HOST" : name.toUpperCase());
  });
}

function finished({ row, host, port, need, sides, profiles, why, because }: GrowingHost): NetworkHost {
  return {
    host,
    port,
    sides: NETWORK_SIDES.filter((side) => sides.has(side)),
    need,
    profiles: [...profiles],
    why: [...why].join("; "),
    because: [...because.values()].sort(compareCauses),
    ...(row.wildcard !== undefined && { wildcard: row.wildcard }),
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
