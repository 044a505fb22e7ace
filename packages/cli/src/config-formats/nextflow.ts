import { describeUnknown, groovyLiteral, isIdentifier, quotedLiteral, selectorOfKey } from "@nf-lint/linter";
import type { Constant, Value } from "@nf-lint/linter";
import { printable } from "../output/printable-text.js";
import type { ConfigFormat } from "./view.js";

/**
 * A configuration that Nextflow reads, with all includes and profiles gone: the first of the view's. What is unknown
 * stands in a comment.
 */
export const nextflow: ConfigFormat = ({ configs: [first], shownConfig }) => {
  if (first === undefined) return "";
  const config = shownConfig(first);
  const lines = config.keys([]).flatMap((name) => entryLines([name], config.value([name])));
  return lines.map((line) => `${line}\n`).join("");
};

function entryLines(path: readonly string[], value: Value | undefined): readonly string[] {
  const indent = "    ".repeat(path.length - 1);
  const name = path.at(-1) ?? "";
  if (value === undefined) return [];
  if (value.kind === "unknown")
    return [`${indent}// ${printable(name)}: unknown (${printable(describeUnknown(value.reason))})`];
  if (path.length === 1 && name === "plugins") return pluginLines(value);

  const header = blockHeader(path);
  if (value.kind === "known" && value.value instanceof Map && value.value.size > 0 && header !== undefined) {
    const entries: ReadonlyMap<string, Value> = value.value;
    const body = [...entries].flatMap(([key, entry]) => entryLines([...path, key], entry));
    return [`${indent}${header} {`, ...body, `${indent}}`];
  }
  const literal = groovyLiteral(value);
  if (literal === undefined) return [`${indent}// ${printable(name)}: partly unknown`];
  return [`${indent}${isIdentifier(name) ? name : quotedLiteral(name)} = ${literal}`];
}

/** How a block of this path begins; a name that needs quotes cannot have one. */
function blockHeader(path: readonly string[]): string | undefined {
  const name = path.at(-1) ?? "";
  const selector = path.length === 2 && path[0] === "process" ? selectorOfKey(name) : undefined;
  if (selector !== undefined) return `${selector.kind}: ${quotedLiteral(selector.pattern)}`;
  return isIdentifier(name) ? name : undefined;
}

function pluginLines(value: Value): readonly string[] {
  const constant: Constant = value.kind === "known" ? value.value : null;
  if (!Array.isArray(constant)) return [];
  const ids = (constant as readonly Value[]).flatMap((id) => groovyLiteral(id) ?? []);
  return ["plugins {", ...ids.map((id) => `    id ${id}`), "}"];
}
