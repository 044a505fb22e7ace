import { escapeUTF8 } from "entities/escape";
import { printable } from "../output/printable-text.js";

/** An element with its attributes and what it holds. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children?: readonly (XmlElement | string)[];
}

/** A document, indented; text stands as it is, for blanks in it may matter. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementText(root, "")}\n`;
}

function elementText({ name, attributes, children = [] }: XmlElement, indent: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(printable(String(value)))}"`);
  const tag = `${indent}<${name}${written.join("")}`;
  if (children.length === 0) return `${tag}/>`;
  if (children.every((child) => typeof child === "string"))
    return `${tag}>${children.map(linesText).join("")}</${name}>`;
  const content = children.map((child) =>
    typeof child === "string" ? linesText(child) : elementText(child, `${indent}  `),
  );
  return `${tag}>\n${content.join("\n")}\n${indent}</${name}>`;
}

function linesText(text: string): string {
  return text
    .split("\n")
    .map((line) => escaped(printable(line)))
    .join("\n");
}

/** XML has no way to write some characters, not even escaped. */
function escaped(text: string): string {
  return escapeUTF8(text.replace(/[\p{Surrogate}\ufffe\uffff]/gu, "\ufffd"));
}
