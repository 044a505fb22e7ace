import type { Value } from "@nf-lint/groovy";
import type { EffectiveDirective, EffectiveProcess, RunProcesses } from "@nf-lint/pipeline";
import type { Place, ProcessGroup, ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { isUnset } from "../authoring/certainty.js";
import { keptFor } from "../authoring/kept-for.js";
import type { ProjectScripts } from "../authoring/project-scripts.js";
import { executorName } from "./process-groups.js";
import { settingsOf } from "./process-settings.js";

/**
 * Tasks of a variant that are judged as one: those of a process, where all processes are known, with what it really gets; else
 * those of a group that the configuration alone makes.
 */
export interface TaskGroup extends ProcessGroup {
  /** The process whose tasks these are; `undefined` where the processes are not known. */
  readonly process?: EffectiveProcess;
}

/** A variant, and the scripts of its project. */
export interface LookedAt {
  readonly config: ResolvedConfig;
  readonly scripts: ProjectScripts;
}

/** The processes of a variant, those apart that Nextflow runs in itself; its groups where there may be other processes. */
export function taskGroups({ config, scripts }: LookedAt): readonly TaskGroup[] {
  const run = scripts.processes(config);
  // A pipeline that calls nothing, be it that its script is still empty, may be given others' processes.
  return run === undefined || run.processes.length === 0 ? config.processGroups() : groupsOf(run)(config);
}

const groupsOf = keptFor(({ processes }: RunProcesses) =>
  keptFor((config: ResolvedConfig): readonly TaskGroup[] =>
    processes.filter((process) => !runsInNextflow(process)).map((process) => new ProcessTasks(process, config)),
  ),
);

/** The tasks that an executor surely runs. The scripts are read only where the configuration names it at all. */
export function tasksOn(looked: LookedAt, executor: string): readonly TaskGroup[] {
  return tasksWhere(looked, (name) => name === executor);
}

/** The tasks of executors that are known, and meant. The scripts are read only where the configuration names one. */
export function tasksWhere(looked: LookedAt, isMeant: (executor: string) => boolean): readonly TaskGroup[] {
  const fits = (group: ProcessGroup): boolean => {
    const name = executorName(group);
    return name !== undefined && isMeant(name);
  };
  return looked.config.processGroups().some(fits) ? taskGroups(looked).filter(fits) : [];
}

/**
 * The tasks that a cloud's executor runs, or may run: where the configuration sets no executor at all, a platform sets it at
 * launch, and cloud settings say which one is meant.
 */
export function tasksMeantFor(looked: LookedAt, executor: string): readonly TaskGroup[] {
  const isSet = looked.config.processGroups().some((group) => executorName(group) !== undefined);
  return isSet ? tasksOn(looked, executor) : taskGroups(looked).filter((group) => executorName(group) === undefined);
}

/** The names of the processes of some groups, for `ProjectReport.processes`; none for groups of the configuration alone. */
export function processNames(groups: readonly TaskGroup[]): readonly string[] {
  return groups.flatMap(({ process }) => process?.called.qualifiedName ?? []);
}

/** A setting in the configuration, and the tasks that have it; none where the processes are not known. */
export interface SettingInEffect {
  readonly option: ResolvedOption;
  readonly groups: readonly TaskGroup[];
}

/**
 * The settings of a directive that processes have in the end; where the processes are not known, all that may come to some. The
 * scripts are read only where the configuration sets the directive at all.
 */
export function settingsInEffect(looked: LookedAt, directive: string): readonly SettingInEffect[] {
  const all = settingsOf(looked.config, directive);
  const groups = all.length === 0 ? [] : taskGroups(looked);
  if (groups.every(({ process }) => process === undefined)) return all.map((option) => ({ option, groups: [] }));
  const found = new Map<Place, { readonly option: ResolvedOption; readonly groups: TaskGroup[] }>();
  for (const group of groups) {
    const option = group.option(directive);
    if (option === undefined) continue;
    const same = found.get(option.place);
    if (same === undefined) found.set(option.place, { option, groups: [group] });
    else same.groups.push(group);
  }
  return [...found.values()];
}

/** The groups by the place where their executor is set; those without one, whose scripts set it, are left out. */
export function byExecutor(groups: readonly TaskGroup[]): ReadonlyMap<Place, readonly TaskGroup[]> {
  const found = new Map<string, { readonly place: Place; readonly groups: TaskGroup[] }>();
  for (const group of groups) {
    const place = group.executor?.place;
    if (place === undefined) continue;
    const key = JSON.stringify(place);
    const same = found.get(key);
    if (same === undefined) found.set(key, { place, groups: [group] });
    else same.groups.push(group);
  }
  return new Map([...found.values()].map(({ place, groups: same }) => [place, same]));
}

/** A directive that comes from the process definition, so that no setting for all processes changes it. */
export function definedBy({ process }: TaskGroup, directive: string): EffectiveDirective | undefined {
  const found = process?.directives.get(directive);
  return found?.from.kind === "script" ? found : undefined;
}

class ProcessTasks implements TaskGroup {
  readonly process: EffectiveProcess;
  readonly #config: ResolvedConfig;
  readonly executor: ProcessGroup["executor"];

  constructor(process: EffectiveProcess, config: ResolvedConfig) {
    this.process = process;
    this.#config = config;
    this.executor = executorOf(process.directives.get("executor"), config);
  }

  directive(name: string): Value | undefined {
    return this.process.directives.get(name)?.value ?? this.#launched?.value(["process", name]);
  }

  option(name: string): ResolvedOption | undefined {
    const directive = this.process.directives.get(name);
    if (directive === undefined) return this.#launched?.option(["process", name]);
    // A setting of which it is not known whether it hits the process.
    if (directive.value.kind === "unknown" && directive.option?.value.kind !== "unknown") return undefined;
    return directive.option;
  }

  /** What a compute environment gives all processes beside the files. */
  get #launched(): ResolvedConfig | undefined {
    return this.#config.platform === undefined ? undefined : this.#config;
  }

  elsewhere(): readonly ResolvedOption[] {
    return [];
  }
}

function executorOf(directive: EffectiveDirective | undefined, config: ResolvedConfig): ProcessGroup["executor"] {
  if (directive !== undefined && !isUnset(directive.value)) {
    const { value, option } = directive;
    return { value, ...(option && { place: option.place }) };
  }
  // What is set for all processes has a directive; what is left is said outside of them, or at launch.
  return config.processGroups()[0]?.executor;
}

/** An `exec:` runs in Nextflow itself, whatever the executor. */
function runsInNextflow({ called: { definition } }: EffectiveProcess): boolean {
  const { node } = definition;
  return node.type === "ProcessDeclaration" && node.sections.some(({ kind }) => kind === "exec");
}
