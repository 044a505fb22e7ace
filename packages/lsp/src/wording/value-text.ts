import { describeUnknown, render } from "@nf-lint/groovy";
import type { Value } from "@nf-lint/groovy";

const LONGEST = 80;

/** A value in one short line, for a person: constants as a configuration would write them, else why there is none. */
export function valueText(value: Value): string {
  switch (value.kind) {
    case "known":
      return shortened(typeof value.value === "string" ? `'${value.value}'` : (render(value) ?? "…"));
    case "lazy":
      return shortened(value.source);
    case "unknown":
      return `unknown: ${shortened(describeUnknown(value.reason))}`;
  }
}

/** A text in one line, cut where it is long. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
