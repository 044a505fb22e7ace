import type { Place, Project, ResolvedConfig, Setting, TargetVersion, Variant } from "@nf-lint/resolver";
import type { PlacedSetting } from "../reading/option-settings.js";
import type { RelatedPlace } from "./finding-details.js";
import type { LintedProject, LintedScript } from "./project-provider.js";
import type { ProjectScripts } from "./project-scripts.js";
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
  /**
   * The qualified names of the processes that it holds for, where they are known. Findings that are equal but for these are one: it
   * names the first of them all, in the place of `{{processes}}` in its message, in brackets and after a blank.
   */
  readonly processes?: readonly string[];
  /** Safe: keeps the meaning, or does what was clearly intended. Edits in the file of `place` that do not overlap. */
  readonly fix?: readonly TextEdit[];
  /** What needs a person's yes. Edits in the file of `place`. */
  readonly suggest?: readonly ProjectSuggestion<MessageIds>[];
  /** The names of the variants that it holds in, where a check of the project as a whole knows them; else it holds in all. */
  readonly variants?: readonly string[];
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
  /** What its scripts say: a directive of a process definition beats one for all processes. */
  readonly scripts: ProjectScripts;
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

/** What a check of a script gets. */
export interface ScriptCheckContext<Options, MessageIds extends string = string> extends LintedScript {
  readonly options: Options;
  /** Which Nextflow to judge for: the oldest that the script's projects are judged for. */
  readonly target: TargetVersion;
  /** The projects that the script belongs to. */
  readonly projects: readonly LintedProject[];
  /** Findings lie in the script itself. */
  readonly report: (report: ProjectReport<MessageIds>) => void;
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
  /** Called for each script, for what its text and its includes say. */
  checkScript?(context: ScriptCheckContext<Options, MessageIds>): void;
}
