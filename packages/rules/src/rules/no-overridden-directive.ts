import type { DirectiveSetting, RunProcesses } from "@nf-lint/pipeline";
import { isSelectorKey, isWithin } from "@nf-lint/resolver";
import type { Place, ResolvedOption } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import { listed } from "../reading/listed-processes.js";

export default defineProjectRule<"overridden">({
  meta: {
    type: "problem",
    docs: {
      description:
        "Disallow settings for all processes that no process takes, for each has the directive in its definition",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      overridden:
        "`process.{{name}}` reaches no process: the definition of {{processes}} has `{{name}}` itself, and counts more. Set it in a selector, which counts more than a definition (`withName: '.*'` for all), or delete it here or there.",
    },
  },

  checkProject({ project, variants, scripts, report }) {
    const seen = new Map<string, Seen>();
    for (const variant of variants) {
      const config = project.resolve(variant);
      if (config.keys("process").every(isSelectorKey)) continue;
      const run = scripts.processes(config);
      // What cannot be said of one choice of profiles may be other than in all others.
      if (run === undefined) return;
      for (const { name, option, isTaken, definitions } of plainSettings(run)) {
        const key = `${name}\n${option.place.file}\n${option.place.range[0]}`;
        const known: Seen = seen.get(key) ?? { name, option, isTaken, definitions: new Map(), variants: [] };
        known.isTaken ||= isTaken;
        for (const [process, place] of definitions) known.definitions.set(process, place);
        known.variants.push(variant.name);
        seen.set(key, known);
      }
    }
    for (const { name, option, isTaken, definitions, variants: names } of seen.values()) {
      if (isTaken || definitions.size === 0 || !isWithin(project.directory, option.place.file)) continue;
      report({
        messageId: "overridden",
        data: { name, processes: listed([...definitions.keys()]) },
        place: option.place,
        option,
        variants: names,
        related: [...definitions.values()].slice(0, MOST_RELATED).map((place) => ({
          place,
          message: "This is what the process gets.",
        })),
      });
    }
  },
});

const MOST_RELATED = 3;

/** A setting for all processes, in one choice of profiles or in several. */
interface PlainSetting {
  readonly name: string;
  readonly option: ResolvedOption;
  /** Whether a process gets it, or would without a selector. */
  isTaken: boolean;
  /** The directives that count instead of it, by the declared names of their processes. */
  readonly definitions: Map<string, Place>;
}

interface Seen extends PlainSetting {
  readonly variants: string[];
}

function plainSettings({ processes }: RunProcesses): Iterable<PlainSetting> {
  const found = new Map<string, PlainSetting>();
  const settingOf = (name: string, { from, option }: DirectiveSetting): PlainSetting | undefined => {
    if (from.kind !== "base" || option === undefined) return undefined;
    const setting = found.get(name) ?? { name, option, isTaken: false, definitions: new Map<string, Place>() };
    found.set(name, setting);
    return setting;
  };
  for (const { directives, called, undecided } of processes) {
    for (const [name, directive] of directives) {
      const standing = settingOf(name, directive);
      if (standing !== undefined) standing.isTaken = true;
      for (const lost of directive.overrode) {
        const setting = settingOf(name, lost);
        if (setting === undefined) continue;
        // Where selectors give it to some, a setting for all is what processes to come will have.
        if (directive.from.kind !== "script" || undecided.length > 0) setting.isTaken = true;
        else setting.definitions.set(called.definition.name, directive.place);
      }
    }
  }
  return found.values();
}
