import { XMLParser } from "fast-xml-parser";
import { SyntaxValidator } from "fast-xml-validator";
import { expect } from "vitest";

/** An element of a document as the tests look at it: its name, its attributes, what it holds. */
export interface ParsedElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ParsedElement[];
  readonly text: string;
}

/** What a parser makes of a document, which has to be well-formed. */
export function parsedXml(document: string): ParsedElement {
  expect(SyntaxValidator.validate(document)).toBe(true);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    trimValues: false,
  });
  const [root, ...others] = elementsOf(parser.parse(document) as RawNode[]);
  expect(others).toEqual([]);
  if (root === undefined) throw new Error("no root element");
  return root;
}

type RawNode = Readonly<Record<string, unknown>>;

function elementsOf(nodes: readonly RawNode[]): ParsedElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ":@");
    if (name === undefined || name === "#text") return [];
    const children = node[name] as RawNode[];
    const text = children.map((child) => (typeof child["#text"] === "string" ? child["#text"] : "")).join("");
    return [{ name, attributes: (node[":@"] ?? {}) as Record<string, string>, children: elementsOf(children), text }];
  });
}
