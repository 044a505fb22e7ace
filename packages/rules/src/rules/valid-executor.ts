import { builtInExecutors, findExecutor, meantExecutor, nearestName } from "@nf-lint/resolver";
import type { ExecutorFact } from "@nf-lint/resolver";
import { declaredPlugins } from "../reading/declared-plugins.js";
import { knownSetting } from "../reading/option-settings.js";
import type { KnownSetting } from "../reading/option-settings.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions, VariantCheckContext } from "../authoring/project-rule-definition.js";
import { replaceText } from "../edits/setting-text-edits.js";

type MessageIds = "unknown" | "meant" | "removed" | "noPlugin" | "scope";

export default defineProjectRule<MessageIds, NoOptions, KnownSetting>({
  meta: {
    type: "problem",
    docs: {
      description: "Require executors that Nextflow or a declared plugin has",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      unknown:
        "There is no executor '{{name}}', so the run ends. Use one of Nextflow's, or declare the plugin that has it.",
      meant: "There is no executor '{{name}}', so the run ends. Did you mean '{{meant}}'?",
      removed: "From Nextflow {{version}} on there is no executor '{{name}}', and the run ends.{{remedy}}",
      noPlugin: "The executor '{{name}}' needs the plugin {{plugin}}. Declare it in the plugins block.",
      scope: "There is no executor '{{name}}', so nothing reads these settings. Did you mean '{{meant}}'?",
    },
    fixable: "code",
  },

  suspect(placed) {
    const known = knownSetting(placed);
    const path = known?.below.length === 0 ? known.fact.path.join(".") : undefined;
    return path === "process.executor" || path === "executor.name" ? known : undefined;
  },

  check(context) {
    for (const { setting, option } of context.suspects) {
      const { value, valuePlace } = setting;
      if (value.kind !== "known" || typeof value.value !== "string" || value.value === "") continue;
      const fault = faultOf(value.value, context);
      if (fault === undefined) continue;
      const { meant, ...report } = fault;
      const fix = meant === undefined ? undefined : replaceText(context.project, valuePlace, value.value, meant);
      context.report({ ...report, place: valuePlace, option, ...(fix && { fix }) });
    }
    checkExecutorScopes(context);
  },
});

type Context = VariantCheckContext<NoOptions, MessageIds, KnownSetting>;

interface Fault {
  readonly messageId: MessageIds;
  readonly data: Readonly<Record<string, string>>;
  readonly meant?: string;
}

function faultOf(name: string, { project, target }: Context): Fault | undefined {
  const executor = findExecutor(name);
  if (executor !== undefined) {
    if (executor.removedSince !== undefined) {
      return target.mayBeFrom(executor.removedSince) ? removal(executor, executor.removedSince) : undefined;
    }
    const { plugin } = executor;
    if (plugin === undefined) return undefined;
    const plugins = declaredPlugins(project);
    if (plugins.mayReadOthers || plugins.ids.has(plugin)) return undefined;
    return { messageId: "noPlugin", data: { name, plugin } };
  }
  const meant = meantExecutor(name) ?? nearestName(name.toLowerCase(), builtInExecutors());
  if (meant !== undefined) return { messageId: "meant", data: { name, meant }, meant };
  return declaredPlugins(project).mayReadOthers ? undefined : { messageId: "unknown", data: { name } };
}

function removal({ name, replacement, plugin }: ExecutorFact, version: string): Fault {
  const use = replacement === undefined ? "" : ` Use '${replacement}'.`;
  const remedy = plugin === undefined ? use : `${use} The plugin ${plugin} had it.`;
  return { messageId: "removed", data: { name, version, remedy } };
}

/** `executor { $pbspr { … } }`: the settings of one executor under a name that none has. */
function checkExecutorScopes({ config, report }: Context): void {
  for (const key of config.keys("executor").filter((name) => name.startsWith("$"))) {
    const name = key.slice(1);
    if (findExecutor(name) !== undefined) continue;
    const meant = meantExecutor(name) ?? nearestName(name, builtInExecutors());
    const place = config.scopePlaces(["executor", key])[0];
    if (meant !== undefined && place) report({ messageId: "scope", data: { name, meant }, place });
  }
}
