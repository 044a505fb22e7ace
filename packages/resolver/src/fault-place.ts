import { placeOf } from "./options/setting-places.js";
import type { Place, Rejection } from "./resolved-config.js";

/** Where that has to be mended for which Nextflow rejects a run: what findings name, too. */
export function faultPlace({ place, origin, expression }: Pick<Rejection, "place" | "origin" | "expression">): Place {
  return origin ?? (expression === undefined ? place : placeOf(place.file, expression));
}
