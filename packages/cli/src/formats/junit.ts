import type { Finding } from "@nf-lint/linter";
import { findingsByFile } from "./findings-by-file.js";
import { fullMessage } from "./profiles-phrase.js";
import type { Format } from "./report.js";
import { xmlDocument } from "./xml.js";
import type { XmlElement } from "./xml.js";

/**
 * Test results: a suite for each file, a failed test for each finding, whatever its severity. A run without findings is
 * one test that passed, for many readers take a report without tests as an error.
 */
export const junit: Format = ({ findings }) => {
  const suites = [...findingsByFile(findings)].map(([file, inFile]) => suite(file, inFile));
  return xmlDocument({
    name: "testsuites",
    attributes: { name: "nf-lint", tests: Math.max(1, findings.length), failures: findings.length, errors: 0 },
    children: suites.length > 0 ? suites : [CLEAN],
  });
};

const CLEAN: XmlElement = {
  name: "testsuite",
  attributes: { name: "nf-lint", tests: 1, failures: 0, errors: 0, skipped: 0 },
  children: [{ name: "testcase", attributes: { classname: "nf-lint", name: "no findings", time: 0 } }],
};

function suite(file: string, findings: readonly Finding[]): XmlElement {
  return {
    name: "testsuite",
    attributes: { name: file, tests: findings.length, failures: findings.length, errors: 0, skipped: 0 },
    children: findings.map((finding) => testcase(file, finding)),
  };
}

function testcase(file: string, finding: Finding): XmlElement {
  const { ruleId, severity, range, url } = finding;
  const { line, column } = range.start;
  const message = fullMessage(finding);
  const text = `${file}:${line}:${column}: ${severity}: ${message}\n${url}`;
  return {
    name: "testcase",
    // A place in the name keeps apart what one rule finds several times.
    attributes: { classname: file, name: `${ruleId} (${line}:${column})`, file, line, time: 0 },
    children: [{ name: "failure", attributes: { type: severity, message }, children: [text] }],
  };
}
