import type { Finding } from "@nf-lint/linter";
import { findingsByFile } from "./findings-by-file.js";
import { fullMessage } from "./profiles-phrase.js";
import type { Format } from "./report.js";
import { xmlDocument } from "./xml.js";
import type { XmlElement } from "./xml.js";

/** The format of Checkstyle's XML logger, which Jenkins, reviewdog and many others read. */
export const checkstyle: Format = ({ findings }) =>
  xmlDocument({
    name: "checkstyle",
    // The version of the format: that of the Checkstyle that first wrote it so.
    attributes: { version: "4.3" },
    children: [...findingsByFile(findings)].map(([file, inFile]) => ({
      name: "file",
      attributes: { name: file },
      children: inFile.map(errorElement),
    })),
  });

function errorElement(finding: Finding): XmlElement {
  const { range, severity, ruleId } = finding;
  const { line, column } = range.start;
  const attributes = { line, column, severity, message: fullMessage(finding), source: `nf-lint.${ruleId}` };
  return { name: "error", attributes };
}
