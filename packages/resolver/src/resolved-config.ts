import type { Value } from "@nf-lint/groovy";
import type { Expression, Range, SourceLocation } from "@nf-lint/parser";
import type { IncludeVisit } from "./include.js";
import type { Platform } from "./platform.js";

/** The keys from the top: `["process", "withName:FOO", "cpus"]`. */
export type OptionPath = readonly string[];

/** Where something stands. `file` is the absolute path, with `/` between its parts. */
export interface Place {
  readonly file: string;
  readonly range: Range;
  readonly loc: SourceLocation;
  /** True where it stands in no file, but is given at launch: then this is the beginning of the root configuration. */
  readonly launch?: true;
}

/** One choice of profiles, in the order of the command line. `name` is `a,b`, or `(none)`. */
export interface Variant {
  readonly name: string;
  readonly profiles: readonly string[];
}

/** One statement that gave an option its value. */
export interface Setting {
  readonly path: OptionPath;
  readonly value: Value;
  /** The option's name as the statement writes it, without the value: where a squiggle belongs. */
  readonly place: Place;
  /** The value's own place. */
  readonly valuePlace: Place;
  /** The profile in whose block it stands, also through an include, if any. */
  readonly profile?: string;
  /** True where the statement declares a param whose value was given at launch; `value` is the given one. */
  readonly givenAtLaunch?: true;
}

/** An option with its value and all that the value overrode, the oldest first. */
export interface ResolvedOption extends Setting {
  readonly overrode: readonly Setting[];
}

export type OptionPart = ResolvedOption | readonly ResolvedOption[];

/**
 * What Nextflow would make of a project's configuration for one variant.
 *
 * Paths are dotted (`"process.resourceLabels"`, `"aws.batch.maxSpotAttempts"`) where no key holds a dot, else a list.
 */
export interface ResolvedConfig {
  readonly variant: Variant;

  /**
   * The compute environment that runs this choice of profiles, if one does. What it gives is what `value`, `option` and
   * `processGroups` say; all else tells of the files alone.
   */
  readonly platform: Platform | undefined;

  /**
   * What an option is set to; `undefined` when it is surely not set. Where an include that could not be read may have
   * set it, the value is unknown. A scope (`"process"`) gives a known map of all that stands below it.
   */
  value(path: string | OptionPath): Value | undefined;

  /** The option with its provenance; `undefined` when no readable statement, and no launch that is known, sets it. */
  option(path: string | OptionPath): ResolvedOption | undefined;

  /** The options below a scope, selectors included, in Nextflow's order; all of them for `[]`. Leaves only. */
  options(below?: string | OptionPath): readonly ResolvedOption[];

  /**
   * All options in the same order, in parts: single ones, and lists of options that stand together. A part that several
   * variants share, or that a change leaves alone, is the same object.
   */
  optionParts(): readonly OptionPart[];

  /** The maps that a statement assigned as a whole and whose entries `options` therefore lists one by one. */
  maps(): readonly ResolvedOption[];

  /** The keys directly below a scope, in Nextflow's order. */
  keys(path: string | OptionPath): readonly string[];

  /** Where the blocks of a scope are opened (`manifest { … }`) or its dotted settings begin, in the order of evaluation. */
  scopePlaces(path: string | OptionPath): readonly Place[];

  /** The base and each selector that sets `executor`, laid over the base by Nextflow's priority (design, section 2). */
  processGroups(): readonly ProcessGroup[];

  /** What a process would get from the configuration alone. */
  process(query: ProcessQuery): ResolvedProcess;

  /**
   * What an expression of a file, whose text is given, would come to if it were evaluated once everything is set: with the
   * values that the params have in the end.
   */
  evaluatedLast(expression: Expression, text: string): Value;

  /** The includes that the evaluation comes to, in its order; those of a file that is included twice come twice. */
  readonly includes: readonly IncludeVisit[];

  /** Where the configuration became too much to work out, if it did: what it may set from there on is unknown. */
  readonly limit: Place | undefined;

  /** Why the strict parser would reject this variant, if it would: the first error in evaluation order. */
  readonly rejection: Rejection | undefined;

  /**
   * All errors that were met, in evaluation order: what Nextflow would come to once the ones before are mended. No more
   * than some hundred of a file.
   */
  readonly rejections: readonly Rejection[];
}

/** The processes that one executor setting makes: the base, or those that a selector hits. */
export interface ProcessGroup {
  /** The selector that makes the group; `undefined` for the base. */
  readonly selector?: Selector;
  /** A directive's value for the group; `undefined` when surely unset. */
  directive(name: string): Value | undefined;
  /** The setting that gives the directive its value in this group. */
  option(name: string): ResolvedOption | undefined;
  /**
   * The settings of a directive in selectors that set no executor and may hit some of the group's processes, but not all: what
   * only they set is set for some and unset for others. Selectors that hit all (`.*`) count in `directive` and `option`.
   */
  elsewhere(name: string): readonly ResolvedOption[];
  /** `process.executor` of the group, or `executor.name` where that is unset; `undefined` when neither is set. */
  readonly executor: { readonly value: Value; readonly place?: Place } | undefined;
}

export interface Selector {
  readonly kind: "withName" | "withLabel";
  readonly pattern: string;
  /** The key below `process`: `withName:PATTERN`. */
  readonly key: string;
}

export interface ProcessQuery {
  /** The name in the process definition. */
  readonly name: string;
  /** The name it was included as. */
  readonly alias?: string;
  /** `WORKFLOW:SUB:NAME`. */
  readonly qualifiedName?: string;
  readonly labels?: readonly string[];
}

export interface ResolvedProcess {
  /** By name; each key of `ext` is a directive of its own (`ext.args`), for `ext` is merged key by key. */
  readonly directives: ReadonlyMap<string, ResolvedDirective>;
  /** Selectors of which it cannot be said whether they hit: invalid patterns, or ones with no counterpart here. */
  readonly undecided: readonly Selector[];
}

export interface ResolvedDirective {
  readonly winner: ResolvedOption;
  /** The selector that gave it; `undefined` for `process.NAME`. */
  readonly selector?: Selector;
  /** The same directive from less prior selectors and from `process`, the least prior first. */
  readonly lost: readonly { readonly option: ResolvedOption; readonly selector?: Selector }[];
}

/** What kind of error it is. */
export type RejectionCode =
  /** Before the evaluation: the grammar, constant includes, where includes stand, names. */
  | "syntax"
  | "missing-constant-include"
  | "misplaced-include"
  | "name"
  /** During it: selectors and settings where none may stand. */
  | "selector"
  | "setting-among-profiles"
  /** An option below one that holds no map. */
  | "below-value"
  /** An expression that throws. */
  | "evaluation"
  /** What an include leads to, or that its source is no text. */
  | "include-path"
  | "missing-include"
  | "include-cycle"
  | "include-of-folder"
  /** After it: a profile that was asked for and is not declared. */
  | "profile";

export interface Rejection {
  readonly code: RejectionCode;
  /** Where Nextflow says that it is. */
  readonly place: Place;
  /** Where it has to be mended, if that is another place: the brace without a partner, not the end of the file. */
  readonly origin?: Place;
  readonly message: string;
  /** The expression that throws, or that an include has for its source. */
  readonly expression?: Expression;
  /** What the source of an include comes to that is no path. */
  readonly value?: Value;
}
