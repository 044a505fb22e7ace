import type { EffectiveProcess } from "@nf-lint/pipeline";
import { defineProjectRule } from "../authoring/project-rule.js";
import { listedProcesses } from "../reading/listed-processes.js";

export default defineProjectRule<"shared">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow `ext` settings for one call of a process whose definition makes all calls share them",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      shared:
        "`{{option}}` is set for {{hit}} and shows in {{others}} too: the definition of `{{process}}` has `ext` itself, and Nextflow keeps one map of it for all calls. Take `ext` out of the definition and set it in the configuration.",
    },
  },

  check({ config, scripts, report }) {
    // Few definitions have an `ext`: without one there is nothing to work out.
    if (scripts.directives("ext")?.length !== 0) {
      for (const calls of callsByDefinition(scripts.processes(config)?.processes ?? [])) {
        if (calls.length > 1) reportShared(calls, report);
      }
    }
  },
});

type Report = Parameters<NonNullable<Parameters<typeof defineProjectRule<"shared">>[0]["check"]>>[0]["report"];

function callsByDefinition(processes: readonly EffectiveProcess[]): readonly (readonly EffectiveProcess[])[] {
  const calls = new Map<object, EffectiveProcess[]>();
  for (const process of processes) {
    const { node } = process.called.definition;
    const others = calls.get(node);
    if (others === undefined) calls.set(node, [process]);
    else others.push(process);
  }
  return [...calls.values()];
}

/** What a selector gave, and processes have that it does not hit. */
function reportShared(calls: readonly EffectiveProcess[], report: Report): void {
  const [first] = calls;
  for (const [name, { from, option }] of first?.directives ?? []) {
    if (from.kind !== "selector" || option === undefined || !name.startsWith("ext.")) continue;
    const hit = calls.filter(({ selectors }) => selectors.some(({ key }) => key === from.selector.key));
    const others = calls.filter((call) => !hit.includes(call));
    if (others.length === 0) continue;
    const data = {
      option: name,
      hit: listedProcesses(hit),
      others: listedProcesses(others),
      process: first?.called.definition.name ?? "",
    };
    report({ messageId: "shared", data, place: option.place, option });
  }
}
