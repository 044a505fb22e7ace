import type { Severity } from "@nf-lint/linter";
import { fingerprintsOf } from "../output/fingerprint.js";
import { fullMessage } from "./profiles-phrase.js";
import type { Format } from "./report.js";

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "major", warning: "minor", info: "info" };

/** GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export const gitlab: Format = ({ findings, textOf, pathInRepository }) => {
  const fingerprints = fingerprintsOf(findings, textOf);
  const issues = findings.map((finding) => ({
    description: fullMessage(finding),
    check_name: finding.ruleId,
    fingerprint: fingerprints.get(finding),
    severity: SEVERITIES[finding.severity],
    location: {
      path: pathInRepository(finding.file),
      lines: { begin: finding.range.start.line, end: finding.range.end.line },
    },
  }));
  return `${JSON.stringify(issues, undefined, 2)}\n`;
};
