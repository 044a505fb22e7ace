import type { Value } from "@nf-lint/groovy";
import type { ResolvedConfig } from "@nf-lint/resolver";
import { doubtOf, switchOf, textsOf } from "./known-option.js";
import type { NetworkRun } from "./network-run.js";
import type { NetworkSide } from "./network-row.js";

/** What pulls the images of a process: an engine, by the name of its scope. */
export interface Engine {
  readonly name: string;
  /** Why it is not known whether it is this one. */
  readonly unknown?: string;
}

/** In the order in which `Session.getContainerConfig` looks. */
const ENGINES = [
  "docker",
  "podman",
  "sarus",
  "shifter",
  "singularity",
  "apptainer",
  "charliecloud",
  "appleContainer",
  "smolvm",
];

/** Those whose images can come from a web address, and are pulled by the head job. */
const PULLED_BY_HEAD: ReadonlySet<string> = new Set(["singularity", "apptainer", "charliecloud"]);

/** The executors that run images by themselves, for which the options of Docker count (`containerConfigEngine`). */
const NATIVE: ReadonlySet<string> = new Set(["awsbatch", "google-batch", "azurebatch", "k8s"]);

/** The engines that are on, and those of which that is not known. Nextflow ends a run with two. */
export function enabledEngines(config: ResolvedConfig): readonly Engine[] {
  const states = ENGINES.map((name) => ({ name, state: switchOf(config, `${name}.enabled`) }));
  const on = states.find(({ state }) => state === "on");
  if (on !== undefined) return [{ name: on.name }];
  return states.flatMap(({ name, state }) => {
    const unknown = doubtOf(state);
    return unknown === undefined ? [] : [{ name, unknown }];
  });
}

/** What `workflow.containerEngine` is. */
export function containerEngineOf(engines: readonly Engine[]): Value {
  const [first] = engines;
  if (first?.unknown !== undefined) {
    return { kind: "unknown", reason: { code: "unsupported", subject: "workflow.containerEngine" } };
  }
  const name = first?.name === "appleContainer" ? "apple-container" : first?.name;
  return { kind: "known", value: name ?? null };
}

/**
 * The engines that tasks may be run with; none where they run without a container.
 *
 * @param executor `process.executor`, as the process has it.
 */
export function enginesOf(
  { config }: NetworkRun,
  enabled: readonly Engine[],
  executor: Value | undefined,
): readonly Engine[] {
  const { texts, unknown } = textsOf(executor ?? config.value("executor.name"));
  const fusion = switchOf(config, "fusion.enabled");
  const ofTexts = (texts.length === 0 && unknown === undefined ? ["local"] : texts).flatMap(
    (text): readonly Engine[] => {
      const name = text.toLowerCase();
      if (NATIVE.has(name)) return [{ name: "docker" }];
      if (enabled.some((engine) => engine.unknown === undefined)) return enabled;
      const isNative = name === "seqera" || fusion === "on";
      if (isNative) return [...enabled, { name: "docker" }];
      const why = doubtOf(fusion);
      return why === undefined ? enabled : [...enabled, { name: "docker", unknown: why }];
    },
  );
  const ofUnknown = unknown === undefined ? [] : [{ name: "docker", unknown: `the executor depends on ${unknown}` }];
  return [...ofTexts, ...(unknown === undefined ? [] : enabled), ...ofUnknown];
}

/** Whether an engine can get an image from a web address. */
export function pullsFromWeb({ name }: Engine): boolean {
  return PULLED_BY_HEAD.has(name);
}

/** Who pulls the images: the head job for Singularity and its kin, unless the engine is left to do it in the task. */
export function pullersOf(config: ResolvedConfig, { name }: Engine): readonly NetworkSide[] {
  if (!PULLED_BY_HEAD.has(name)) return ["worker"];
  const states = ["ociAutoPull", ...(name === "singularity" ? ["ociMode"] : [])].map((option) =>
    switchOf(config, `${name}.${option}`),
  );
  if (name === "charliecloud" || states.every((state) => state === "off")) return ["head"];
  return states.includes("on") ? ["worker"] : ["head", "worker"];
}
