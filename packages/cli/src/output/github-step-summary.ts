import { noColors } from "./color.js";
import { cannotWrite } from "./cannot-write.js";
import { beyondAnnotations } from "../formats/github.js";
import type { Report } from "../formats/report.js";
import type { Io } from "../io.js";

/** In a step of GitHub Actions, adds what has no annotation to the page that GitHub shows for the run. */
export async function addStepSummary(report: Report, io: Io): Promise<void> {
  const file = io.env["GITHUB_STEP_SUMMARY"];
  const findings = beyondAnnotations(report.findings);
  if (!file || findings.length === 0) return;
  const { markdown } = await import("../formats/markdown.js");
  const text = `${markdown({ ...report, findings }, { colors: noColors })}\n`;
  try {
    io.appendFile(file, text);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}
