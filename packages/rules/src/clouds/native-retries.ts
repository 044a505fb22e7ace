import type { ResolvedConfig, TargetVersion } from "@nf-lint/resolver";
import { isOn } from "../authoring/certainty.js";
import { wholeNumber } from "../reading/known-number.js";
import type { SpotCloud } from "./spot.js";

/** How a cloud retries by itself a task whose machine is taken back. */
export interface NativeRetries {
  readonly option: string;
  /** The lowest number that means a retry. AWS counts the first run too. */
  readonly least: number;
  readonly executor: string;
  /** Whether the version takes an unset or zero option for 5 where Fusion snapshots are on. */
  snapshotsRetry(target: TargetVersion): boolean;
}

/** Clouds that put their tasks back by themselves, whatever is set, have no entry. */
export const NATIVE_RETRIES: Readonly<Record<SpotCloud, NativeRetries | undefined>> = {
  "AWS Batch": {
    option: "aws.batch.maxSpotAttempts",
    least: 2,
    executor: "awsbatch",
    snapshotsRetry: (target) => target.isAtLeast("25.03.0-edge"),
  },
  "Google Batch": {
    option: "google.batch.maxSpotAttempts",
    least: 1,
    executor: "google-batch",
    // Patched into 25.10, and else from the edge release after it.
    snapshotsRetry: (target) =>
      target.isAtLeast("25.12.0-edge") || (target.isAtLeast("25.10.3") && !target.isAtLeast("25.11")),
  },
  "Azure Batch": undefined,
  Seqera: {
    option: "seqera.executor.machineRequirement.maxSpotAttempts",
    least: 1,
    executor: "seqera",
    snapshotsRetry: () => true,
  },
};

/** Before it, all attempts that nobody set were 5. */
const FIVE_UNTIL = "24.08.0-edge";
const FIVE = 5;

/**
 * How often the cloud runs a task again, its first run not counted; `undefined` where that is not known. An option that is
 * not set has the version's default.
 */
export function nativeRetries(
  { config, target }: { readonly config: ResolvedConfig; readonly target: TargetVersion },
  cloud: SpotCloud,
): number | undefined {
  const native = NATIVE_RETRIES[cloud];
  if (native === undefined) return undefined;
  const firstRun = native.least - 1;
  const value = config.value(native.option);
  const attempts = value === undefined ? undefined : attemptsOf(value);
  if (attempts === "unknown") return undefined;
  if (attempts !== undefined && attempts > 0) return Math.max(0, attempts - firstRun);
  if (attempts === undefined && !target.isAtLeast(FIVE_UNTIL)) return FIVE - firstRun;
  if (!native.snapshotsRetry(target)) return 0;
  const switches = ["fusion.enabled", "fusion.snapshots"].map((path) => isOn(config.value(path)));
  if (switches.includes("no")) return 0;
  return switches.includes("unknown") ? undefined : FIVE - firstRun;
}

function attemptsOf(value: NonNullable<ReturnType<ResolvedConfig["value"]>>): number | "unknown" | undefined {
  if (value.kind !== "known") return "unknown";
  return value.value === null ? undefined : (wholeNumber(value) ?? "unknown");
}
