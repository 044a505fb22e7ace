import { isScheduler } from "@nf-lint/resolver";

/** What AWS Batch's jobs have of Docker's options (`AwsContainerOptionsMapper`); it drops all else. */
const MAPPED: ReadonlySet<string> = new Set([
  "--env",
  "--init",
  "--memory-swap",
  "--memory-swappiness",
  "--privileged",
  "--read-only",
  "--shm-size",
  "--tmpfs",
  "--ulimit",
  "--user",
  "-e",
  "-u",
]);

/** The options in a `containerOptions` that AWS Batch drops, as they are written. */
export function unmappedOptions(text: string): readonly string[] {
  const words = text.trim().split(/\s+/);
  const names = words.flatMap((word) => (/^--?[a-zA-Z][\w-]*/.exec(word) ?? []).slice(0, 1));
  return names.filter((name) => !MAPPED.has(name));
}

/** An option that a scheduler does not have, whose it is, and what to write instead. */
export interface ForeignOption {
  readonly option: string;
  readonly owner: string;
  readonly remedy: string;
}

/** The schedulers whose commands have no options with two dashes. */
const ONE_DASH: ReadonlySet<string> = new Set(["crg", "lsf", "bsc", "oge", "pbs", "sge", "uge"]);

/**
 * Options in a `clusterOptions` that the scheduler's command does not have. Only what is plain: SGE's `-l NAME=…`, `-pe` and
 * `-S /…`, LSF's `-R "…"`, and Slurm's long names.
 */
export function foreignOptions(executor: string, text: string): readonly ForeignOption[] {
  if (executor === "slurm") {
    const [option] = /(?<=^|\s)(-l\s+[a-z_]+=|-pe\s|-S\s+\/|-R\s+['"]?(?:rusage|select|span)\b)/.exec(text) ?? [];
    if (option === undefined) return [];
    const name = /^-[a-zA-Z]+/.exec(option)?.[0] ?? option;
    const owner = name === "-R" ? "LSF" : name === "-l" ? "SGE and PBS" : "SGE";
    return [{ option: name, owner, remedy: "Write it as sbatch has it, such as --mem-per-cpu=4G." }];
  }
  if (!ONE_DASH.has(executor) || !isScheduler(executor)) return [];
  const [option] = /(?<=^|\s)--[a-z][\w-]+/.exec(text) ?? [];
  return option === undefined
    ? []
    : [{ option, owner: "Slurm", remedy: "Write it as the scheduler's own command has it." }];
}
