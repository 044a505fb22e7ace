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
        "{{engine}} is on, and {{processes}} has no image: such tasks run outside of any container, with what the machine has. Give the process a `container`, or set process.container.",
      inCloud:
        "Tasks of {{executor}} run in containers, and {{processes}} has no image, so they fail. Give the process a `container`, or set process.container.",
    },
  },

  check({ config, scripts, report }) {
    if (OTHER_WAYS.some((path) => isTrue(config.value(path)) !== "no")) return;
    const engine = engineOn(config);
    const place = engine === undefined ? undefined : config.option([engine, "enabled"])?.place;
    if (place === undefined && !mayUseCloud(config)) return;
    const run = scripts.processes(config);
    if (run === undefined) return;
    const without = run.processes.filter(lacksImage);
    const onMachine = without.filter((process) => runsOn(process, config) === "machine");
    if (engine !== undefined && place !== undefined && onMachine.length > 0)
      report({ messageId: "onMachine", data: { engine, processes: listedProcesses(onMachine) }, place });
    for (const [executor, processes] of byCloud(without, config)) {
      const [first] = processes;
      const at = first && executorPlace(first, config);
      if (at !== undefined)
        report({ messageId: "inCloud", data: { executor, processes: listedProcesses(processes) }, place: at });
    }
  },
});

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
