import { shownFinding } from "@nf-lint/linter";
import type { LintResult, ProjectView } from "@nf-lint/linter";
import { SecretMask, secretsOfText, sourceSecrets } from "@nf-lint/resolver";
import type { ProjectFile } from "@nf-lint/resolver";
import { pathOfFinding } from "../documents/uri-path.js";

/** A file stays the same object until its text changes. */
const ofFiles = new WeakMap<ProjectFile, readonly string[]>();

/**
 * What was found, in words as an editor shows them to whoever looks over one's shoulder: the credentials of the files
 * that the findings are in, and of their projects, are `••••`.
 */
export function shownFindings(
  result: LintResult,
  projectsOf: (path: string) => readonly ProjectView[],
): Pick<LintResult, "findings" | "suppressed" | "textOf"> {
  const { findings, suppressed } = result;
  const files = new Set([...findings, ...suppressed.map(({ finding }) => finding)].map(({ file }) => file));
  const projects = new Set([...files].flatMap((file) => projectsOf(pathOfFinding(file)).map(({ project }) => project)));
  const read = new Map([...projects].flatMap((project) => [...project.files]));
  const secrets = new Set([...read.values()].flatMap(secretsOf));
  for (const file of files) {
    const text = read.has(pathOfFinding(file)) ? undefined : result.textOf(file);
    if (text !== undefined) for (const secret of secretsOfText(file, text).texts) secrets.add(secret);
  }
  const mask = new SecretMask(secrets);
  return {
    findings: findings.map((finding) => shownFinding(finding, mask)),
    suppressed: suppressed.map((one) => ({ ...one, finding: shownFinding(one.finding, mask) })),
    textOf: (file) => {
      const text = result.textOf(file);
      return text && mask.source(text, secretsOfText(file, text).parts);
    },
  };
}

function secretsOf(file: ProjectFile): readonly string[] {
  const known = ofFiles.get(file) ?? sourceSecrets(file).texts;
  ofFiles.set(file, known);
  return known;
}
