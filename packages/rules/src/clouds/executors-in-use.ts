import type { OptionFact, ProcessGroup, Project, ResolvedConfig, ResolvedOption, Variant } from "@nf-lint/resolver";
import { isWithin, readsSetting } from "@nf-lint/resolver";
import type { ProjectScripts } from "../authoring/project-scripts.js";
import { expressionAt } from "../reading/expression-at.js";
import { executorName } from "../reading/process-groups.js";
import { settingsOf } from "../reading/process-settings.js";
import { taskGroups } from "../reading/task-groups.js";

/** Stands for an executor that cannot be known: it is given at launch, or made of something. */
export const SOME_EXECUTOR = "?";

/** A setting of a directive or option, and the executors that run what it is for, over all variants that have it. */
export interface ExecutedSetting {
  readonly option: ResolvedOption;
  /** In lower case; `SOME_EXECUTOR` among them where one is not known. */
  readonly executors: ReadonlySet<string>;
  /** The names of the variants that have it. */
  readonly variants: readonly string[];
  /** The first of them. */
  readonly config: ResolvedConfig;
  /** The names of the processes that have it, where these are known. */
  readonly processes: readonly string[];
}

interface Use {
  readonly option: ResolvedOption;
  readonly executors: Set<string>;
  readonly variants: Set<string>;
  readonly config: ResolvedConfig;
  readonly processes: Set<string>;
}

/** Whether surely none of the executors reads the setting. */
export function readByNone({ executors }: ExecutedSetting, fact: OptionFact): boolean {
  return executors.size > 0 && [...executors].every((executor) => readsSetting(executor, fact) === false);
}

/** The executors of a project, and which of its settings are for which. */
export class ExecutorsInUse {
  readonly #project: Project;
  readonly #configs: readonly ResolvedConfig[];
  readonly #scripts: ProjectScripts;
  /** By place: whether a name is written out there. */
  readonly #written = new Map<string, boolean>();
  #everywhere: ReadonlySet<string> | undefined;

  constructor(project: Project, variants: readonly Variant[], scripts: ProjectScripts) {
    this.#project = project;
    this.#scripts = scripts;
    this.#configs = variants.map((variant) => project.resolve(variant));
  }

  /** All executors of the project; where a variant sets none, `SOME_EXECUTOR` is among them. */
  get everywhere(): ReadonlySet<string> {
    return (this.#everywhere ??= new Set(this.#configs.flatMap((config) => [...this.#executorsOf(config)])));
  }

  /** The settings of a directive, those in selectors included, that count for some process. */
  ofDirective(directive: string): readonly ExecutedSetting[] {
    const uses = new Map<string, Use>();
    for (const config of this.#configs) {
      if (settingsOf(config, directive).length === 0) continue;
      const groups = taskGroups({ config, scripts: this.#scripts });
      for (const group of groups) {
        const option = group.option(directive);
        if (option === undefined) continue;
        const executor = [this.#nameOf(config, group)];
        const use = this.#note(uses, config, option, executor, this.#isOfProfile(config, group, option));
        if (use !== undefined && group.process !== undefined) use.processes.add(group.process.called.qualifiedName);
      }
      // What no group takes whole may be for processes of each of them.
      for (const option of groups[0]?.elsewhere(directive) ?? []) {
        const isOfProfile = groups.every((group) => this.#isOfProfile(config, group, option));
        this.#note(uses, config, option, this.#executorsOf(config), isOfProfile);
      }
    }
    return [...uses.values()].map(settingOf);
  }

  /** An option that stands outside of `process` and so is for all of a run. */
  ofOption(path: readonly string[]): readonly ExecutedSetting[] {
    const uses = new Map<string, Use>();
    for (const config of this.#configs) {
      const option = config.option(path);
      if (option === undefined) continue;
      const isOfProfile = config.processGroups().every((group) => this.#isOfProfile(config, group, option));
      this.#note(uses, config, option, this.#executorsOf(config), isOfProfile);
    }
    return [...uses.values()].map(settingOf);
  }

  #note(
    uses: Map<string, Use>,
    config: ResolvedConfig,
    option: ResolvedOption,
    executors: Iterable<string>,
    isOfProfile: boolean,
  ): Use | undefined {
    // What lies beside the project may be for others too, which have other executors.
    if (!isWithin(this.#project.directory, option.place.file)) return undefined;
    const key = `${option.place.file} ${option.place.range[0]}`;
    const use = uses.get(key) ?? {
      option,
      executors: new Set<string>(),
      variants: new Set<string>(),
      processes: new Set<string>(),
      config,
    };
    uses.set(key, use);
    for (const executor of executors) use.executors.add(executor);
    use.variants.add(config.variant.name);
    // A profile that leaves the executor to others is chosen together with any of them.
    if (option.profile !== undefined && !isOfProfile)
      for (const executor of this.everywhere) use.executors.add(executor);
    return use;
  }

  /** Whether the executor of a group is set by the profile that has the option, too. */
  #isOfProfile(config: ResolvedConfig, group: ProcessGroup, { profile }: ResolvedOption): boolean {
    return executorOption(config, group)?.profile === profile;
  }

  #executorsOf(config: ResolvedConfig): ReadonlySet<string> {
    return new Set(config.processGroups().map((group) => this.#nameOf(config, group)));
  }

  /** The name where it is written out; what a param says may be said otherwise at launch. */
  #nameOf(config: ResolvedConfig, group: ProcessGroup): string {
    const name = executorName(group);
    const option = executorOption(config, group);
    if (name === undefined || option === undefined) return SOME_EXECUTOR;
    if (option.place.launch) return name;
    const { file, range } = option.valuePlace;
    const key = `${file} ${range[0]}`;
    const isWritten =
      this.#written.get(key) ?? expressionAt(this.#project, option.valuePlace)?.type === "StringLiteral";
    this.#written.set(key, isWritten);
    return isWritten ? name : SOME_EXECUTOR;
  }
}

function settingOf({ variants, processes, ...use }: Use): ExecutedSetting {
  return { ...use, variants: [...variants], processes: [...processes] };
}

function executorOption(config: ResolvedConfig, group: ProcessGroup): ResolvedOption | undefined {
  return group.option("executor") ?? config.option("executor.name");
}
