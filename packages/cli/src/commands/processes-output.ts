import { describeFailure, describeNotice, maskOfProcesses } from "@nf-lint/linter";
import type { Change, EffectiveProcess, ProcessChange, Processes } from "@nf-lint/linter";
import { widthOf } from "../io.js";
import type { ExitStatus, Io } from "../io.js";
import { colorsFor } from "../output/color.js";
import type { Messages } from "../output/messages.js";
import { processFormats } from "../process-formats/index.js";
import { UsageError } from "../usage-error.js";
import type { ConfigOptions } from "./config-options.js";

/** `nf-lint config --processes [NAME]`: what each process gets. */
export async function writeProcesses(
  found: Processes,
  { format, processes: wanted, blame = false, showSecrets = false, color }: ConfigOptions,
  io: Io,
  messages: Messages,
): Promise<ExitStatus> {
  if (format === "nextflow") throw new UsageError("--processes prints a table: as text or json.");
  for (const failure of found.failures) messages.error(describeFailure(failure));
  if (!found.ok) return 2;
  for (const notice of found.notices) messages.note(describeNotice(notice));
  if (found.failures.length > 0 && format !== "json") return 2;
  const name = typeof wanted === "string" ? wanted : undefined;
  const variants = found.variants.map(({ run, ...rest }) => ({
    ...rest,
    run: run.ok && name !== undefined ? { ...run, processes: run.processes.filter(isNamed(name)) } : run,
  }));
  if (name !== undefined && variants.every(({ run }) => run.ok && run.processes.length === 0)) {
    messages.error(`No process is called ${name}.`);
    return 2;
  }
  const mask = showSecrets ? undefined : maskOfProcesses(found.variants);
  const write = await processFormats[format]();
  io.stdout.write(
    write({
      variants,
      isInFull: blame || name !== undefined,
      isBlamed: blame || (name !== undefined && format === "text"),
      shownValue: (directive, value) => mask?.value(["process", ...directive.split(".")], value) ?? value,
      shownText: (text) => mask?.text(text) ?? text,
      projectDirectory: found.project.directory,
      cwd: io.cwd,
      colors: colorsFor(io.stdout, color, io.env),
      ...widthOf(io.stdout),
    }),
  );
  if (found.failures.length > 0) return 2;
  return format !== "json" && variants.some(({ run }) => !run.ok) ? 1 : 0;
}

/** By its name, its alias, or the end of its qualified name. */
function isNamed(name: string): (process: EffectiveProcess) => boolean {
  return ({ called: { definition, qualifiedName } }) =>
    definition.name === name || qualifiedName === name || qualifiedName.endsWith(`:${name}`);
}

/** Of a change, what it does to the processes of a name: their own, the alias being its last part, or the end of the qualified one. */
export function aboutProcess(change: Change, name: string): Change {
  const isIt = (qualifiedName: string): boolean => qualifiedName === name || qualifiedName.endsWith(`:${name}`);
  const processes = (): readonly ProcessChange[] =>
    change.processes().flatMap(({ added, removed, directives, ...rest }): readonly ProcessChange[] => {
      const own = directives
        .map((difference) => ({ ...difference, processes: difference.processes.filter(isIt) }))
        .filter((difference) => difference.processes.length > 0);
      const one = { ...rest, added: added.filter(isIt), removed: removed.filter(isIt), directives: own };
      return one.added.length + one.removed.length + own.length === 0 ? [] : [one];
    });
  return { ...change, processes };
}
