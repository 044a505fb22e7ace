import { compareNextflowVersions, targetVersion } from "@nf-lint/resolver";
import type { Project, ResolvedConfig, TargetVersion } from "@nf-lint/resolver";
import { keptFor } from "./kept-for.js";
import { launchedReport } from "./launched-report.js";
import type { LintedProject, LintedScript, Surroundings } from "./project-provider.js";
import type { ProjectReport, ProjectRuleDefinition } from "./project-rule-definition.js";
import { AskedScripts, projectScripts } from "./project-scripts.js";
import type { ProjectScripts } from "./project-scripts.js";
import { isRefusal } from "./refusals.js";
import { ReportCollector, agreed, keyOf } from "./report-collector.js";
import type { FoundInFile, ProjectFinding } from "./report-collector.js";
import { suspectsIn } from "./suspects.js";

/** A finding with the projects of its file that it was made in. */
export interface FileFinding extends ProjectFinding {
  readonly projects: readonly Project[];
}

/** What a rule finds in a file, once where several of its projects agree on it. */
export interface FileFindings {
  readonly findings: readonly FileFinding[];
  /** How many more there are. */
  readonly others: number;
}

/** What is asked of a project or a script: a rule with the options that the user gave it. */
export interface Question<MessageIds extends string, Options extends object, Suspect extends object> {
  readonly definition: ProjectRuleDefinition<Options, MessageIds, Suspect>;
  readonly options: Options;
  /** Whether only what Nextflow refuses counts. */
  readonly refusalsOnly: boolean;
}

/** What a rule finds in a file, and how much more than the surroundings want. */
export function findingsIn<MessageIds extends string, Options extends object, Suspect extends object>(
  file: string,
  surroundings: Surroundings,
  question: Question<MessageIds, Options, Suspect>,
): FileFindings {
  const { projects, script, mostFindings = Number.POSITIVE_INFINITY } = surroundings;
  // The first that is not listed has the place where the others are told.
  const most = mostFindings + 1;
  if (script !== undefined) return findingsOfScript(script, projects, question, most);
  const found = projects.flatMap((linted) => {
    const ofFile = findingsOf(linted, question, most).get(file);
    return ofFile === undefined ? [] : [{ project: linted.project, ...ofFile }];
  });
  const [first, ...rest] = found;
  if (first === undefined) return NONE;
  const ofFirst = first.findings.map((finding): FileFinding => ({ ...finding, projects: [first.project] }));
  if (rest.length === 0) return { findings: ofFirst, others: first.others };
  const merged = new Map(ofFirst.map((finding) => [keyOf(finding.report), finding]));
  for (const { project, findings } of rest) {
    for (const finding of findings) {
      const key = keyOf(finding.report);
      const same = merged.get(key);
      merged.set(
        key,
        same === undefined
          ? { ...finding, projects: [project] }
          : {
              report: agreed(same.report, finding.report),
              profiles: union(same, finding),
              projects: [...same.projects, project],
            },
      );
    }
  }
  return { findings: [...merged.values()], others: found.reduce((most, { others }) => Math.max(most, others), 0) };
}

const NONE: FileFindings = { findings: [], others: 0 };

/** A script is the same in each of its projects: what is found in it holds in all their variants. */
function findingsOfScript<MessageIds extends string, Options extends object, Suspect extends object>(
  script: LintedScript,
  projects: readonly LintedProject[],
  { definition, options, refusalsOnly }: Question<MessageIds, Options, Suspect>,
  most: number,
): FileFindings {
  if (definition.checkScript === undefined) return NONE;
  const collector = new ReportCollector(most);
  definition.checkScript({
    ...script,
    options,
    target: targetOfScript(script, projects),
    projects,
    report(report) {
      if (!refusalsOnly || isRefusal(definition.meta, report)) collector.add(report, []);
    },
  });
  const read = projects.map(({ project }) => project);
  const found = [...collector.byFile(0).values()];
  return {
    findings: found.flatMap(({ findings }) => findings.map((finding) => ({ ...finding, projects: read }))),
    others: found.reduce((sum, { others }) => sum + others, 0),
  };
}

/** The oldest Nextflow that a project of the script is judged for; without a project, the newest known. */
function targetOfScript({ nextflow }: LintedScript, projects: readonly LintedProject[]): TargetVersion {
  const targets = projects.flatMap((linted) =>
    linted.variants.slice(0, 1).map((variant) => targetOf(linted.project.resolve(variant), linted.nextflow)),
  );
  const [oldest = targetVersion(undefined, nextflow)] = targets.sort((a, b) =>
    compareNextflowVersions(a.version, b.version),
  );
  return oldest;
}

/** The findings as a text, which is another one where a reader would see another finding. */
export function digestOf({ findings, others }: FileFindings): string {
  if (findings.length === 0) return "";
  return JSON.stringify([
    others,
    findings.map(({ report: { option, ...report }, profiles, projects }) => [
      report,
      option?.overrode.map(({ place }) => place),
      profiles,
      projects.map(({ rootFile }) => rootFile),
    ]),
  ]);
}

// ---------------------------------------------------------------------------------------------------------------------
// Checks are dear and files are many: what a check found is kept as long as the project lives.
// ---------------------------------------------------------------------------------------------------------------------

type FindingsByFile = ReadonlyMap<string, FoundInFile>;

interface KeptFindings {
  readonly findings: FindingsByFile;
  /** What the check has asked of the scripts, which change while the project stays the same. */
  readonly asked: AskedScripts;
}

const keptFindings = keptFor((_: Project) => new Map<object, Map<string, KeptFindings>>());

function findingsOf<MessageIds extends string, Options extends object, Suspect extends object>(
  linted: LintedProject,
  question: Question<MessageIds, Options, Suspect>,
  most: number,
): FindingsByFile {
  const { definition, options, refusalsOnly } = question;
  const ofProject = keptFindings(linted.project);
  const ofRule = ofProject.get(definition) ?? new Map<string, KeptFindings>();
  ofProject.set(definition, ofRule);
  const key = viewOf(linted) + JSON.stringify([options, refusalsOnly, most]);
  const scripts = projectScripts(linted.project, linted.scripts);
  const kept = ofRule.get(key);
  if (kept?.asked.isAnsweredBy(scripts)) return kept.findings;
  const asked = new AskedScripts(scripts);
  const findings = runChecks(linted, asked, question, most);
  ofRule.set(key, { findings, asked });
  return findings;
}

/** How a project is looked at. */
const viewOf = keptFor(({ variants, nextflow, isolated, env }: LintedProject) =>
  JSON.stringify([variants.map(({ name }) => name), nextflow, isolated, env]),
);

const keptTargets = keptFor((_: ResolvedConfig) => new Map<string | undefined, TargetVersion>());

/** Every rule asks for it. */
function targetOf(config: ResolvedConfig, wanted: string | undefined): TargetVersion {
  const kept = keptTargets(config);
  const target = kept.get(wanted) ?? targetVersion(config, wanted);
  kept.set(wanted, target);
  return target;
}

function runChecks<MessageIds extends string, Options extends object, Suspect extends object>(
  linted: LintedProject,
  scripts: ProjectScripts,
  { definition, options, refusalsOnly }: Question<MessageIds, Options, Suspect>,
  most: number,
): FindingsByFile {
  const { project, variants, isolated = false, env = {} } = linted;
  const collector = new ReportCollector(most);
  const reportFor = (profiles: readonly string[], config?: ResolvedConfig) => (report: ProjectReport<MessageIds>) => {
    if (refusalsOnly && !isRefusal(definition.meta, report)) return;
    collector.add(launchedReport(report, config), report.variants ?? profiles);
  };

  const ofProject = { project, variants, options, isolated, env, scripts };
  if (definition.checkProject) {
    const launched = variants.map((variant) => project.resolve(variant)).find(({ platform }) => platform);
    definition.checkProject({
      ...ofProject,
      report: reportFor(
        variants.map(({ name }) => name),
        launched,
      ),
    });
  }
  if (definition.check) {
    for (const variant of variants) {
      const config = project.resolve(variant);
      const target = targetOf(config, linted.nextflow);
      const suspects = definition.suspect ? suspectsIn({ project, config }, definition) : [];
      definition.check({ ...ofProject, variant, config, target, suspects, report: reportFor([variant.name], config) });
    }
  }
  return collector.byFile(variants.length);
}

/** In every variant of one project and some of another: the latter are the news. */
function union(first: ProjectFinding, second: ProjectFinding): readonly string[] {
  return [...new Set([...first.profiles, ...second.profiles])];
}
