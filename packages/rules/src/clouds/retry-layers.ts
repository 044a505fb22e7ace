import type { Value } from "@nf-lint/groovy";
import { ROOT_NAME } from "@nf-lint/resolver";
import type { Project, ResolvedConfig, ResolvedOption, TargetVersion } from "@nf-lint/resolver";
import { allOf, anyOf, asCertainty, isNumberFrom, isOn, isText, isUnset } from "../authoring/certainty.js";
import type { Certainty } from "../authoring/certainty.js";
import type { RelatedPlace } from "../authoring/finding-details.js";
import type { WantedSetting } from "../edits/setting-edits.js";
import { definedBy } from "../reading/task-groups.js";
import { mayScriptsSet } from "../reading/script-directives.js";
import type { LookedAt, TaskGroup } from "../reading/task-groups.js";
import { wholeNumber } from "../reading/known-number.js";
import { NATIVE_RETRIES } from "./native-retries.js";
import type { SpotCloud, SpotUse } from "./spot.js";

/** One of the two places where a task can be retried whose machine was taken back. */
export interface RetryLayer {
  readonly present: Certainty;
  /** The option that makes the layer, when there is one. */
  readonly option: ResolvedOption | undefined;
  /** What to set so that the layer is there. */
  readonly missing: readonly MissingSetting[];
  /** Settings that look like the layer, and why they are not. */
  readonly halves: readonly RelatedPlace[];
}

export interface MissingSetting extends WantedSetting {
  /** Set where a process definition has another value, which no setting for all processes changes. */
  readonly isDefined?: true;
}

const ONE_RUN = "AWS counts the first run too: 1 means no retry.";

/** What of the two layers a use of Spot lacks. */
export interface RetryGap {
  readonly lacks: "both" | "cloud" | "task";
  readonly cloud: RetryLayer;
  readonly task: RetryLayer;
}

/** A variant, and the version that it is judged for. */
interface Judged extends LookedAt {
  readonly project: Project;
  readonly target: TargetVersion;
}

/** `undefined` where both layers are there, or one of them may be. */
export function retryGap({ project, config, scripts, target }: Judged, use: SpotUse): RetryGap | undefined {
  const cloud = cloudLayer(config, use.cloud, target);
  const found = taskLayer(use.group, isLaidOver(project));
  // What processes nobody can list say for themselves may retry some of them.
  const isOpen =
    found.present === "no" &&
    use.group.process === undefined &&
    isUnset(use.group.directive("errorStrategy")) &&
    mayScriptsSet(scripts, "errorStrategy");
  if (isOpen && cloud.present === "yes") return undefined;
  const task: RetryLayer = isOpen ? { ...found, present: "yes", missing: [], halves: [] } : found;
  if (cloud.present === "unknown" || task.present === "unknown") return undefined;
  if (task.present === "no") return { lacks: cloud.present === "yes" ? "task" : "both", cloud, task };
  // Azure puts evicted tasks back by itself.
  const isMissing = cloud.present === "no" && NATIVE_RETRIES[use.cloud] !== undefined;
  return isMissing ? { lacks: "cloud", cloud, task } : undefined;
}

/** Retries by the cloud, which Nextflow does not see and does not count. */
function cloudLayer(config: ResolvedConfig, cloud: SpotCloud, target: TargetVersion): RetryLayer {
  const native = NATIVE_RETRIES[cloud];
  if (native === undefined) return { present: "no", option: undefined, missing: [], halves: [] };
  const value = config.value(native.option);
  const attempts = isNumberFrom(value, native.least);
  const isOneRun = attempts === "no" && isNumberFrom(value, 1) === "yes";
  const snapshots =
    native.snapshotsRetry(target) && !isOneRun
      ? allOf([isOn(config.value("fusion.enabled")), isOn(config.value("fusion.snapshots"))])
      : "no";
  const present = anyOf([attempts, snapshots]);
  const option = config.option(native.option);
  return {
    present,
    option: attempts === "yes" ? option : config.option("fusion.snapshots"),
    missing: present === "no" ? [{ path: native.option, value: "5" }] : [],
    halves:
      present === "no" && option
        ? [{ place: option.place, message: isOneRun ? ONE_RUN : "This turns off retries by the cloud." }]
        : [],
  };
}

/**
 * Retries by Nextflow: a strategy that can say `retry`, together with a number that somebody chose, and no limit of errors
 * that the first one reaches.
 */
function taskLayer(group: TaskGroup, isOver: boolean): RetryLayer {
  const retry = (value: Value | undefined): Certainty => isText(value, (name) => name.toLowerCase() === "retry");
  const number = (value: Value | undefined): Certainty => isNumberFrom(value, 1);
  const strategy =
    isOver && isUnset(group.directive("errorStrategy")) ? "unknown" : forAll(group, "errorStrategy", retry);
  const retries = isOver && isUnset(group.directive("maxRetries")) ? "unknown" : forAll(group, "maxRetries", number);
  const errors = letsErrorsPass(group.directive("maxErrors"));
  const strategyOption = group.option("errorStrategy");
  const retriesOption = group.option("maxRetries");
  const errorsOption = group.option("maxErrors");
  const missing: MissingSetting[] = [];
  const halves: RelatedPlace[] = [];
  if (strategy === "no") {
    missing.push({ ...wanted(group, "errorStrategy"), value: retryingStrategy(group) });
    if (retries === "yes" && retriesOption) {
      halves.push({ place: retriesOption.place, message: "This alone does nothing: errorStrategy never says retry." });
    }
  }
  if (retries === "no") {
    missing.push({ ...wanted(group, "maxRetries"), value: String(RETRIES) });
    if (strategy === "yes" && strategyOption) {
      halves.push({ place: strategyOption.place, message: "This retries once only, for maxRetries is not set." });
    }
  }
  if (errors === "no") {
    missing.push({ ...wanted(group, "maxErrors"), value: "-1" });
    if (errorsOption)
      halves.push({ place: errorsOption.place, message: "This allows no error, so nothing is retried." });
  }
  return { present: allOf([strategy, retries, errors]), option: strategyOption, missing, halves };
}

/** Whether a configuration is one that is given with `-c`: the pipeline that it lies over has settings of its own. */
function isLaidOver({ isPipeline, rootFile }: Project): boolean {
  return !isPipeline && !rootFile.endsWith(`/${ROOT_NAME}`);
}

/** The answer for a group. What only selectors set holds for some of its processes: then "no" is not sure. */
function forAll(group: TaskGroup, directive: string, answer: (value: Value | undefined) => Certainty): Certainty {
  const value = group.directive(directive);
  const own = answer(value);
  const isSure =
    own !== "no" || !isUnset(value) || group.elsewhere(directive).every((other) => answer(other.value) === "no");
  return isSure ? own : "unknown";
}

const RETRIES = 3;

/** The option as it is set, which may be in a selector; else that of all processes. */
function wanted(group: TaskGroup, directive: string): Omit<MissingSetting, "value"> {
  if (definedBy(group, directive)) return { path: directive, isDefined: true };
  return { path: group.option(directive)?.path.join(".") ?? `process.${directive}` };
}

/** Whether a process may go on after its first error: `maxErrors` counts that one, and below 0 there is no limit. */
function letsErrorsPass(value: Value | undefined): Certainty {
  if (value?.kind !== "known") return value === undefined ? "yes" : "unknown";
  const limit = wholeNumber(value);
  if (limit === undefined) return "unknown";
  return asCertainty(limit < 0 || limit > 1);
}

/** A strategy that retries, and does what the present one does when the retries are used up. */
function retryingStrategy(group: TaskGroup): string {
  const strategy = group.directive("errorStrategy");
  const name = strategy?.kind === "known" && typeof strategy.value === "string" ? strategy.value.toLowerCase() : "";
  if (name !== "ignore" && name !== "finish") return "'retry'";
  const isCounted = isNumberFrom(group.directive("maxRetries"), 1) === "yes";
  const retries = (isCounted ? wholeNumber(group.directive("maxRetries")) : undefined) ?? RETRIES;
  return `{ task.attempt <= ${String(retries)} ? 'retry' : '${name}' }`;
}
