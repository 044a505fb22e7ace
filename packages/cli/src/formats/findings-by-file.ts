import type { Finding } from "@nf-lint/linter";

/** The findings of each file, files and findings in the order of the report. */
export function findingsByFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const inFile = byFile.get(finding.file);
    if (inFile === undefined) byFile.set(finding.file, [finding]);
    else inFile.push(finding);
  }
  return byFile;
}
