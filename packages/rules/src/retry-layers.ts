import type { ProcessGroup, ResolvedConfig, ResolvedOption, TargetVersion } from "@nf-lint/resolver";
import { allOf, anyOf, isNumberFrom, isOn, isText } from "./certainty.js";
import type { Certainty } from "./certainty.js";
import type { RelatedPlace } from "./finding-details.js";
import type { WantedSetting } from "./setting-edits.js";
import type { SpotCloud } from "./spot.js";

/** One of the two places where a reclaimed task can be retried. */
export interface RetryLayer {
  readonly present: Certainty;
  /** The option that makes the layer, when there is one. */
  readonly option: ResolvedOption | undefined;
  /** What to set so that the layer is there. */
  readonly missing: readonly WantedSetting[];
  /** Settings that look like the layer, and why they are not. */
  readonly halves: readonly RelatedPlace[];
}

interface NativeRetries {
  readonly option: string;
  /** Whether the version takes an unset or zero option for 5 where Fusion snapshots are on. */
  snapshotsRetry(target: TargetVersion): boolean;
}

const NATIVE_RETRIES: Readonly<Record<SpotCloud, NativeRetries | undefined>> = {
  "AWS Batch": {
    option: "aws.batch.maxSpotAttempts",
    snapshotsRetry: (target) => target.isAtLeast("25.03.0-edge"),
  },
  "Google Batch": {
    option: "google.batch.maxSpotAttempts",
    // Patched into 25.10, and else from the edge release after it.
    snapshotsRetry: (target) =>
      target.isAtLeast("25.12.0-edge") || (target.isAtLeast("25.10.3") && !target.isAtLeast("25.11")),
  },
  "Azure Batch": undefined,
};

/** Whether the cloud has retries of its own that a setting controls. Azure puts evicted tasks back by itself. */
export function hasCloudLayer(cloud: SpotCloud): boolean {
  return NATIVE_RETRIES[cloud] !== undefined;
}

/** Retries by the cloud, which Nextflow does not see and does not count. */
export function cloudLayer(config: ResolvedConfig, cloud: SpotCloud, target: TargetVersion): RetryLayer {
  const native = NATIVE_RETRIES[cloud];
  if (native === undefined) return { present: "no", option: undefined, missing: [], halves: [] };
  const attempts = isNumberFrom(config.value(native.option), 1);
  const snapshots = native.snapshotsRetry(target)
    ? allOf(isOn(config.value("fusion.enabled")), isOn(config.value("fusion.snapshots")))
    : "no";
  const present = anyOf(attempts, snapshots);
  const option = config.option(native.option);
  return {
    present,
    option: attempts === "yes" ? option : config.option("fusion.snapshots"),
    missing: present === "no" ? [{ path: native.option, value: "5" }] : [],
    halves:
      present === "no" && option ? [{ place: option.place, message: "This turns off retries by the cloud." }] : [],
  };
}

/** Retries by Nextflow: a strategy that can say `retry`, together with a number that somebody chose. */
export function taskLayer(group: ProcessGroup): RetryLayer {
  const strategy = isText(group.directive("errorStrategy"), (name) => name.toLowerCase() === "retry");
  const retries = isNumberFrom(group.directive("maxRetries"), 1);
  const strategyOption = group.option("errorStrategy");
  const retriesOption = group.option("maxRetries");
  const missing: WantedSetting[] = [];
  const halves: RelatedPlace[] = [];
  if (strategy === "no") {
    missing.push({ path: "process.errorStrategy", value: "'retry'" });
    if (retries === "yes" && retriesOption) {
      halves.push({ place: retriesOption.place, message: "This alone does nothing: errorStrategy never says retry." });
    }
  }
  if (retries === "no") {
    missing.push({ path: "process.maxRetries", value: "3" });
    if (strategy === "yes" && strategyOption) {
      halves.push({ place: strategyOption.place, message: "This retries once only, for maxRetries is not set." });
    }
  }
  return { present: allOf(strategy, retries), option: strategyOption, missing, halves };
}
