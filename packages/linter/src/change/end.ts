import { entryScript, isModule, keptProcesses } from "@nf-lint/pipeline";
import type { EffectiveProcesses, SelectorMatches } from "@nf-lint/pipeline";
import type { FileSystem, Project, ResolvedConfig } from "@nf-lint/resolver";
import type { Linter } from "../linter.js";
import { scriptSecrets } from "../script-secrets.js";

/** The files at one end of a change, and what lints them. */
export interface End {
  readonly fileSystem: FileSystem;
  readonly linter: Linter;
}

/** The text of a file at an end; `undefined` where there is none. */
export function textAt({ fileSystem }: End, path: string): string | undefined {
  const read = fileSystem.readFile(path);
  return read.kind === "text" ? read.text : undefined;
}

/** The processes at an end. */
export class EndRuns {
  readonly #end: End;
  readonly #matches: SelectorMatches;

  constructor(end: End, matches: SelectorMatches) {
    this.#end = end;
    this.#matches = matches;
  }

  /** The processes with one choice of profiles; `undefined` where the script that Nextflow would run is not there. */
  of(project: Project, config: ResolvedConfig): EffectiveProcesses | undefined {
    const found = this.#scripts(project, config);
    return found && keptProcesses({ ...found, directory: project.directory }, config, this.#matches);
  }

  /** The credentials that the scripts hold which run with a choice of profiles. */
  secrets(project: Project, config: ResolvedConfig): readonly string[] {
    const found = this.#scripts(project, config);
    return found === undefined ? [] : scriptSecrets(found.scripts, found.path);
  }

  #scripts({ directory }: Project, config: ResolvedConfig) {
    const path = entryScript(config, directory);
    const scripts = path === undefined ? undefined : this.#end.linter.scriptsOf(path);
    return path === undefined || scripts === undefined || !isModule(scripts.module(path))
      ? undefined
      : { scripts, path };
  }
}
