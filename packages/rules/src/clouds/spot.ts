import type { Value } from "@nf-lint/groovy";
import type { ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { anyOf, isNumberFrom, isOn, isText, isUnset } from "../authoring/certainty.js";
import type { Certainty } from "../authoring/certainty.js";
import { tasksMeantFor, tasksOn } from "../reading/task-groups.js";
import type { LookedAt, TaskGroup } from "../reading/task-groups.js";

export type SpotCloud = "AWS Batch" | "Google Batch" | "Azure Batch" | "Seqera";

/** Tasks whose machines the cloud may take back in the middle of a task. */
export interface SpotUse {
  readonly cloud: SpotCloud;
  readonly group: TaskGroup;
  /** The setting that turns Spot on. AWS has none: there it is a property of the queue. */
  readonly spotSwitch: ResolvedOption | undefined;
}

/** The setting that puts Google Batch on Spot machines; `undefined` when none does for sure. */
export function googleSpotSwitch(config: ResolvedConfig): ResolvedOption | undefined {
  const path = ["google.batch.spot", "google.batch.preemptible"].find((option) => isOn(config.value(option)) === "yes");
  return path === undefined ? undefined : config.option(path);
}

/** Queues that never run on Spot, by the names that people give them: a regular expression, in any letter case. */
export const ON_DEMAND_QUEUES = "on[-_]?demand";

export function spotUses(looked: LookedAt, isOnDemand: QueueTest): readonly SpotUse[] {
  return [
    ...googleSpotUses(looked),
    ...azureSpotUses(looked),
    ...awsSpotUses(looked, isOnDemand),
    ...seqeraSpotUses(looked),
  ];
}

/** Google Batch is one switch for all processes. */
export function googleSpotUses(looked: LookedAt): readonly SpotUse[] {
  const spotSwitch = googleSpotSwitch(looked.config);
  if (spotSwitch === undefined) return [];
  return tasksMeantFor(looked, "google-batch").map((group) => ({ cloud: "Google Batch", group, spotSwitch }));
}

/** On Azure Batch a pool has the switch, and the process chooses the pool with `queue`. */
export function azureSpotUses(looked: LookedAt): readonly SpotUse[] {
  const { config } = looked;
  if (config.platform !== undefined) {
    const pool = spotOfPlatform(config);
    return pool === undefined ? [] : tasksOn(looked, "azurebatch").map((group) => useOf("Azure Batch", group, pool));
  }
  const pools = config.keys("azure.batch.pools");
  return pools.flatMap((pool) => {
    const path = ["azure", "batch", "pools", pool, "lowPriority"];
    const spotSwitch = isOn(config.value(path)) === "yes" ? config.option(path) : undefined;
    if (spotSwitch === undefined) return [];
    return tasksMeantFor(looked, "azurebatch")
      .filter((group) => mayUsePool(group, pool, pools))
      .map((group): SpotUse => ({ cloud: "Azure Batch", group, spotSwitch }));
  });
}

/** The executor of a compute environment whose machines may be taken back: of AWS and Azure it has no switch of its own. */
function spotOfPlatform(config: ResolvedConfig): ResolvedOption | undefined {
  return config.platform?.spot === true ? config.option("process.executor") : undefined;
}

function useOf(cloud: SpotCloud, group: TaskGroup, spotSwitch: ResolvedOption): SpotUse {
  return { cloud, group, spotSwitch };
}

const PROVISIONING = "seqera.executor.machineRequirement.provisioning";

/** Seqera's scheduler is told what machines to take. */
export function seqeraSpotUses(looked: LookedAt): readonly SpotUse[] {
  const { config } = looked;
  const isSpot = isText(config.value(PROVISIONING), (text) => /^spot(?:First)?$/.test(text));
  if (isSpot !== "yes") return [];
  const spotSwitch = config.option(PROVISIONING);
  return tasksOn(looked, "seqera").map((group) => ({ cloud: "Seqera", group, spotSwitch }));
}

/** Whether a queue of that name never runs on Spot; `undefined` where that cannot be told. */
export type QueueTest = (queue: string) => boolean | undefined;

function not(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}

/**
 * Whether AWS Batch uses Spot cannot be read from a configuration; only an on-demand queue says that it does not, and a
 * compute environment either.
 */
export function awsSpotUses(looked: LookedAt, isOnDemand: QueueTest): readonly SpotUse[] {
  const { config } = looked;
  if (config.platform?.spot === false) return [];
  const given = spotOfPlatform(config);
  if (given !== undefined) {
    return tasksOn(looked, "awsbatch")
      .filter((group) => mayUseOtherQueue(config, group, isOnDemand) !== "no")
      .map((group) => useOf("AWS Batch", group, given));
  }
  return tasksOn(looked, "awsbatch")
    .filter((group) => mayUseOtherQueue(config, group, isOnDemand) === "yes")
    .map((group) => ({ cloud: "AWS Batch", group, spotSwitch: undefined }));
}

/** Whether an AWS group says by its queue's name, or by retries that only Spot needs, that it is meant for Spot. */
export function awsSpotSignal(config: ResolvedConfig, group: TaskGroup): ResolvedOption | undefined {
  if (config.platform?.spot !== undefined) return spotOfPlatform(config);
  if (isText(group.directive("queue"), (queue) => /spot/i.test(queue)) === "yes") return group.option("queue");
  const attempts = "aws.batch.maxSpotAttempts";
  return isNumberFrom(config.value(attempts), 1) === "yes" ? config.option(attempts) : undefined;
}

function mayUsePool(group: TaskGroup, pool: string, pools: readonly string[]): boolean {
  const queue = group.directive("queue");
  if (isUnset(queue)) return true;
  const usesThis = isText(queue, (name) => name === pool);
  const usesAnother = isText(queue, (name) => pools.includes(name));
  return usesThis === "yes" || (usesThis === "no" && usesAnother === "no");
}

function mayUseOtherQueue(config: ResolvedConfig, group: TaskGroup, isOnDemand: QueueTest): Certainty {
  const queue = group.directive("queue");
  const isOther = (value: Value | undefined) => isText(value, (name) => not(isOnDemand(name)));
  if (!isUnset(queue)) return isOther(queue);
  // A queue that only selectors name is that of some processes; AWS needs one for all.
  const [all] = group.process === undefined ? [group] : config.processGroups();
  const named = (all?.elsewhere("queue") ?? []).map(({ value }) => isOther(value));
  return named.length === 0 || anyOf(named) === "yes" ? "yes" : "unknown";
}
