import type { Expression } from "@nf-lint/parser";
import type { ResolvedOption, TargetVersion } from "@nf-lint/resolver";
import { retriedCodes } from "../reading/error-strategy.js";
import type { CodeRange } from "../reading/error-strategy.js";
import { nativeRetries } from "./native-retries.js";
import { awsSpotSignal, googleSpotUses } from "./spot.js";
import { tasksOn } from "../reading/task-groups.js";
import type { LookedAt, TaskGroup } from "../reading/task-groups.js";

/** A strategy whose list of exit codes lacks what a reclaimed machine gives, where the cloud does not retry either. */
export interface ExitCodeGap {
  readonly cloud: "AWS Batch" | "Google Batch";
  readonly group: TaskGroup;
  readonly strategy: ResolvedOption;
  readonly spotSwitch: ResolvedOption;
  /** The code to add. */
  readonly missing: number;
  /** False where a code of the list may come instead. */
  readonly isCertain: boolean;
  /** The list, or the sum of lists, that the code can be added to. */
  readonly list: Expression | undefined;
}

interface Reclaims {
  /** What a task ends with whose machine was taken back: one of these in the list is enough. */
  readonly codes: readonly number[];
  /** What it may end with as well. */
  readonly alsoOften: readonly number[];
}

/** Google has a code for it; AWS gives 1 or none at all, and often the signal's that ended the container. */
const RECLAIMS: Readonly<Record<ExitCodeGap["cloud"], Reclaims>> = {
  "AWS Batch": { codes: [1, 2_147_483_647], alsoOften: [143] },
  "Google Batch": { codes: [50_001], alsoOften: [] },
};

interface Looked extends LookedAt {
  readonly target: TargetVersion;
}

/** The tasks that surely use Spot and whose strategy misses a reclaim; the same groups as `spotUses` has. */
export function exitCodeGaps(looked: Looked): readonly ExitCodeGap[] {
  const { config } = looked;
  const google = googleSpotUses(looked).flatMap(({ group, spotSwitch }) =>
    spotSwitch === undefined ? [] : (gapOf(looked, "Google Batch", group, spotSwitch) ?? []),
  );
  const aws = tasksOn(looked, "awsbatch").flatMap((group) => {
    const signal = awsSpotSignal(config, group);
    return signal === undefined ? [] : (gapOf(looked, "AWS Batch", group, signal) ?? []);
  });
  return [...google, ...aws];
}

function gapOf(
  looked: Looked,
  cloud: ExitCodeGap["cloud"],
  group: TaskGroup,
  spotSwitch: ResolvedOption,
): ExitCodeGap | undefined {
  const strategy = group.option("errorStrategy");
  if (strategy?.value.kind !== "lazy" || nativeRetries(looked, cloud) !== 0) return undefined;
  const tested = retriedCodes(strategy.value.closure);
  const { codes, alsoOften } = RECLAIMS[cloud];
  const [missing] = codes;
  if (tested === undefined || missing === undefined || codes.some((code) => isIn(tested.ranges, code)))
    return undefined;
  const isCertain = !alsoOften.some((code) => isIn(tested.ranges, code));
  return { cloud, group, strategy, spotSwitch, missing, isCertain, list: tested.last };
}

function isIn(ranges: readonly CodeRange[], code: number): boolean {
  return ranges.some(([first, last]) => first <= code && code <= last);
}
