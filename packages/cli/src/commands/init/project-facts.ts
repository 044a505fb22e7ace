import type { Configuration, FileSystem, ResolvedConfig } from "@nf-lint/linter";
import { ciCombinations } from "./ci-profiles.js";
import type { CiCombination } from "./ci-profiles.js";

/** What settings for a project depend on. */
export interface ProjectFacts {
  /** What shows that the project is made from the nf-core template. */
  readonly template?: string;
  readonly profiles: readonly string[];
  /** The executors that processes run on in any variant, sorted. */
  readonly executors: readonly string[];
  readonly combinations: readonly CiCombination[];
  /** The folders of modules that nf-core/tools installs and updates. */
  readonly installed: readonly string[];
  /** `manifest.nextflowVersion`, where it can be read. */
  readonly nextflowVersion?: string;
}

const INSTALLED = ["modules/nf-core", "subworkflows/nf-core"];

/** Looks at a project that could be resolved. */
export function projectFacts(
  { project, configs }: Extract<Configuration, { ok: true }>,
  fileSystem: FileSystem,
): ProjectFacts {
  const { directory } = project;
  const profiles = project.profiles.map(({ name }) => name);
  const template = templateSign(fileSystem, directory, configs[0]);
  const nextflowVersion = textOf(configs[0], "manifest.nextflowVersion");
  return {
    ...(template !== undefined && { template }),
    profiles,
    executors: [...new Set(configs.flatMap(executorsOf))].sort(),
    combinations: ciCombinations(fileSystem, directory, new Set(profiles)),
    installed: INSTALLED.filter((folder) => fileSystem.kind(`${directory}/${folder}`) === "directory"),
    ...(nextflowVersion !== undefined && { nextflowVersion }),
  };
}

function templateSign(
  fileSystem: FileSystem,
  directory: string,
  config: ResolvedConfig | undefined,
): string | undefined {
  const file = [".nf-core.yml", ".nf-core.yaml"].find((name) => fileSystem.kind(`${directory}/${name}`) === "file");
  if (file !== undefined) return file;
  const name = textOf(config, "manifest.name");
  if (name?.startsWith("nf-core/")) return `manifest.name = '${name}'`;
  return config?.option("params.custom_config_base") === undefined ? undefined : "params.custom_config_base";
}

function executorsOf(config: ResolvedConfig): readonly string[] {
  return config.processGroups().flatMap(({ executor }) => {
    const value = executor?.value;
    return value?.kind === "known" && typeof value.value === "string" ? [value.value] : [];
  });
}

function textOf(config: ResolvedConfig | undefined, option: string): string | undefined {
  const value = config?.value(option);
  return value?.kind === "known" && typeof value.value === "string" ? value.value : undefined;
}
