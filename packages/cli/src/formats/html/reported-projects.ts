import { relativePath } from "@nf-lint/linter";
import type { Finding } from "@nf-lint/linter";
import type { Report } from "../report.js";

/** A project with what was found in its files. */
export interface ReportedProject {
  readonly number: number;
  /** Its root configuration. */
  readonly name: string;
  /** The names of the choices of profiles that it was looked at in. */
  readonly variants: readonly string[];
  readonly findings: readonly Finding[];
}

/** The projects that findings are in, in the order of their first finding. A file may belong to several. */
export function reportedProjects({ findings, projectsOf, cwd }: Report): readonly ReportedProject[] {
  const byRoot = new Map<string, ReportedProject & { readonly findings: Finding[] }>();
  for (const finding of findings) {
    for (const { project, variants } of projectsOf(finding.file)) {
      const known = byRoot.get(project.rootFile) ?? {
        number: byRoot.size,
        name: relativePath(cwd, project.rootFile),
        variants: variants.map(({ name }) => name),
        findings: [],
      };
      byRoot.set(project.rootFile, known);
      known.findings.push(finding);
    }
  }
  return [...byRoot.values()];
}
