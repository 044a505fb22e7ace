import type { SourceRange } from "@eslint/core";
import type { Place, Project, ResolvedConfig, Setting, TargetVersion, Variant } from "@nf-lint/resolver";
import { defineFileRule } from "./nextflow-rule.js";
import type { NextflowRule, NextflowRuleContext } from "./nextflow-rule.js";
import { addSuspicious } from "./suspects.js";
import type { PlacedSetting } from "../reading/option-settings.js";
import { interpolate } from "./finding-details.js";
import type { RelatedPlace } from "./finding-details.js";
import { digestOf, findingsIn } from "./project-findings.js";
import type { FileFinding } from "./project-findings.js";
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
  /** The environment variables that Nextflow is known to be launched with; there may be others. */
  readonly env: Readonly<Record<string, string>>;
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
>(definition: ProjectRuleDefinition<Options, MessageIds, Suspect>): NextflowRule {
  if (definition.suspect) addSuspicious(definition);
  return defineFileRule<MessageIds, [Options?]>({
    meta: definition.meta,
    create(context) {
      const reportAll = (): void => {
        reportFindings(context, definition);
      };
      return { ConfigFile: reportAll, Script: reportAll };
    },
  });
}

function reportFindings<MessageIds extends string, Options extends object, Suspect extends object>(
  context: NextflowRuleContext<MessageIds, [Options?]>,
  definition: ProjectRuleDefinition<Options, MessageIds, Suspect>,
): void {
  const { sourceCode } = context;
  const file = context.filename.replaceAll("\\", "/");
  const options = (context.options[0] ?? {}) as Options;
  const findings = findingsIn(file, sourceCode.projectsOf(file), definition, options);
  sourceCode.projectAnswers.add(digestOf(findings), (projects) =>
    digestOf(findingsIn(file, projects, definition, options)),
  );
  for (const finding of findings) reportFinding(context, definition.meta, finding);
}

function reportFinding(
  context: NextflowRuleContext<string, [object?]>,
  meta: RuleMeta,
  { report, profiles, projects }: FileFinding,
): void {
  const { messageId, data = {}, place, fix, suggest = [] } = report;
  context.sourceCode.findingDetails.set(
    { ruleId: context.id, message: interpolate(messageOf(meta, messageId), data), ...place.loc.start },
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

function messageOf({ messages }: RuleMeta, id: string): string {
  return (Object.hasOwn(messages, id) ? messages[id] : undefined) ?? "";
}

function mutableEdit({ range, text }: TextEdit): { range: SourceRange; text: string } {
  return { range: [range[0], range[1]], text };
}
