import type { Place } from "@nf-lint/resolver";
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
