import type { EffectiveProcess } from "@nf-lint/pipeline";
import type { Place, ResolvedConfig } from "@nf-lint/resolver";
import { isTrue, isUnset } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { engineOn } from "../clouds/container-engines.js";
import { CLOUD_EXECUTORS, isGridExecutor } from "../clouds/executor-kinds.js";
import { listedProcesses } from "../reading/listed-processes.js";

export default defineProjectRule<"onMachine" | "inCloud">({
  meta: {
    type: "problem",
    docs: {
      description: "Require a container image for each process where tasks run in containers",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      onMachine:
        "{{engines}} is on, and {{processes}} has no image: such tasks run outside of any container, with what the machine has. Give the process a `container`, or set process.container.",
      inCloud:
        "Tasks of {{executor}} run in containers, and {{processes}} has no image, so they fail. Give the process a `container`, or set process.container.",
    },
  },

  checkProject({ project, variants, scripts, report }) {
    // The same processes lack an image whichever engine is on: that is one fault.
    const onMachine = new Map<string, OnMachine>();
    for (const variant of variants) {
      const config = project.resolve(variant);
      if (OTHER_WAYS.some((path) => isTrue(config.value(path)) !== "no")) continue;
      const engine = engineOn(config);
      const place = engine === undefined ? undefined : config.option([engine, "enabled"])?.place;
      if (place === undefined && !mayUseCloud(config)) continue;
      const without = scripts.processes(config)?.processes.filter(lacksImage) ?? [];
      const ofMachine = without.filter((process) => runsOn(process, config) === "machine");
      if (engine !== undefined && place !== undefined && ofMachine.length > 0) {
        const processes = listedProcesses(ofMachine);
        const same = onMachine.get(processes) ?? { engines: new Map<string, Place>(), variants: [] };
        if (!same.engines.has(engine)) same.engines.set(engine, place);
        onMachine.set(processes, { ...same, variants: [...same.variants, variant.name] });
      }
      for (const [executor, processes] of byCloud(without, config)) {
        const [first] = processes;
        const at = first && executorPlace(first, config);
        const data = { executor, processes: listedProcesses(processes) };
        if (at !== undefined) report({ messageId: "inCloud", data, place: at, variants: [variant.name] });
      }
    }
    for (const [processes, { engines, variants: found }] of onMachine) {
      const [place, ...others] = engines.values();
      if (place === undefined) continue;
      report({
        messageId: "onMachine",
        data: { engines: [...engines.keys()].join(" or "), processes },
        place,
        related: others.map((one) => ({ place: one, message: "Here too." })),
        variants: found,
      });
    }
  },
});

interface OnMachine {
  /** Where each is switched on. */
  readonly engines: Map<string, Place>;
  readonly variants: readonly string[];
}

/** Wave makes images of what processes ask for; the others bring software without one. */
const OTHER_WAYS = ["wave.enabled", "fusion.enabled", "conda.enabled", "spack.enabled"];

function mayUseCloud(config: ResolvedConfig): boolean {
  return config.processGroups().some(({ executor }) => executor !== undefined);
}

/** Whether a process surely has no image. An `exec:` runs in Nextflow itself. */
function lacksImage({ called, directives, undecided }: EffectiveProcess): boolean {
  const { node } = called.definition;
  if (node.type !== "ProcessDeclaration" || undecided.length > 0) return false;
  const runsCommands = node.sections.some(({ kind }) => kind === "script" || kind === "shell");
  if (!runsCommands || node.sections.some(({ kind }) => kind === "exec")) return false;
  return isUnset(directives.get("container")?.value);
}

/** What runs a process: an executor of a cloud, by its name, or one where the engine counts; `undefined` where that is not known. */
function runsOn({ directives }: EffectiveProcess, config: ResolvedConfig): string | undefined {
  const value = directives.get("executor")?.value ?? config.value("executor.name");
  if (value !== undefined && value.kind !== "known") return undefined;
  const name = value?.value ?? "local";
  if (typeof name !== "string") return undefined;
  const executor = name.toLowerCase();
  if (CLOUD_EXECUTORS.has(executor)) return executor;
  return isGridExecutor(executor) ? "machine" : undefined;
}

function byCloud(
  processes: readonly EffectiveProcess[],
  config: ResolvedConfig,
): ReadonlyMap<string, readonly EffectiveProcess[]> {
  const found = new Map<string, EffectiveProcess[]>();
  for (const process of processes) {
    const executor = runsOn(process, config);
    if (executor === undefined || executor === "machine") continue;
    const others = found.get(executor);
    if (others === undefined) found.set(executor, [process]);
    else others.push(process);
  }
  return found;
}

function executorPlace({ directives }: EffectiveProcess, config: ResolvedConfig): Place | undefined {
  // A finding in a configuration: what a script sets has no place there.
  return (directives.get("executor")?.option ?? config.option("executor.name"))?.place;
}
