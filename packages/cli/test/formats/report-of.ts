import type { Finding } from "@nf-lint/linter";
import type { Report } from "../../src/formats/report.js";

/** A finding at `batch.spot` in line 2 of `conf/gcp.config`, with what is given laid over it. */
export function finding(parts: Partial<Finding> = {}): Finding {
  return {
    ruleId: "require-spot-retries",
    severity: "warning",
    message: "Spot is on and nothing retries. Set google.batch.maxSpotAttempts.",
    file: "conf/gcp.config",
    range: { start: { line: 2, column: 3 }, end: { line: 2, column: 13 } },
    profiles: [],
    related: [],
    url: "https://example.org/require-spot-retries",
    ...parts,
  };
}

const TEXTS: Readonly<Record<string, string>> = {
  "conf/gcp.config": "google {\n  batch.spot = true\n}\n",
  "nextflow.config": `${"\n".repeat(99)}process.executor = 'google-batch'\n`,
};

/** A report of findings on two files. */
export function reportOf(findings: readonly Finding[]): Report {
  return {
    findings,
    suppressed: [],
    files: 12,
    projects: 2,
    projectsApart: 2,
    textOf: (file) => TEXTS[file],
    cwd: "/pipeline",
    pathInRepository: (file) => `pipelines/${file}`,
    projectsOf: () => [],
    shownConfig: (config) => config,
  };
}
