import type { SourceRange } from "@eslint/core";
import { targetVersion } from "@nf-lint/resolver";
import type { Place, Project, ResolvedConfig, Setting, TargetVersion, Variant } from "@nf-lint/resolver";
import { defineConfigRule } from "./config-rule.js";
import type { ConfigRule, ConfigRuleContext } from "./config-rule.js";
import { addSuspicious, suspectsIn } from "./suspects.js";
import type { PlacedSetting } from "./option-settings.js";
import { interpolate } from "./finding-details.js";
import type { RelatedPlace } from "./finding-details.js";
import type { LintedProject } from "./project-provider.js";
import type { FindingSeverity, RuleMeta } from "./rule-meta.js";

/** A change to the file that a finding lies in. */
export interface TextEdit {
  /** Offsets into the file; equal ones insert. */
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** What a check found. */
export interface ProjectReport<MessageIds extends string = string> {
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string>>;
  /** Where the finding lies: any file of the project. */
  readonly place: Place;
  /** The option at the place: what it overrode goes with the finding. */
  readonly option?: Setting & { readonly overrode: readonly Setting[] };
  readonly related?: readonly RelatedPlace[];
  /** Safe: keeps the meaning, or does what was clearly intended. Edits in the file of `place` that do not overlap. */
  readonly fix?: readonly TextEdit[];
  /** What needs a person's yes. Edits in the file of `place`. */
  readonly suggest?: readonly ProjectSuggestion<MessageIds>[];
  /** The finding's own severity, where it differs from the rule's. */
  readonly severity?: FindingSeverity;
}

/** A change that needs a person's yes, with what it says of itself. */
export interface ProjectSuggestion<MessageIds extends string = string> {
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string>>;
  readonly edits: readonly TextEdit[];
}

/** What a check of the project as a whole gets. */
export interface ProjectCheckContext<Options, MessageIds extends string = string> {
  readonly project: Project;
  /** The choices of profiles that are looked at. */
  readonly variants: readonly Variant[];
  /** The rule's options: the user's over the rule's defaults. */
  readonly options: Options;
  /** True where runs have no way to the internet. */
  readonly isolated: boolean;
  readonly report: (report: ProjectReport<MessageIds>) => void;
}

/** What a check of one variant gets. */
export interface VariantCheckContext<
  Options,
  MessageIds extends string = string,
  Suspect = never,
> extends ProjectCheckContext<Options, MessageIds> {
  readonly variant: Variant;
  /** What Nextflow would make of the project's configuration for this choice of profiles. */
  readonly config: ResolvedConfig;
  /** Which Nextflow to judge for. */
  readonly target: TargetVersion;
  /** What `suspect` has made of the settings of the variant, in the order of its options. */
  readonly suspects: readonly Suspect[];
}

/** Of a rule that has none. */
export type NoOptions = Readonly<Record<string, unknown>>;

/** A rule on the resolved configuration: a check of each variant, of the project as a whole, or both. */
export interface ProjectRuleDefinition<
  Options extends object,
  MessageIds extends string,
  Suspect extends object = never,
> {
  readonly meta: RuleMeta<MessageIds>;
  /**
   * Picks out what `check` has to see of a single setting; nothing of nearly all. Most settings are the same in all
   * variants and stay the same when a file is edited, and each is looked at once; so the answer may depend on nothing
   * but the setting.
   */
  suspect?(setting: PlacedSetting): Suspect | undefined;
  /** Called once for each variant. Findings that are equal in several variants become one. */
  check?(context: VariantCheckContext<Options, MessageIds, Suspect>): void;
  /** Called once for the project, for what no choice of profiles changes. */
  checkProject?(context: ProjectCheckContext<Options, MessageIds>): void;
}

/**
 * Makes an ESLint rule out of a check on the resolved configuration. The check runs once per project and variant,
 * however many files are linted; each finding is reported in the file where its place lies, and once where several
 * variants or projects agree on it. The variants and related places are in the source code's `findingDetails`.
 */
export function defineProjectRule<
  MessageIds extends string,
  Options extends object = NoOptions,
  Suspect extends object = never,
>(definition: ProjectRuleDefinition<Options, MessageIds, Suspect>): ConfigRule {
  if (definition.suspect) addSuspicious(definition);
  return defineConfigRule<MessageIds, [Options?]>({
    meta: definition.meta,
    create: (context) => ({
      ConfigFile() {
        reportFindings(context, definition);
      },
    }),
  });
}

/** A report with the variants it holds in. */
interface ProjectFinding {
  readonly report: ProjectReport;
  readonly profiles: readonly string[];
}

function reportFindings<MessageIds extends string, Options extends object, Suspect extends object>(
  context: ConfigRuleContext<MessageIds, [Options?]>,
  definition: ProjectRuleDefinition<Options, MessageIds, Suspect>,
): void {
  const file = context.filename.replaceAll("\\", "/");
  const merged = new Map<string, { finding: ProjectFinding; projects: Project[] }>();
  for (const linted of context.sourceCode.projectsOf(file)) {
    for (const finding of findingsOf(linted, definition, (context.options[0] ?? {}) as Options)) {
      if (finding.report.place.file !== file) continue;
      const key = keyOf(finding.report);
      const same = merged.get(key);
      if (same === undefined) {
        merged.set(key, { finding, projects: [linted.project] });
      } else {
        same.finding = { report: agreed(same.finding.report, finding.report), profiles: union(same.finding, finding) };
        same.projects.push(linted.project);
      }
    }
  }
  for (const { finding, projects } of merged.values()) reportFinding(context, definition.meta, finding, projects);
}

function reportFinding(
  context: ConfigRuleContext<string, [object?]>,
  meta: RuleMeta,
  { report, profiles }: ProjectFinding,
  projects: readonly Project[],
): void {
  const { messageId, data = {}, place, fix, suggest = [] } = report;
  context.sourceCode.findingDetails.set(
    { ruleId: context.id, message: interpolate(meta.messages[messageId] ?? "", data), ...place.loc.start },
    {
      profiles,
      related: report.related ?? [],
      overrode: report.option?.overrode ?? [],
      ...(report.severity && { severity: report.severity }),
      projects,
    },
  );
  context.report({
    messageId,
    data: { ...data },
    loc: place.loc,
    fix: fix ? () => fix.map(mutableEdit) : null,
    suggest: suggest.map((suggestion) => ({
      messageId: suggestion.messageId,
      ...(suggestion.data && { data: { ...suggestion.data } }),
      fix: () => suggestion.edits.map(mutableEdit),
    })),
  });
}

function mutableEdit({ range, text }: TextEdit): { range: SourceRange; text: string } {
  return { range: [range[0], range[1]], text };
}

// ---------------------------------------------------------------------------------------------------------------------
// Checks are dear and files are many: what a check found is kept as long as the project lives.
// ---------------------------------------------------------------------------------------------------------------------

const kept = new WeakMap<Project, WeakMap<object, Map<string, readonly ProjectFinding[]>>>();

function findingsOf<MessageIds extends string, Options extends object, Suspect extends object>(
  linted: LintedProject,
  definition: ProjectRuleDefinition<Options, MessageIds, Suspect>,
  options: Options,
): readonly ProjectFinding[] {
  const ofProject = entry(kept, linted.project, () => new WeakMap<object, Map<string, readonly ProjectFinding[]>>());
  const ofRule = entry(ofProject, definition, () => new Map<string, readonly ProjectFinding[]>());
  const variants = linted.variants.map(({ name }) => name);
  const key = JSON.stringify([options, variants, linted.nextflow, linted.isolated]);
  return entry(ofRule, key, () => runChecks(linted, definition, options));
}

function entry<K, V>(map: { get(key: K): V | undefined; set(key: K, value: V): unknown }, key: K, make: () => V): V {
  const present = map.get(key);
  if (present !== undefined) return present;
  const made = make();
  map.set(key, made);
  return made;
}

function runChecks<MessageIds extends string, Options extends object, Suspect extends object>(
  linted: LintedProject,
  definition: ProjectRuleDefinition<Options, MessageIds, Suspect>,
  options: Options,
): readonly ProjectFinding[] {
  const { project, variants, isolated = false } = linted;
  const merged = new Map<string, { report: ProjectReport; profiles: Set<string> }>();
  const reportFor = (profiles: readonly string[]) => (report: ProjectReport<MessageIds>) => {
    const key = keyOf(report);
    const same = merged.get(key);
    merged.set(key, {
      report: same ? agreed(same.report, report) : report,
      profiles: new Set([...(same?.profiles ?? []), ...profiles]),
    });
  };

  const ofProject = { project, variants, options, isolated };
  definition.checkProject?.({ ...ofProject, report: reportFor(variants.map(({ name }) => name)) });
  if (definition.check) {
    for (const variant of variants) {
      const config = project.resolve(variant);
      const target = targetVersion(config, linted.nextflow);
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
