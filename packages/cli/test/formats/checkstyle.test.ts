import { expect, test } from "vitest";
import { noColors } from "../../src/output/color.js";
import { checkstyle } from "../../src/formats/checkstyle.js";
import { reportOf } from "./report-of.js";
import { richReport } from "./rich-report.js";
import { parsedXml } from "./xml-text.js";

test("the files with their errors, as Checkstyle writes them", () => {
  const root = parsedXml(checkstyle(richReport(), { colors: noColors }));
  expect([root.name, root.attributes]).toEqual(["checkstyle", { version: "4.3" }]);
  expect(root.children.map(({ name, attributes }) => [name, attributes])).toEqual([
    ["file", { name: "conf/gcp.config" }],
    ["file", { name: "nextflow.config" }],
  ]);
  const errors = root.children.flatMap(({ children }) => children);
  expect(
    errors.map(({ name, attributes }) => [
      name,
      attributes["line"],
      attributes["column"],
      attributes["severity"],
      attributes["source"],
    ]),
  ).toEqual([
    ["error", "2", "3", "warning", "nf-lint.require-spot-retries"],
    ["error", "2", "3", "error", "nf-lint.no-quoted-boolean"],
    ["error", "100", "1", "info", "nf-lint.require-spot-retries"],
  ]);
});

test("no findings are no files", () => {
  expect(checkstyle(reportOf([]), { colors: noColors })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3"/>\n',
  );
});
