import { compareNextflowVersions, targetVersion } from "@nf-lint/resolver";
import type { Project, ResolvedConfig, TargetVersion } from "@nf-lint/resolver";
import { keptFor } from "./kept-for.js";
import type { LintedProject, LintedScript, Surroundings } from "./project-provider.js";
import type { ProjectReport, ProjectRuleDefinition } from "./project-rule-definition.js";
import { AskedScripts, projectScripts } from "./project-scripts.js";
import type { ProjectScripts } from "./project-scripts.js";
import { suspectsIn } from "./suspects.js";

/** A report with the variants it holds in: none where it holds in all that were looked at. */
export interface ProjectFinding {
  readonly report: ProjectReport;
  readonly profiles: readonly string[];
}

/** A finding with the projects of its file that it was made in. */
export interface FileFinding extends ProjectFinding {
  readonly projects: readonly Project[];
}

/** What a rule finds in a file, once where several of the projects agree on it. */
export function findingsIn<MessageIds extends string, Options extends object, Suspect extends object>(
  file: string,
  { projects, script }: Surroundings,
  definition: ProjectRuleDefinition<Options, MessageIds, Suspect>,
  options: Options,
): readonly FileFinding[] {
  if (script !== undefined) return findingsOfScript(script, projects, definition, options);
  const found = projects.flatMap((linted) => {
    const findings = findingsOf(linted, definition, options).get(file);
    return findings === undefined ? [] : [{ linted, findings }];
  });
  if (found.length === 0) return NONE;
  const merged = new Map<string, FileFinding>();
  for (const { linted, findings } of found) {
    for (const finding of findings) {
      const key = keyOf(finding.report);
      const same = merged.get(key);
      merged.set(
        key,
        same === undefined
          ? { ...finding, projects: [linted.project] }
          : {
              report: agreed(same.report, finding.report),
              profiles: union(same, finding),
              projects: [...same.projects, linted.project],
            },
      );
    }
  }
  return [...merged.values()];
}

const NONE: readonly never[] = [];

/** A script is the same in each of its projects: what is found in it holds in all their variants. */
function findingsOfScript<MessageIds extends string, Options extends object, Suspect extends object>(
  script: LintedScript,
  projects: readonly LintedProject[],
  definition: ProjectRuleDefinition<Options, MessageIds, Suspect>,
  options: Options,
): readonly FileFinding[] {
  const found = new Map<string, ProjectReport>();
  definition.checkScript?.({
    ...script,
    options,
    target: targetOfScript(script, projects),
    report(report) {
      found.set(keyOf(report), report);
    },
  });
  const read = projects.map(({ project }) => project);
  return [...found.values()].map((report) => ({ report, profiles: [], projects: read }));
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
export function digestOf(findings: readonly FileFinding[]): string {
  if (findings.length === 0) return "";
  return JSON.stringify(
    findings.map(({ report: { option, ...report }, profiles, projects }) => [
      report,
      option?.overrode.map(({ place }) => place),
      profiles,
      projects.map(({ rootFile }) => rootFile),
    ]),
  );
}

// ---------------------------------------------------------------------------------------------------------------------
// Checks are dear and files are many: what a check found is kept as long as the project lives.
// ---------------------------------------------------------------------------------------------------------------------

type FindingsByFile = ReadonlyMap<string, readonly ProjectFinding[]>;

interface KeptFindings {
  readonly findings: FindingsByFile;
  /** What the check has asked of the scripts, which change while the project stays the same. */
  readonly asked: AskedScripts;
}

const keptFindings = keptFor((_: Project) => new Map<object, Map<string, KeptFindings>>());

function findingsOf<MessageIds extends string, Options extends object, Suspect extends object>(
  linted: LintedProject,
  definition: ProjectRuleDefinition<Options, MessageIds, Suspect>,
  options: Options,
): FindingsByFile {
  const ofProject = keptFindings(linted.project);
  const ofRule = ofProject.get(definition) ?? new Map<string, KeptFindings>();
  ofProject.set(definition, ofRule);
  const key = viewOf(linted) + JSON.stringify(options);
  const scripts = projectScripts(linted.project, linted.scripts);
  const kept = ofRule.get(key);
  if (kept?.asked.isAnsweredBy(scripts)) return kept.findings;
  const asked = new AskedScripts(scripts);
  const findings = byFile(runChecks(linted, asked, definition, options));
  ofRule.set(key, { findings, asked });
  return findings;
}

/** How a project is looked at. */
const viewOf = keptFor(({ variants, nextflow, isolated, env }: LintedProject) =>
  JSON.stringify([variants.map(({ name }) => name), nextflow, isolated, env]),
);

function byFile(findings: readonly ProjectFinding[]): FindingsByFile {
  const files = new Map<string, ProjectFinding[]>();
  for (const finding of findings) {
    const { file } = finding.report.place;
    const others = files.get(file);
    if (others === undefined) files.set(file, [finding]);
    else others.push(finding);
  }
  return files;
}

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
  definition: ProjectRuleDefinition<Options, MessageIds, Suspect>,
  options: Options,
): readonly ProjectFinding[] {
  const { project, variants, isolated = false, env = {} } = linted;
  const merged = new Map<string, { report: ProjectReport; profiles: Set<string> }>();
  const reportFor = (profiles: readonly string[]) => (report: ProjectReport<MessageIds>) => {
    const key = keyOf(report);
    const same = merged.get(key);
    merged.set(key, {
      report: same ? agreed(same.report, report) : report,
      profiles: new Set([...(same?.profiles ?? []), ...(report.variants ?? profiles)]),
    });
  };

  const ofProject = { project, variants, options, isolated, env, scripts };
  definition.checkProject?.({ ...ofProject, report: reportFor(variants.map(({ name }) => name)) });
  if (definition.check) {
    for (const variant of variants) {
      const config = project.resolve(variant);
      const target = targetOf(config, linted.nextflow);
      const suspects = definition.suspect ? suspectsIn({ project, config }, definition) : [];
      definition.check({ ...ofProject, variant, config, target, suspects, report: reportFor([variant.name]) });
    }
  }
  return [...merged.values()].map(({ report, profiles }) => ({
    report,
    profiles: profiles.size === variants.length ? [] : [...profiles],
  }));
}

/** Findings are equal when they say the same at the same place. */
function keyOf({ messageId, data, place }: ProjectReport): string {
  return JSON.stringify([place.file, place.range, messageId, Object.entries(data ?? {}).sort()]);
}

/** Two equal findings as one: the related places of both, and the changes that both propose. */
function agreed(first: ProjectReport, second: ProjectReport): ProjectReport {
  const { fix, suggest, ...rest } = first;
  const proposed = new Set((second.suggest ?? []).map((suggestion) => JSON.stringify(suggestion)));
  const related = new Map(
    [...(first.related ?? []), ...(second.related ?? [])].map((one) => [
      JSON.stringify([one.place.file, one.place.range, one.message]),
      one,
    ]),
  );
  return {
    ...rest,
    related: [...related.values()],
    ...(fix && JSON.stringify(fix) === JSON.stringify(second.fix) && { fix }),
    ...(suggest && { suggest: suggest.filter((suggestion) => proposed.has(JSON.stringify(suggestion))) }),
  };
}

/** In every variant of one project and some of another: the latter are the news. */
function union(first: ProjectFinding, second: ProjectFinding): readonly string[] {
  return [...new Set([...first.profiles, ...second.profiles])];
}
