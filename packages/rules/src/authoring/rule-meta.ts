import type { RulesMeta } from "@eslint/core";

/** The presets, from the fewest rules to all of them. A rule names those that it belongs to. */
export const PRESET_NAMES = ["recommended", "production", "isolated", "nf-core", "nextflow", "all"] as const;

/** One of the presets. */
export type PresetName = (typeof PRESET_NAMES)[number];

/** How much a finding matters. ESLint knows two levels; `info` is a warning of a rule whose type is `suggestion`. */
export type FindingSeverity = "error" | "warning" | "info";

/** What editors show beyond a squiggle: `deprecated` is struck through, `unnecessary` fades. */
export type RuleTag = "deprecated" | "unnecessary";

type JsonSchema = Extract<RulesMeta["schema"], unknown[]>[number];

/** What the documentation says of a rule, and the presets do with it. */
export interface RuleDocs {
  /** One line that completes "This rule …": "Require labels …", "Disallow …". */
  readonly description: string;
  /** The page of the rule. The plugin fills it in for its own rules. */
  readonly url?: string;
  /** The presets that turn the rule on. `all` has every rule, `nextflow` those with `refusals`. */
  readonly presets?: readonly Exclude<PresetName, "nextflow" | "all">[];
  /**
   * The messages that say that Nextflow refuses the file, or "all" of the rule's. They make the preset `nextflow`; only
   * rules on projects and scripts (`defineProjectRule`) have them.
   */
  readonly refusals?: "all" | readonly string[];
  /** The options that a preset gives the rule, where they are not the rule's own defaults. */
  readonly presetOptions?: Readonly<Partial<Record<PresetName, Readonly<Record<string, unknown>>>>>;
  /** The release of nf-lint that brought the rule. */
  readonly since?: string;
  /** The level that the presets give the rule; `warn` when not said. */
  readonly severity?: "warn" | "error";
  /**
   * True where no fix of the rule changes what any choice of profiles comes to. Whoever applies fixes compares, and
   * drops one that breaks the promise.
   */
  readonly fixKeepsMeaning?: true;
  /** What the places that the rule finds are: out of date, or without effect. */
  readonly tag?: RuleTag;
  /** True where a comment or a setting against the rule hides only that something is broken: editors offer none. */
  readonly mustBeSeen?: true;
}

/** ESLint's own `meta`, with what the presets, the pages and the tables of rules are generated from. */
export interface RuleMeta<MessageIds extends string = string> {
  /** `problem`: will break or cost; `suggestion`: advice. */
  readonly type: "problem" | "suggestion";
  readonly docs: RuleDocs;
  readonly messages: Readonly<Record<MessageIds, string>>;
  /** A JSON schema for each option, as in any ESLint rule; none when the rule has no options. */
  readonly schema?: readonly JsonSchema[];
  readonly defaultOptions?: readonly [Readonly<Record<string, unknown>>];
  readonly fixable?: "code";
  readonly hasSuggestions?: true;
}

const PAGES = "https://github.com/nf-lint/nf-lint/blob/main/docs/rules";

/** The address of the page of one of the plugin's own rules. */
export function rulePage(id: string): string {
  return `${PAGES}/${id}.md`;
}
