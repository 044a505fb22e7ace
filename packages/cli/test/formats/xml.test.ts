import { expect, test } from "vitest";
import { xmlDocument } from "../../src/formats/xml.js";
import { HOSTILE } from "./rich-report.js";
import { parsedXml } from "./xml-text.js";

test("elements are indented, text stands as it is", () => {
  const inner = { name: "b", attributes: { n: 1 }, children: ["x\ny"] };
  expect(xmlDocument({ name: "a", attributes: {}, children: [inner, { name: "c", attributes: {} }] })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<a>\n  <b n="1">x\ny</b>\n  <c/>\n</a>\n',
  );
});

test("whatever is put in, the document is well-formed and has that one element", () => {
  const strange = `${HOSTILE}\u0000\u0008\ud800\ufffe\uffff`;
  const document = xmlDocument({ name: "a", attributes: { t: strange }, children: [strange] });
  const root = parsedXml(document);
  expect(root.children).toEqual([]);
  expect(document).not.toMatch(/(?!\n)\p{Control}|[\p{Surrogate}\ufffe\uffff]/u);
});
