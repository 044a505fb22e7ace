import { isSelectorKey } from "@nf-lint/resolver";
import type { Place, ResolvedOption } from "@nf-lint/resolver";
import { anyOf, isOn } from "../authoring/certainty.js";
import type { Certainty } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions, VariantCheckContext } from "../authoring/project-rule-definition.js";
import { NATIVE_RETRIES, nativeRetries } from "../clouds/native-retries.js";
import { retryGap } from "../clouds/retry-layers.js";
import { ON_DEMAND_QUEUES, spotUses } from "../clouds/spot.js";
import { settingEdits } from "../edits/setting-edits.js";
import { countedRetries, definitionRetries, retries } from "../reading/error-strategy.js";
import { wholeNumber } from "../reading/known-number.js";
import { groupsOn } from "../reading/process-groups.js";
import { definedBy, processNames, taskGroups } from "../reading/task-groups.js";
import type { TaskGroup } from "../reading/task-groups.js";
import { settingsOf } from "../reading/process-settings.js";

type MessageIds =
  | "neverRetries"
  | "maybeNeverRetries"
  | "zeroRetries"
  | "noErrorsAllowed"
  | "zeroIsFive"
  | "codesInert"
  | "codesIgnored"
  | "emptyCodes"
  | "countsFurther"
  | "set";

type Context = VariantCheckContext<NoOptions, MessageIds>;

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow retry settings that do nothing, or not what they say",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      neverRetries:
        "maxRetries does nothing here: errorStrategy never says retry{{processes}}. Set {{remedy}}, or remove it.",
      maybeNeverRetries:
        "Nothing here says errorStrategy = 'retry', and without it maxRetries does nothing. Set it, unless the pipeline that this is laid over has it.",
      zeroRetries:
        "maxRetries = 0 retries once{{processes}}: 0 counts as unset. Remove errorStrategy 'retry' if no task is to be retried, or set the number that you want.",
      noErrorsAllowed:
        "maxErrors = {{errors}} allows no error, so nothing is retried{{processes}}: the first failure counts as 1. Remove it, or set -1 for no limit.",
      zeroIsFive:
        "0 is read as 5 attempts while fusion.snapshots is on. Set the number that you want{{one}}, or turn snapshots off.",
      codesInert:
        "These exit codes are never retried: {{attempts}} comes to 0. Set it to 1 or more, or remove the list.",
      codesIgnored:
        "Nextflow before 25.02.0-edge ignores this list and retries 50001 alone. Raise manifest.nextflowVersion to '>=25.04.0', or remove the list.",
      emptyCodes:
        "An empty list means [50001], not no exit code. Set google.batch.maxSpotAttempts = 0 to retry none, or remove the list.",
      countsFurther:
        "The strategy asks for {{asked}} retries, but maxRetries is {{most}}{{why}}{{processes}}: after that the run ends, and '{{otherwise}}' never comes. Set maxRetries = {{asked}}.",
      set: "Set {{setting}}.",
    },
    hasSuggestions: true,
  },

  check(context) {
    checkGroups(context);
    checkZeroAttempts(context);
    checkGoogleCodes(context);
    for (const strategy of settingsOf(context.config, "errorStrategy")) checkCount(context, strategy);
  },
});

// ---------------------------------------------------------------------------------------------------------------------
// Nextflow's own retries
// ---------------------------------------------------------------------------------------------------------------------

/** What is said of a setting in the groups that take it: it is reported where it holds in all of them. */
interface Verdicts {
  readonly option: ResolvedOption;
  readonly answers: Certainty[];
  readonly groups: TaskGroup[];
}

function checkGroups(context: Context): void {
  if (["maxRetries", "maxErrors"].every((directive) => settingsOf(context.config, directive).length === 0)) return;
  const groups = taskGroups(context);
  const maxRetries = new Map<ResolvedOption["place"], Verdicts>();
  const maxErrors = new Map<ResolvedOption["place"], Verdicts>();
  for (const group of groups) {
    for (const [verdicts, directive] of [
      [maxRetries, "maxRetries"],
      [maxErrors, "maxErrors"],
    ] as const) {
      const own = group.option(directive);
      for (const option of [...(own ? [own] : []), ...group.elsewhere(directive)]) {
        note(verdicts, group, option, strategyOf(context, group, option));
      }
    }
  }
  for (const { option, answers, groups: of } of maxRetries.values()) {
    if (option.value.kind !== "known") continue;
    const processes = processNames(of.filter((_, index) => answers[index] === "yes"));
    if (isZero(option) && answers.includes("yes")) {
      context.report({ messageId: "zeroRetries", place: option.place, option, processes });
    } else if ((wholeNumber(option.value) ?? 0) >= 1 && answers.every((answer) => answer === "no")) {
      if (isReportedElsewhere(context, option)) continue;
      if (mayBeLaidOver(context, option)) {
        context.report({ messageId: "maybeNeverRetries", place: option.place, option, severity: "info" });
        continue;
      }
      context.report({
        messageId: "neverRetries",
        place: option.place,
        option,
        processes: processNames(of),
        ...(of.some((group) => definedBy(group, "errorStrategy") !== undefined)
          ? { data: { remedy: "errorStrategy 'retry' in the process definitions" } }
          : option.path.length > 2
            ? { data: { remedy: "errorStrategy = 'retry' beside it" } }
            : {
                data: { remedy: "process.errorStrategy = 'retry'" },
                ...suggestion(context, option.place, "process.errorStrategy", "'retry'"),
              }),
      });
    }
  }
  for (const { option, answers, groups: of } of maxErrors.values()) {
    const errors = option.value.kind === "known" ? wholeNumber(option.value) : undefined;
    if (errors === undefined || errors === -1 || errors > 1 || !answers.includes("yes")) continue;
    if (isReportedElsewhere(context, option)) continue;
    context.report({
      messageId: "noErrorsAllowed",
      data: { errors: String(errors) },
      place: option.place,
      option,
      processes: processNames(of.filter((_, index) => answers[index] === "yes")),
      suggest: [
        {
          messageId: "set",
          data: { setting: "maxErrors = -1" },
          edits: [{ range: option.valuePlace.range, text: "-1" }],
        },
      ],
    });
  }
}

function note(verdicts: Map<Place, Verdicts>, group: TaskGroup, option: ResolvedOption, answer: Certainty): void {
  const known = verdicts.get(option.place) ?? { option, answers: [], groups: [] };
  known.answers.push(answer);
  known.groups.push(group);
  verdicts.set(option.place, known);
}

/** A number that is false to Groovy; the text '0' is not. */
function isZero({ value }: ResolvedOption): boolean {
  return value.kind === "known" && typeof value.value !== "string" && wholeNumber(value) === 0;
}

/**
 * Whether a process of the group that takes a setting may be retried. What a configuration alone leaves unset, a pipeline over
 * which it is laid may set.
 */
function strategyOf({ project, config, scripts }: Context, group: TaskGroup, option: ResolvedOption): Certainty {
  if (group.process !== undefined) return retries(group.directive("errorStrategy"));
  const { path } = option;
  const beside = path.length > 2 ? config.value([...path.slice(0, -1), "errorStrategy"]) : undefined;
  const value = beside ?? group.directive("errorStrategy");
  const own = retries(value);
  if (own !== "no") return own;
  const selected = group.elsewhere("errorStrategy").filter((other) => other.path[1] !== path[1]);
  const defined = scripts.directives("errorStrategy")?.map(definitionRetries) ?? ["unknown" as const];
  const others = anyOf([...selected.map((other) => retries(other.value)), ...defined]);
  const isUnset = value === undefined && !project.isPipeline && !mayBeLaidOver({ project, config }, option);
  return others === "no" && isUnset ? "unknown" : others;
}

/**
 * Whether a setting stands in a configuration that Nextflow reads by its name and that sets no strategy at all: it may be all
 * there is, or lie in a folder from which pipelines are started. In a profile or an include it is a site's.
 */
function mayBeLaidOver(
  { project, config }: Pick<Context, "project" | "config">,
  { place, profile }: ResolvedOption,
): boolean {
  return (
    !project.isPipeline &&
    project.rootFile.endsWith("/nextflow.config") &&
    place.file === project.rootFile &&
    profile === undefined &&
    settingsOf(config, "errorStrategy").length === 0
  );
}

/**
 * Whether `require-spot-retries` has the setting among what the retries as a whole lack, in this choice of profiles or another:
 * one word on it is enough.
 */
function isReportedElsewhere(context: Context, { place }: ResolvedOption): boolean {
  return context.variants.some((variant) => {
    const config = context.project.resolve(variant);
    const { scripts } = context;
    return spotUses({ config, scripts }, (queue) => new RegExp(ON_DEMAND_QUEUES, "i").test(queue)).some((use) => {
      const gap = retryGap({ project: context.project, config, scripts, target: context.target }, use);
      if (gap === undefined || gap.lacks === "cloud") return false;
      return ["maxRetries", "maxErrors"].some((directive) => {
        const other = use.group.option(directive)?.place;
        return other?.file === place.file && other.range[0] === place.range[0];
      });
    });
  });
}

// ---------------------------------------------------------------------------------------------------------------------
// The cloud's retries
// ---------------------------------------------------------------------------------------------------------------------

function checkZeroAttempts(context: Context): void {
  const { config, target, report } = context;
  if (isOn(config.value("fusion.enabled")) !== "yes" || isOn(config.value("fusion.snapshots")) !== "yes") return;
  for (const native of Object.values(NATIVE_RETRIES)) {
    if (!native?.snapshotsRetry(target)) continue;
    const option = config.option(native.option);
    if (option === undefined || wholeNumber(option.value) !== 0) continue;
    if (groupsOn(config, native.executor).length === 0) continue;
    const snapshots = config.option("fusion.snapshots");
    report({
      messageId: "zeroIsFive",
      data: { one: native.least > 1 ? " (1 is a single run)" : "" },
      place: option.place,
      option,
      ...(snapshots && { related: [{ place: snapshots.place, message: "Snapshots are turned on here." }] }),
    });
  }
}

/** The first version that hands the list on. */
const CODES_SINCE = "25.02.0-edge";

function checkGoogleCodes(context: Context): void {
  const { config, target, report } = context;
  const option = config.option("google.batch.autoRetryExitCodes");
  if (option?.value.kind !== "known" || !Array.isArray(option.value.value)) return;
  if (groupsOn(config, "google-batch").length === 0) return;
  const at = { place: option.place, option };
  if (option.value.value.length === 0) {
    report({ ...at, messageId: "emptyCodes", severity: "info" });
  } else if (nativeRetries(context, "Google Batch") === 0) {
    const attempts = config.option("google.batch.maxSpotAttempts");
    report({
      ...at,
      messageId: "codesInert",
      data: { attempts: "google.batch.maxSpotAttempts" },
      ...(attempts && { related: [{ place: attempts.place, message: "It is set here." }] }),
    });
  } else if (target.mayBeBefore(CODES_SINCE)) report({ ...at, messageId: "codesIgnored" });
}

// ---------------------------------------------------------------------------------------------------------------------
// Closures
// ---------------------------------------------------------------------------------------------------------------------

function checkCount(context: Context, strategy: ResolvedOption): void {
  if (strategy.value.kind !== "lazy") return;
  const counted = countedRetries(strategy.value.closure);
  if (counted === undefined || counted.otherwise === "terminate") return;
  for (const { most, of } of mostRetries(context, strategy)) {
    if (counted.retries <= most.number) continue;
    context.report({
      messageId: "countsFurther",
      data: {
        asked: String(counted.retries),
        most: String(most.number),
        why: most.option === undefined ? ", as it is not set" : "",
        otherwise: counted.otherwise,
      },
      place: strategy.place,
      option: strategy,
      processes: of,
      ...(most.option && { related: [{ place: most.option.place, message: "maxRetries is set here." }] }),
    });
  }
}

interface MostRetries {
  readonly number: number;
  readonly option: ResolvedOption | undefined;
}

/** `maxRetries` of the processes that have a strategy, and which these are; none where it may be another one. */
function mostRetries(
  context: Context,
  strategy: ResolvedOption,
): readonly { readonly most: MostRetries; readonly of: readonly string[] }[] {
  const groups = taskGroups(context).filter(({ process }) => process !== undefined);
  if (groups.length === 0) {
    const most = mostRetriesOfAll(context, strategy);
    return most === undefined ? [] : [{ most, of: [] }];
  }
  const found = new Map<string, { readonly most: MostRetries; readonly of: string[] }>();
  for (const group of groups) {
    if (group.option("errorStrategy")?.place !== strategy.place) continue;
    const value = group.directive("maxRetries");
    const number = value === undefined ? 1 : wholeNumber(value);
    if (number === undefined || number < 0 || definedBy(group, "maxRetries") !== undefined) continue;
    const most = { number: Math.max(number, 1), option: group.option("maxRetries") };
    const key = JSON.stringify([most.number, most.option?.place]);
    const same = found.get(key) ?? { most, of: [] };
    for (const name of processNames([group])) same.of.push(name);
    found.set(key, same);
  }
  return [...found.values()];
}

/** Where the processes are not known. */
function mostRetriesOfAll({ project, config, scripts }: Context, { path }: ResolvedOption): MostRetries | undefined {
  const own = [...path.slice(0, -1), "maxRetries"];
  const others = config.keys("process").filter((key) => isSelectorKey(key) && key !== path[1]);
  if (others.some((key) => config.value(["process", key, "maxRetries"]) !== undefined)) return undefined;
  const value = config.value(own) ?? config.value("process.maxRetries");
  const option = config.option(own) ?? config.option("process.maxRetries");
  if (config.value(own) === undefined && scripts.directives("maxRetries")?.length !== 0) return undefined;
  if (value === undefined) return project.isPipeline ? { number: 1, option: undefined } : undefined;
  const number = wholeNumber(value);
  return number === undefined || number < 0 ? undefined : { number: Math.max(number, 1), option };
}

function suggestion({ project, config }: Context, place: Place, path: string, value: string) {
  const edits = settingEdits(project, config, place, [{ path, value }]);
  return edits && { suggest: [{ messageId: "set" as const, data: { setting: `${path} = ${value}` }, edits }] };
}
