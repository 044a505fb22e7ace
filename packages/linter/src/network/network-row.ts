import { NETWORK_ROWS } from "./network-hosts.generated.js";

/** Who makes a connection: `puller` is who pulls images, workers or (Singularity and its kin) the head job. */
export const NETWORK_SIDES = ["launcher", "head", "worker", "puller", "platform"] as const;

export type NetworkSide = (typeof NETWORK_SIDES)[number];

/** `conditional`: some runs need it. `unknown`: it hangs on what the configuration does not say. */
export const NETWORK_NEEDS = ["required", "conditional", "optional", "unknown"] as const;

export type NetworkNeed = (typeof NETWORK_NEEDS)[number];

/** A host of a service, as the generated facts have it. */
export interface NetworkRow {
  readonly service: string;
  /** With placeholders such as `{region}`, which the use of the service fills. */
  readonly host: string;
  /** Left out where the address has it. */
  readonly port?: number;
  readonly sides: readonly NetworkSide[];
  readonly need: NetworkNeed;
  readonly why: string;
  /** The pattern that covers it together with its siblings. */
  readonly wildcard?: string;
}

let byService: Map<string, NetworkRow[]> | undefined;

/** The hosts of a service; none of one that there is not. */
export function hostsOfService(service: string): readonly NetworkRow[] {
  byService ??= grouped(JSON.parse(NETWORK_ROWS) as NetworkRow[]);
  return byService.get(service) ?? [];
}

function grouped(rows: readonly NetworkRow[]): Map<string, NetworkRow[]> {
  const groups = new Map<string, NetworkRow[]>();
  for (const row of rows) groups.set(row.service, [...(groups.get(row.service) ?? []), row]);
  return groups;
}
