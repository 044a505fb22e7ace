import { describeUnknown, render } from "@nf-lint/groovy";
import type { Constant, Value } from "@nf-lint/groovy";

const LONGEST = 80;

/** So much of a text is kept in front of the place in which it differs from another one. */
const KEPT = 24;

/** A value is not written out for longer than this: what a person compares is shorter by far. */
const MOST_WRITTEN = 20_000;

/** A value in one short line, for a person: constants as a configuration would write them, else why there is none. */
export function valueText(value: Value): string {
  return shortened(wholeText(value));
}

/** Some values in short lines, which differ where the values do. */
export function valueTexts(values: readonly Value[]): readonly string[] {
  const whole = values.map((value) => wholeText(value).replace(/\s+/g, " "));
  return whole.map((text) => {
    const short = shortened(text);
    const like = whole.filter((other) => other !== text && shortened(other) === short);
    if (like.length === 0) return short;
    const differs = like.reduce((least, other) => Math.min(least, firstDifference(text, other)), text.length);
    return `${text.slice(0, KEPT)}…${shortened(text.slice(Math.max(KEPT, differs - KEPT)))}`;
  });
}

/** What many choices of profiles share is written once. */
const kept = new WeakMap<Value, string>();

/** The same for values that a person takes for the same: closures by what is written in them. */
export function wholeText(value: Value): string {
  const text = kept.get(value) ?? textOf(value);
  kept.set(value, text);
  return text;
}

function textOf(value: Value): string {
  switch (value.kind) {
    case "known":
      return typeof value.value === "string" ? `'${value.value}'` : (render(value) ?? written(value.value));
    case "lazy":
      return value.source;
    case "unknown":
      return `unknown: ${describeUnknown(value.reason)}`;
  }
}

/** A text in one line, cut where it is long. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** A list or map that holds what has no text of its own: closures, and what is unknown. */
function written(constant: Constant): string {
  const parts: string[] = [];
  let length = 0;
  const add = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  const write = (value: Value, depth: number): void => {
    const plain = value.kind === "known" ? value.value : undefined;
    const isMap = plain instanceof Map;
    if (depth > MOST_DEEP || !(isMap || Array.isArray(plain))) {
      add(depth > MOST_DEEP || isMap || Array.isArray(plain) ? "…" : wholeText(value));
      return;
    }
    const entries: readonly (readonly [string, Value])[] = isMap
      ? [...(plain as ReadonlyMap<string, Value>)].map(([key, entry]) => [`${key}: `, entry])
      : (plain as readonly Value[]).map((entry) => ["", entry]);
    add("[");
    for (const [index, [key, entry]] of entries.entries()) {
      if (length > MOST_WRITTEN) break;
      add((index === 0 ? "" : ", ") + key);
      write(entry, depth + 1);
    }
    add("]");
  };
  write({ kind: "known", value: constant }, 0);
  return parts.join("");
}

const MOST_DEEP = 50;

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
