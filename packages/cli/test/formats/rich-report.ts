import type { Report } from "../../src/formats/report.js";
import { finding, reportOf } from "./report-of.js";

/** What a stranger may write into a configuration to get it into somebody's page, log or comment. */
export const HOSTILE = `</script><script>alert(1)</script> "'&<b>]]> \u001b[31m\u202e%0A::error::x, @team #1 $x$ \`\`\` [a](http://evil.example)`;

/** One finding of each severity, with all that a finding can have, and one that is suppressed. */
export function richReport(): Report {
  const range = { start: { line: 100, column: 1 }, end: { line: 100, column: 17 } };
  const related = [{ file: "nextflow.config", range, message: "The executor is set here." }];
  const at = (line: number, column: number): { line: number; column: number } => ({ line, column });
  const edit = (
    text: string,
    line: number,
    from: number,
    to = from,
  ): { file: string; range: typeof range; text: string } => ({
    file: "conf/gcp.config",
    range: { start: at(line, from), end: at(line, to) },
    text,
  });
  return {
    ...reportOf([
      finding({
        profiles: ["gcp", "gcp_spot"],
        related,
        suggestions: [{ message: "Set both.", edits: [edit("  a = 1\n", 3, 1), edit("spot", 2, 9, 13)] }],
      }),
      finding({ severity: "error", ruleId: "no-quoted-boolean", fix: { edits: [edit("false", 2, 16, 20)] } }),
      finding({ severity: "info", file: "nextflow.config", range, message: HOSTILE, profiles: ["<i>"] }),
    ]),
    suppressed: [{ finding: finding({ ruleId: "pin-nextflow-version" }), reason: "pinned by the platform" }],
  };
}
