import { builtInExecutors, isScheduler, meantExecutor } from "@nf-lint/resolver";
import type { Platform } from "@nf-lint/resolver";
import { nameHint } from "../name-hint.js";
import type { SettingsProblem } from "../settings.js";

/** Those that run something else than processes are no compute environment's. */
const EXECUTORS = builtInExecutors().filter((name) => name !== "agent" && name !== "nope");

const NAME = { type: "string", minLength: 1 };

/** The JSON schema of `platform`. */
export const PLATFORM_SCHEMA = {
  type: "object",
  description:
    "The compute environment of Seqera Platform that launches what names no other executor, and what it gives a run.",
  additionalProperties: false,
  required: ["executor"],
  properties: {
    executor: { type: "string", enum: EXECUTORS, description: "Its executor, as Nextflow names it." },
    spot: { type: "boolean", description: "Whether the cloud may take its machines back." },
    queue: { ...NAME, description: "The queue, or pool, of its tasks." },
    workDir: { ...NAME, description: "Its work directory." },
    labels: {
      type: "object",
      additionalProperties: { type: "string" },
      description: "The resource labels that it puts on what the cloud bills.",
    },
    wave: { type: "boolean", description: "Whether Wave is turned on." },
    fusion: { type: "boolean", description: "Whether Fusion is turned on." },
  },
} as const;

/** What each executor of a cloud keeps its work in. */
const BUCKETS: ReadonlyMap<string, string> = new Map([
  ["awsbatch", "s3://"],
  ["azurebatch", "az://"],
  ["google-batch", "gs://"],
]);

/** What is wrong with a compute environment that fits the schema: there is no such one. */
export function platformProblems({ executor, spot, workDir, wave, fusion }: Platform): readonly SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  const add = (key: string, message: string): void => {
    problems.push({ path: ["platform", key], message });
  };
  const bucket = BUCKETS.get(executor);
  if (bucket !== undefined && workDir !== undefined && !workDir.startsWith(bucket)) {
    add("workDir", `platform.workDir: ${executor} keeps its work in a ${bucket} bucket, and "${workDir}" is none.`);
  }
  if (spot === true && (executor === "local" || isScheduler(executor))) {
    add("spot", `platform.spot: machines of ${executor} are not taken back. Leave it out.`);
  }
  if (executor === "seqera" && (wave === false || fusion === false)) {
    add(
      wave === false ? "wave" : "fusion",
      "platform: the executor seqera never runs without Wave and Fusion. Leave both out.",
    );
  } else if (fusion === true && wave === false) {
    add(
      "wave",
      "platform.wave: Fusion needs Wave, so a compute environment with the one has the other. Set it to true.",
    );
  }
  return problems;
}

/** In words: that Nextflow has no executor of a name, and which one may have been meant. */
export function noExecutor(name: string): string {
  const meant = meantExecutor(name);
  const hint = meant === undefined ? nameHint(name, EXECUTORS) : ` Did you mean "${meant}"?`;
  return `There is no executor "${name}".${hint}`;
}
