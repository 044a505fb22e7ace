import type { Place } from "@nf-lint/resolver";
import type { Address } from "./address.js";
import type { NetworkNeed, NetworkSide } from "./network-row.js";

/** What implies that a service is used. */
export interface Cause {
  /** The option's dotted name, or the directive of a script. */
  readonly option: string;
  readonly place: Place;
}

/** That a run uses, or may use, a service. */
export interface ServiceUse {
  readonly service: string;
  readonly because: readonly Cause[];
  /** What fills the placeholders of the service's hosts; one that is missing makes the host unknown. */
  readonly fill?: ReadonlyMap<string, string>;
  /** The port of `{address}`, where it has one. */
  readonly port?: number;
  /** Where what is only needed at times is known of a use: the need at most. */
  readonly atMost?: NetworkNeed;
  /** Why it is not known whether the service is used, or where it is. */
  readonly unknown?: string;
  /** A condition, in words, that the reason gets. */
  readonly note?: string;
  /** Sides besides those of the rows. */
  readonly alsoAt?: readonly NetworkSide[];
}

/** The use, where it is not known whether there is one, or where it is. */
export function inDoubt(use: ServiceUse, why: string | undefined): ServiceUse {
  if (why === undefined || use.unknown?.includes(why) === true) return use;
  return { ...use, unknown: use.unknown === undefined ? why : `${use.unknown}, and ${why}` };
}

/** The use, where only some runs come to it. */
export function inSomeRuns(use: ServiceUse): ServiceUse {
  return use.atMost === undefined ? { ...use, atMost: "conditional" } : use;
}

/** The use of a service that stands at an address. */
export function useAt(service: string, { host, port }: Address, because: readonly Cause[]): ServiceUse {
  return { service, because, fill: new Map([["address", host]]), ...(port !== undefined && { port }) };
}
