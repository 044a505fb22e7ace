import { ListDatum, MapDatum, demand, entriesOf } from "../values/datum.js";
import type { Datum } from "../values/datum.js";
import type { Budget } from "../budget.js";
import { durationText } from "../values/duration.js";
import { unsupported } from "../interruption.js";
import { memoryText } from "../values/memory-unit.js";

/** As a GString prints a value: as `print`, but a range is written out. */
export function printEmbedded(datum: Datum, budget: Budget): string {
  if (datum instanceof ListDatum && datum.range !== undefined) return print(new ListDatum(datum.items), budget);
  return print(datum, budget);
}

/** As Java's `toString` prints a value, in `String.valueOf` and `String.format`: a map in braces, and what is in it likewise. */
export function javaText(datum: Datum, budget: Budget): string {
  const value = demand(datum);
  if (value instanceof MapDatum) {
    const entries = entriesOf(value).map(({ key, value }) => `${nested(key, budget)}=${nested(value, budget)}`);
    return `{${joined(entries, ", ", budget)}}`;
  }
  if (value instanceof ListDatum && value.range === undefined) {
    if (value.kind === "array") return unsupported("the text of an array");
    return `[${joined(
      value.items.map((item) => nested(item, budget)),
      ", ",
      budget,
    )}]`;
  }
  return print(value, budget);
}

function nested(datum: Datum, budget: Budget): string {
  return budget.nested(() => javaText(datum, budget));
}

/** As Groovy prints a value in `+` and in `toString()` (`FormatHelper`). */
export function print(datum: Datum, budget: Budget): string {
  const value = demand(datum);
  budget.step();
  if (value === null) return "null";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  switch (value.type) {
    case "number":
    case "path":
      return value.text;
    case "memory":
      return memoryText(value);
    case "duration":
      return durationText(value);
    case "list":
      return (
        value.range?.text ??
        `[${joined(
          value.items.map((item) => budget.nested(() => print(item, budget))),
          ", ",
          budget,
        )}]`
      );
    case "map": {
      const entries = entriesOf(value);
      if (entries.length === 0) return "[:]";
      return `[${joined(
        entries.map((entry) => printEntry(entry, budget)),
        ", ",
        budget,
      )}]`;
    }
    case "entry":
      return `${print(value.key, budget)}=${print(value.value, budget)}`;
    case "class":
      return `class ${value.name}`;
    case "pattern":
      return value.source;
    case "closure":
    case "lazy":
    case "matcher":
    case "date":
      return unsupported(`the text of a ${value.type}`);
  }
}

function printEntry(entry: { readonly key: Datum; readonly value: Datum }, budget: Budget): string {
  return budget.nested(() => `${print(entry.key, budget)}:${print(entry.value, budget)}`);
}

/** Some texts as one, unless that would be too long. */
export function joined(texts: readonly string[], separator: string, budget: Budget): string {
  budget.text(texts.reduce((sum, text) => sum + text.length + separator.length, 0));
  return texts.join(separator);
}
