import type { Platform } from "@nf-lint/resolver";

/** What a rule is set to; `off` silences it. */
export type RuleLevel = "off" | "info" | "warn" | "error";

/** A rule's level, alone or with the rule's options. */
export type RuleSetting = RuleLevel | readonly [level: RuleLevel, options?: Readonly<Record<string, unknown>>];

/** Rules by id. A level alone keeps the options that something before has set. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** Rules for some files. */
export interface RuleOverride {
  /** Patterns as in `.gitignore`, from `Settings.directory`; every file when not given. */
  readonly files?: readonly string[];
  readonly rules: RuleSettings;
}

/** All that a user can choose about a run. Every part may be left out. */
export interface Settings {
  /** The sets of rules to start from, later ones over earlier; `recommended` when not said. */
  readonly presets?: readonly string[];
  /** Rules by id, laid over the presets. */
  readonly rules?: RuleSettings;
  /** Laid over `rules`, later ones over earlier. */
  readonly overrides?: readonly RuleOverride[];
  /** Where given, only these rules are asked, with the options that they have above, and be they off. */
  readonly onlyRules?: readonly string[];
  /** Rules that are not asked, whatever is said above. */
  readonly skippedRules?: readonly string[];
  /**
   * Files that are read where others include them, but of which nothing is reported: patterns as in `.gitignore`, those of
   * a settings file from `directory`, those of a run from the working directory.
   */
  readonly ignore?: readonly string[];
  /** The file that holds the findings to hide: absolute. */
  readonly baseline?: string;
  /** More warnings than this fail a run of the command. */
  readonly maxWarnings?: number;
  /** The revision that a run of the hooks compares with. */
  readonly since?: string;
  /** The folder that the patterns count from. Absolute; without it they fit nothing. */
  readonly directory?: string;
  /** Combinations of profiles to look at, besides each profile alone. */
  readonly profiles?: readonly (readonly string[])[];
  /** Where given, only these choices of profiles are looked at; `[]` is the run without any. */
  readonly onlyProfiles?: readonly (readonly string[])[];
  /** Params given at launch. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** The environment variables that are known. nf-lint never looks at its own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Further configuration files as Nextflow's `-c` takes them, in order: absolute. */
  readonly configs?: readonly string[];
  /** The compute environment of Seqera Platform that launches what names no other executor, and what it gives a run. */
  readonly platform?: Platform;
  /** What `projectDir` evaluates to; the folder of the root configuration when not given. */
  readonly projectDir?: string;
  /** What `launchDir` evaluates to; unknown when not given. */
  readonly launchDir?: string;
  /** The Nextflow version to judge for; `manifest.nextflowVersion` says it when not given. */
  readonly nextflow?: string;
  /** True where runs have no way to the internet; the preset `isolated` implies it. */
  readonly isolated?: boolean;
}

/** The keys that lead to a part of settings: `["overrides", 0, "rules", "require-spot-retries"]`. */
export type SettingsPath = readonly (string | number)[];

/** Something in the settings that cannot be followed. */
export interface SettingsProblem {
  readonly path: SettingsPath;
  /** `key` where it is the last key of the path that is wrong, and not its value. */
  readonly at?: "key";
  /** For the person who wrote it. */
  readonly message: string;
}

/** The levels that a rule can be set to, from silent to failing the run. */
export const RULE_LEVELS: readonly RuleLevel[] = ["off", "info", "warn", "error"];
