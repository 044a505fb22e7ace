import { originName } from "@nf-lint/pipeline";
import type { DirectiveSetting, EffectiveProcess, RunProcesses } from "@nf-lint/pipeline";
import { isSelectorKey, isWithin } from "@nf-lint/resolver";
import type { Place } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import { listed } from "../reading/listed-processes.js";

export default defineProjectRule<"overridden">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow selectors of which every setting is overridden, in each process that they hit",
      presets: ["recommended", "production", "isolated", "nf-core"],
      tag: "unnecessary",
      since: "0.1.0",
    },
    messages: {
      overridden:
        "Nothing in this selector has an effect: in {{processes}}, which is all that it hits, {{by}} overrides each of its settings. Delete it, or set there what is meant.",
    },
  },

  checkProject({ project, variants, scripts, report }) {
    const seen = new Map<string, Seen>();
    for (const variant of variants) {
      const config = project.resolve(variant);
      const keys = config.keys("process").filter((key) => isSelectorKey(key) && seen.get(key)?.hasEffect !== true);
      if (keys.length === 0) continue;
      const run = scripts.processes(config);
      // What cannot be said of one choice of profiles may be other than in all others.
      if (run === undefined) return;
      const effects = effectsIn(run);
      for (const key of keys) {
        const effect = effects.get(key);
        if (effect === undefined) continue;
        const known = seen.get(key) ?? { ...effect, places: config.scopePlaces(["process", key]), variants: [] };
        known.hasEffect ||= effect.hasEffect;
        known.variants.push(variant.name);
        seen.set(key, known);
      }
    }
    for (const { hasEffect, hit, by, places, variants: names } of seen.values()) {
      const [place, ...further] = places;
      // What lies beside the project may be for others too.
      if (hasEffect || place === undefined || !places.every(({ file }) => isWithin(project.directory, file))) continue;
      report({
        messageId: "overridden",
        data: { processes: listed([...hit]), by: listed([...by]) },
        place,
        variants: names,
        related: further.map((one) => ({ place: one, message: "Opened here too." })),
      });
    }
  },
});

/** What a selector comes to in one choice of profiles. */
interface Effect {
  hasEffect: boolean;
  /** The processes that it hits. */
  readonly hit: Set<string>;
  /** What overrides its settings. */
  readonly by: Set<string>;
}

interface Seen extends Effect {
  readonly places: readonly Place[];
  readonly variants: string[];
}

function effectsIn({ processes }: RunProcesses): ReadonlyMap<string, Effect> {
  const effects = new Map<string, Effect>();
  const effectOf = (key: string): Effect => {
    const effect = effects.get(key) ?? { hasEffect: false, hit: new Set(), by: new Set() };
    effects.set(key, effect);
    return effect;
  };
  for (const process of processes) {
    // Whether it hits is not known.
    for (const { key } of process.undecided) effectOf(key).hasEffect = true;
    const lost = lostIn(process);
    for (const { key } of process.selectors) {
      const effect = effectOf(key);
      effect.hit.add(process.called.qualifiedName);
      const by = lost.get(key);
      // None of its settings is among those of the process: it takes something away, or has no settings.
      if (by === undefined || by === "stands") effect.hasEffect = true;
      else for (const name of by) effect.by.add(name);
    }
  }
  return effects;
}

/** By selector, what overrides its settings in a process; `stands` where one of them counts. */
function lostIn({ directives }: EffectiveProcess): ReadonlyMap<string, Set<string> | "stands"> {
  const found = new Map<string, Set<string> | "stands">();
  const keyOf = ({ from }: DirectiveSetting): string | undefined =>
    from.kind === "selector" ? from.selector.key : undefined;
  for (const directive of directives.values()) {
    const key = keyOf(directive);
    if (key !== undefined) found.set(key, "stands");
  }
  for (const [name, directive] of directives) {
    for (const setting of directive.overrode) {
      const key = keyOf(setting);
      const by = key === undefined ? undefined : (found.get(key) ?? new Set<string>());
      if (key === undefined || by === undefined || by === "stands") continue;
      // What is empty takes away what stands, and lets in what counts less.
      if (directive.from.kind === "base" && setting.option !== undefined && REPEATABLE.has(name))
        found.set(key, "stands");
      else found.set(key, by.add(directive.from.kind === "base" ? `process.${name}` : originName(directive.from)));
    }
  }
  return found;
}

const REPEATABLE: ReadonlySet<string> = new Set(["label", "module", "pod", "publishDir"]);
