import { printable } from "../output/printable-text.js";
import { fullMessage } from "./profiles-phrase.js";
import type { Format } from "./report.js";

/** One line for each finding, as compilers write them: editors and `grep` read it. Nothing where there is none. */
export const compact: Format = ({ findings }) =>
  findings
    .map((finding) => {
      const { file, range, severity, ruleId } = finding;
      const { line, column } = range.start;
      return `${printable(file)}:${line}:${column}: ${severity}: ${fullMessage(finding)} [${ruleId}]\n`;
    })
    .join("");
