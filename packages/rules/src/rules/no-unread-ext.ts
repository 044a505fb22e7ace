import type { EffectiveDirective, RunProcesses } from "@nf-lint/pipeline";
import { isWithin } from "@nf-lint/resolver";
import type { Project, ResolvedOption } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectReport } from "../authoring/project-rule-definition.js";
import { extReads } from "../reading/ext-reads.js";
import { filesRead } from "../reading/files-read.js";
import { listed } from "../reading/listed-processes.js";

export default defineProjectRule<"unread" | "unreadCase">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow `ext` settings that no process reads",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      unread: "The script of {{processes}} does not read `task.ext.{{name}}`, so this has no effect. {{instead}}",
      unreadCase:
        "The script of {{processes}} reads `task.ext.{{other}}`, not `task.ext.{{name}}`, so this has no effect. Write `ext.{{other}}`.",
    },
  },

  checkProject({ project, variants, scripts, report }) {
    const seen = new Map<string, Seen>();
    for (const variant of variants) {
      const config = project.resolve(variant);
      const run = scripts.processes(config);
      // What cannot be said of one choice of profiles may be other than in all others.
      if (run === undefined) return;
      const readByConfig = filesRead(project, config).map(({ ast }) => extReads(ast));
      for (const { key, name, option, isRead, processes } of extSettings(run)) {
        const isReadThere = isRead || readByConfig.some((reads) => reads?.has(name) !== false);
        const known: Seen = seen.get(key) ?? { name, option, isRead: false, processes: new Map(), variants: [] };
        known.isRead ||= isReadThere;
        for (const [process, reads] of processes) known.processes.set(process, reads);
        known.variants.push(variant.name);
        seen.set(key, known);
      }
    }
    for (const setting of seen.values()) if (!setting.isRead) reportUnread(setting, project, report);
  },
});

type Report = (report: ProjectReport<"unread" | "unreadCase">) => void;

interface ExtSetting {
  /** Without `ext.` in front. */
  readonly name: string;
  readonly option: ResolvedOption;
  isRead: boolean;
  /** What the processes read that get it, by their declared names. */
  readonly processes: Map<string, ReadonlySet<string>>;
}

interface Seen extends ExtSetting {
  readonly variants: string[];
}

function reportUnread({ name, option, processes, variants }: Seen, project: Project, report: Report): void {
  // What lies beside the project may be for others too.
  if (!isWithin(project.directory, option.place.file)) return;
  const read = [...new Set([...processes.values()].flatMap((reads) => [...reads]))].filter(
    (one) => !OF_MODULES.has(one),
  );
  const other = read.find((one) => one.toLowerCase() === name.toLowerCase());
  const data = { name, processes: listed([...processes.keys()]) };
  const at = { place: option.place, option, variants };
  if (other !== undefined) report({ ...at, messageId: "unreadCase", data: { ...data, other } });
  else report({ ...at, messageId: "unread", data: { ...data, instead: insteadOf(read) } });
}

/** What nearly all modules of nf-core read, and hardly anybody means. */
const OF_MODULES: ReadonlySet<string> = new Set(["when", "singularity_pull_docker_container"]);

function insteadOf(read: readonly string[]): string {
  return read.length === 0
    ? "Delete it, or let the script read it."
    : `It reads ${listed(read.map((one) => `task.ext.${one}`))}.`;
}

function extSettings({ processes }: RunProcesses): Iterable<ExtSetting & { readonly key: string }> {
  const found = new Map<string, ExtSetting & { readonly key: string }>();
  const add = (directive: string, { option }: Pick<EffectiveDirective, "option">, node: object, process: string) => {
    if (option === undefined) return;
    const key = `${directive}\n${option.place.file}\n${option.place.range[0]}`;
    const name = directive.slice("ext.".length);
    const setting = found.get(key) ?? { key, name, option, isRead: false, processes: new Map() };
    found.set(key, setting);
    const reads = extReads(node as Parameters<typeof extReads>[0]);
    if (reads === undefined || reads.has(name)) setting.isRead = true;
    else setting.processes.set(process, reads);
  };
  for (const { directives, called } of processes) {
    const { node, name: process } = called.definition;
    for (const [name, directive] of directives) if (name.startsWith("ext.")) add(name, directive, node, process);
  }
  return found.values();
}
