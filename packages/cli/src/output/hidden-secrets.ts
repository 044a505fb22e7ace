import { configSecrets, maskFor, SecretMask, secretsOfText, shownFinding, sourceSecrets } from "@nf-lint/linter";
import type {
  Finding,
  Fix,
  LintedChecklist,
  ProjectFile,
  ResolvedConfig,
  SourceSecrets,
  TextPart,
} from "@nf-lint/linter";
import { resolve } from "node:path";
import type { Report } from "../formats/report.js";
import { slashed } from "../slashed-path.js";

/**
 * The report without the credentials that its files hold: not in messages, not in lines of source, not in resolved
 * values. A change whose text would hold one is left out, for with a gap in it would do harm.
 */
export function withoutSecrets(report: Report): Report {
  const secrets = new ReportSecrets(report);
  return {
    ...report,
    findings: report.findings.map((finding) => secrets.finding(finding)),
    suppressed: report.suppressed.map((one) => ({ ...one, finding: secrets.finding(one.finding) })),
    textOf: (file) => secrets.textOf(file),
    shownConfig: (config) => secrets.config(config),
    ...(report.checklists && { checklists: report.checklists.map((checklist) => secrets.checklist(checklist)) }),
    ...(report.change && {
      change: { ...report.change, fixed: report.change.fixed.map((finding) => secrets.finding(finding)) },
    }),
  };
}

/** A file stays the same object until its text changes. */
const ofFiles = new WeakMap<ProjectFile, SourceSecrets>();

function secretsOf(file: ProjectFile): SourceSecrets {
  const known = ofFiles.get(file) ?? sourceSecrets(file);
  ofFiles.set(file, known);
  return known;
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|[\n\r]/g)].map(({ index, 0: end }) => index + end.length)];
}

class ReportSecrets {
  readonly #report: Report;
  readonly #files = new Map<string, ProjectFile>();
  readonly #mask: SecretMask;
  readonly #configs = new Map<ResolvedConfig, ResolvedConfig>();
  readonly #texts = new Map<string, string | undefined>();

  constructor(report: Report) {
    this.#report = report;
    const configs = new Set<ResolvedConfig>();
    const checked = (report.checklists ?? []).map(({ project }) => project);
    for (const file of [...report.findings.map(({ file: found }) => found), ...checked]) {
      for (const { project, variants } of report.projectsOf(file)) {
        for (const [path, read] of project.files) this.#files.set(path, read);
        for (const variant of variants) configs.add(project.resolve(variant));
      }
    }
    this.#mask = new SecretMask([
      ...configSecrets([...configs]),
      ...[...this.#files.values()].flatMap((file) => secretsOf(file).texts),
      ...[...new Set(report.findings.map(({ file }) => file))].flatMap((file) => this.#secretsIn(file)?.texts ?? []),
    ]);
  }

  /** The credentials that a file holds as it was linted. */
  #secretsIn(file: string): SourceSecrets | undefined {
    const text = this.#report.textOf(file);
    const read = this.#files.get(slashed(resolve(this.#report.cwd, file)));
    if (read?.text === text && read !== undefined) return secretsOf(read);
    return text === undefined ? undefined : secretsOfText(file, text);
  }

  finding(finding: Finding): Finding {
    const { fix, suggestions } = finding;
    const shown: Finding = {
      ...shownFinding(finding, this.#mask),
      ...(suggestions && { suggestions: suggestions.filter((one) => this.#isHarmless(one)) }),
    };
    if (fix === undefined || this.#isHarmless(fix)) return shown;
    const { fix: _harmful, ...rest } = shown;
    return rest;
  }

  checklist(checklist: LintedChecklist): LintedChecklist {
    const figures = checklist.figures.map((figure) => ({
      ...figure,
      items: figure.items.map((item) => this.#mask.text(item)),
    }));
    return { ...checklist, figures };
  }

  textOf(file: string): string | undefined {
    if (this.#texts.has(file)) return this.#texts.get(file);
    const text = this.#report.textOf(file);
    const found = text === undefined ? [] : this.#foundIn(file, text);
    const shown = text && this.#mask.source(text, [...(this.#secretsIn(file)?.parts ?? []), ...found]);
    this.#texts.set(file, shown);
    return shown;
  }

  /** What was reported as a credential is not shown, whatever it was known by. */
  #foundIn(file: string, text: string): readonly TextPart[] {
    const found = this.#report.findings.filter((one) => one.file === file && one.ruleId === "no-hardcoded-credentials");
    if (found.length === 0) return [];
    const starts = lineStarts(text);
    return found.map(({ range: { start, end } }): TextPart => {
      const part = [start, end].map(({ line, column }) => (starts[line - 1] ?? 0) + column - 1);
      const [from = 0, to = 0] = part;
      const isQuoted = /^(['"])[^]*\1$/.test(text.slice(from, to));
      return isQuoted ? [from + 1, to - 1] : [from, to];
    });
  }

  config(config: ResolvedConfig): ResolvedConfig {
    const shown = this.#configs.get(config) ?? maskFor([config]).config(config);
    this.#configs.set(config, shown);
    return shown;
  }

  #isHarmless({ edits, message = "" }: Fix): boolean {
    return !this.#mask.hides(message) && edits.every(({ text }) => !this.#mask.hides(text));
  }
}
