import type { ResolvedConfig } from "@nf-lint/resolver";
import { isTrue } from "../authoring/certainty.js";

/** The engines that Nextflow chooses from (`Session.getContainerConfig`). */
export const CONTAINER_ENGINES = [
  "appleContainer",
  "apptainer",
  "charliecloud",
  "docker",
  "podman",
  "sarus",
  "shifter",
  "singularity",
  "smolvm",
] as const;

/** The engine that surely is the only one on; `undefined` where none is, or where that is not known. */
export function engineOn(config: ResolvedConfig): string | undefined {
  const states = CONTAINER_ENGINES.map((engine) => ({ engine, on: isTrue(config.value(`${engine}.enabled`)) }));
  if (states.some(({ on }) => on === "unknown")) return undefined;
  const [engine, ...others] = states.filter(({ on }) => on === "yes");
  return others.length === 0 ? engine?.engine : undefined;
}

/** Whether surely no engine is on. */
export function hasNoEngine(config: ResolvedConfig): boolean {
  return CONTAINER_ENGINES.every((engine) => isTrue(config.value(`${engine}.enabled`)) === "no");
}
