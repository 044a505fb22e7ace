import type { NetworkHost } from "../network/network.js";
import type { NetworkNeed } from "../network/network-row.js";
import { NETWORK_NEEDS } from "../network/network-row.js";

/** What a change makes of the hosts that a project needs. A host with another port is another. */
export interface NetworkChange {
  /** The root configuration, relative to the working directory. */
  readonly rootFile: string;
  /** The rows of hosts that nothing needed before, sorted by host. */
  readonly added: readonly NetworkHost[];
  /** The rows, as they were, of hosts that nothing needs any more. */
  readonly removed: readonly NetworkHost[];
  /** Hosts that were needed and are, more surely or less. */
  readonly changed: readonly NeedChange[];
  /** How many choices of profiles are looked at today. */
  readonly variants: number;
}

export interface NeedChange {
  /** The row that is the surest today. */
  readonly host: NetworkHost;
  /** How surely it was needed. */
  readonly before: NetworkNeed;
}

/** @param before `undefined` where the project is new. */
export function compareNetworks(
  before: readonly NetworkHost[] = [],
  after: readonly NetworkHost[],
): Pick<NetworkChange, "added" | "removed" | "changed"> {
  const [was, is] = [surest(before), surest(after)];
  return {
    added: after.filter((host) => !was.has(addressOf(host))),
    removed: before.filter((host) => !is.has(addressOf(host))),
    changed: [...is].flatMap(([address, host]): readonly NeedChange[] => {
      const former = was.get(address);
      return former === undefined || former.need === host.need ? [] : [{ host, before: former.need }];
    }),
  };
}

function addressOf({ host, port }: NetworkHost): string {
  return `${host} ${String(port)}`;
}

function surest(hosts: readonly NetworkHost[]): ReadonlyMap<string, NetworkHost> {
  const found = new Map<string, NetworkHost>();
  for (const host of hosts) {
    const other = found.get(addressOf(host));
    if (other === undefined || NETWORK_NEEDS.indexOf(host.need) < NETWORK_NEEDS.indexOf(other.need))
      found.set(addressOf(host), host);
  }
  return found;
}
