import { demand } from "./datum.js";
import type { Datum, KnownDatum } from "./datum.js";
import { Budget } from "../budget.js";
import { unsupported } from "../interruption.js";
import { allMatches } from "../regex/regex.js";

/** Groovy truth (`asBoolean`). */
export function isTrue(datum: Datum): boolean {
  return isTrueKnown(demand(datum));
}

function isTrueKnown(value: KnownDatum): boolean {
  if (value === null) return false;
  if (typeof value === "boolean") return value;
  if (typeof value === "string") return value !== "";
  switch (value.type) {
    case "number":
      return value.value !== 0;
    case "memory":
      return value.bytes !== 0;
    case "duration":
      return value.milliseconds !== 0;
    case "list":
      return value.items.length > 0;
    case "map":
      if (value.entries.size === 0 && value.reader?.others !== undefined)
        return unsupported("whether there are entries");
      return value.entries.size > 0;
    case "matcher":
      return allMatches(value.source, value.text, new Budget()).length > 0;
    default:
      return true;
  }
}
