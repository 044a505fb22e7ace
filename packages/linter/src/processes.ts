import { SelectorMatches, entryScript, isModule, keptProcesses } from "@nf-lint/pipeline";
import type { EffectiveProcesses, ScriptProject } from "@nf-lint/pipeline";
import { configSecrets, SecretMask } from "@nf-lint/resolver";
import type { Project, ResolvedConfig } from "@nf-lint/resolver";
import type { Configuration } from "./configuration.js";
import type { Failure, Notice } from "./failure.js";
import { scriptSecrets } from "./script-secrets.js";

/** The processes of one project as they are called, with what they get for each choice of profiles; or why that cannot be said. */
export type Processes =
  | {
      readonly ok: true;
      readonly project: Project;
      readonly variants: readonly VariantProcesses[];
      readonly failures: readonly Failure[];
      readonly notices: readonly Notice[];
    }
  | { readonly ok: false; readonly failures: readonly Failure[] };

export interface VariantProcesses {
  readonly config: ResolvedConfig;
  readonly run: EffectiveProcesses;
  /** The credentials that the scripts hold, for a mask of what is shown. */
  readonly secrets: readonly string[];
}

/**
 * @param projectDir What `projectDir` is; the project's folder where it is not given.
 * @param shown How a path is named in a failure.
 */
export function processesOf(
  configuration: Configuration,
  scriptsOf: (file: string) => ScriptProject | undefined,
  { projectDir, shown }: { readonly projectDir: string | undefined; readonly shown: (path: string) => string },
): Processes {
  if (!configuration.ok) return configuration;
  const { project, configs, failures, notices } = configuration;
  const matches = new SelectorMatches();
  const lost = new Map<string, Failure>();
  const variants = configs.map((config): VariantProcesses => {
    const path = entryScript(config, project.directory);
    const scripts = path === undefined ? undefined : scriptsOf(path);
    if (path === undefined || scripts === undefined || !isModule(scripts.module(path))) {
      const file = shown(path ?? `${project.directory}/main.nf`);
      lost.set(file, { kind: "no-script", file });
      return { config, run: NO_PROCESSES, secrets: [] };
    }
    const pipeline = { scripts, path, directory: projectDir ?? project.directory };
    return {
      config,
      run: keptProcesses(pipeline, config, matches),
      secrets: scriptSecrets(scripts, path),
    };
  });
  return { ok: true, project, variants, failures: [...failures, ...lost.values()], notices };
}

/** Of a project whose script nobody has seen. */
export const NO_PROCESSES: EffectiveProcesses = { ok: true, processes: [], isClosed: false, unmatched: [] };

/** What hides the credentials of the configuration and of the scripts in what is shown of processes. */
export function maskOfProcesses(variants: readonly Pick<VariantProcesses, "config" | "secrets">[]): SecretMask {
  return new SecretMask(variants.flatMap(({ config, secrets }) => [...configSecrets([config]), ...secrets]));
}
