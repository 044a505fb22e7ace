import { childrenOf } from "@nf-lint/parser";
import type { Node } from "@nf-lint/parser";
import {
  executorPlugins,
  findExecutor,
  findOption,
  isSelectorKey,
  nearestOptions,
  pluginScope,
  siteOfDirective,
} from "@nf-lint/resolver";
import type { NearOption, OptionPath, PluginScope, Project, Setting } from "@nf-lint/resolver";
import { isOn } from "../authoring/certainty.js";
import { declaredPlugins } from "../reading/declared-plugins.js";
import type { DeclaredPlugins } from "../reading/declared-plugins.js";
import { ignoreSchema, isIgnored } from "../authoring/ignored-options.js";
import type { IgnoreOption } from "../authoring/ignored-options.js";
import { isFree, isSetBeside, knownScopeDepth, knownSetting, optionName } from "../reading/option-settings.js";
import type { PlacedSetting } from "../reading/option-settings.js";
import { keptFor } from "../authoring/kept-for.js";
import { executorName } from "../reading/process-groups.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { TextEdit, VariantCheckContext } from "../authoring/project-rule-definition.js";
import { readsIn } from "../reading/reads.js";
import { renameSetting } from "../edits/setting-text-edits.js";

type MessageIds = "unknown" | "meant" | "elsewhere" | "setToo" | "nested" | "noPlugin";

export default defineProjectRule<MessageIds, IgnoreOption, PlacedSetting>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow options that Nextflow does not have and therefore ignores",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      unknown: "Nextflow has no option {{option}} and ignores it. Remove it, or check its name.",
      meant: "Nextflow has no option {{option}} and ignores it. Did you mean {{meant}}?",
      elsewhere: "Nextflow has no option {{option}} and ignores it. Set {{meant}} instead.",
      setToo:
        "Nextflow has no option {{option}} and ignores it. What counts is {{meant}}, which is set as well: keep that one alone.",
      nested: "Nextflow ignores {{inner}} inside {{scope}}. Set it outside.",
      noPlugin:
        "Nothing reads {{scope}} without the plugin {{plugins}}. Declare it in the plugins block, or remove {{scope}}.",
    },
    schema: [
      {
        type: "object",
        properties: {
          ignore: ignoreSchema,
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ ignore: [] }],
    fixable: "code",
  },

  suspect(placed) {
    return isFree(placed.setting.path) || knownSetting(placed) !== undefined ? undefined : placed;
  },

  check(context) {
    const { project, options, suspects } = context;
    const unknown = suspects.filter(({ setting: { path } }) => !isIgnored(path, options));
    if (unknown.length === 0) return;
    const plugins = declaredPlugins(project);
    const reported = new Set<string>();
    for (const { setting } of unknown) {
      if (isInsideAnOption(setting.path) || isOfPlatform(setting.path) || isReadInItsFile(project, setting)) continue;
      const fault = faultOf(context, plugins, setting);
      if (fault === undefined) continue;
      // One finding for a scope or a map that nobody knows, and none for each of its entries.
      const { scope, ...report } = fault;
      const name = scope?.join(".");
      if (name !== undefined && reported.has(name)) continue;
      if (name !== undefined) reported.add(name);
      context.report({ ...report, place: (scope && context.config.scopePlaces(scope)[0]) ?? setting.place });
    }
  },
});

type Context = VariantCheckContext<IgnoreOption, MessageIds, PlacedSetting>;

/** The legacy parser lets a configuration read what it has set, and a task has what `process` sets. */
function isReadInItsFile({ files }: Project, { path, place }: Setting): boolean {
  const ast = files.get(place.file)?.ast;
  return ast !== undefined && namesRead(ast).has(path[knownScopeDepth(path)] ?? "");
}

/** The names that a file's expressions read, and the properties of `task` and `process` among them. */
const namesRead = keptFor((file: Node): ReadonlySet<string> => {
  const names = new Set(readsIn(file).map(({ root }) => root));
  addProperties(file, names);
  return names;
});

function addProperties(node: Node, names: Set<string>): void {
  if (node.type === "PropertyExpression" && node.object.type === "Identifier" && node.property.type === "Identifier") {
    if (node.object.name === "task" || node.object.name === "process") names.add(node.property.name);
  }
  for (const child of childrenOf(node)) addProperties(child, names);
}

/** A name such as `$siteInstanceHint`: what is no option of Nextflow and begins with a dollar sign is another platform's. */
function isOfPlatform(path: OptionPath): boolean {
  return path.at(-1)?.startsWith("$") === true;
}

/** A map given to an option that takes none (`process.cpus.min`) is a matter of the option's type. */
function isInsideAnOption(path: OptionPath): boolean {
  return path.some((_, index) => index > 0 && isValueOption(path.slice(0, index)));
}

function isValueOption(path: OptionPath): boolean {
  const fact = findOption(path);
  return fact !== undefined && fact.kind !== "scope";
}

interface Fault {
  readonly messageId: MessageIds;
  readonly data: Readonly<Record<string, string>>;
  /** The scope that is unknown as a whole. */
  readonly scope?: OptionPath;
  readonly fix?: readonly TextEdit[];
}

function faultOf(context: Context, plugins: DeclaredPlugins, setting: Setting): Fault | undefined {
  const { path } = setting;
  const plugin = pluginScope(path[0] ?? "");
  if (plugin !== undefined && plugin.origin !== "core") return pluginFault(plugin, plugins);
  if (path.some(isBrokenSelector)) return undefined;

  const depth = knownScopeDepth(path);
  const inner = innerOption(path, depth);
  if (inner !== undefined) {
    return { messageId: "nested", data: { inner: inner.join("."), scope: optionName(path.slice(0, depth)) } };
  }
  const near = likeliest(context, setting);
  if (near[0]?.how === "spelling") return spellingFault(context, setting, near[0]);
  if (mayBeOthers(context, plugins, setting, depth)) return undefined;
  const isScope = depth + 1 < path.length;
  const option = optionName(path.slice(0, depth + 1));
  if (isScope || near.length === 0)
    return { messageId: "unknown", data: { option }, ...(isScope && { scope: path.slice(0, depth + 1) }) };
  const unset = near.filter((one) => !isSetBeside(context.config, setting, one.path));
  const meant = (unset.length === 0 ? near : unset).map((one) => optionName(one.path)).join(" or ");
  return { messageId: unset.length === 0 ? "setToo" : "elsewhere", data: { option, meant } };
}

/**
 * What may have been meant. Many engines have a `runOptions`: in a profile that enables one of them, it is that one's; and
 * who writes `executor.workDir` means `workDir` rather than another scope's.
 */
function likeliest({ config }: Context, { path, profile }: Setting): readonly NearOption[] {
  const [name = "", ...below] = path;
  if (below.length === 0 && profile !== undefined) {
    const scopes = config.keys([]).filter((scope) => isOn(config.value([scope, "enabled"])) === "yes");
    const [only, ...others] = scopes.flatMap((scope) => findOption([scope, name]) ?? []);
    if (only !== undefined && others.length === 0) return [{ path: only.path, fact: only, how: "scope" }];
  }
  const near = nearestOptions(path);
  const top = near.filter((one) => one.path.length === 1);
  return top.length > 0 ? top : near;
}

function pluginFault(
  { scope, plugins: [plugin = "", ...more], needsDeclaration }: PluginScope,
  plugins: DeclaredPlugins,
) {
  const isRead = !needsDeclaration || plugins.mayReadOthers || [plugin, ...more].some((id) => plugins.ids.has(id));
  return isRead ? undefined : { messageId: "noPlugin" as const, data: { scope, plugins: plugin }, scope: [scope] };
}

function spellingFault({ project, config }: Context, setting: Setting, { path }: NearOption): Fault {
  const data = { option: optionName(setting.path), meant: optionName(path) };
  if (isSetBeside(config, setting, path)) return { messageId: "setToo", data };
  // Where the option is set too, renaming would make one override the other.
  const fix = config.option(path) === undefined ? renameSetting(project, setting, path) : undefined;
  return { messageId: "meant", data, ...(fix && { fix }) };
}

/** Whether something other than Nextflow may read an option that is not just misspelt. */
function mayBeOthers(context: Context, plugins: DeclaredPlugins, setting: Setting, depth: number): boolean {
  if (depth === 0) return plugins.mayReadOthers || hasProblems(context.project, setting);
  const isDirective = depth <= 2 && setting.path[0] === "process";
  return (
    isDirective && (isOfSite(context, setting.path) || plugins.hasUnfamiliar || usesPluginExecutor(context, plugins))
  );
}

/** Executors of plugins have directives of their own: `nomadOptions`, `datacenters`. */
function usesPluginExecutor({ config }: Context, { ids }: DeclaredPlugins): boolean {
  const withExecutor = executorPlugins();
  const scopes = config.keys([]).flatMap((key) => pluginScope(key)?.plugins ?? []);
  const executors = config.processGroups().flatMap((group) => findExecutor(executorName(group) ?? "")?.plugin ?? []);
  return [...ids, ...scopes, ...executors].some((plugin) => withExecutor.has(plugin));
}

/** Whether a site's own build of Nextflow may read it. */
function isOfSite({ config }: Context, path: OptionPath): boolean {
  return config.processGroups().some((group) => siteOfDirective(path, executorName(group) ?? "local") !== undefined);
}

/** A selector of an unknown kind, or without its colon, has findings of its own. */
function isBrokenSelector(key: string): boolean {
  return !isSelectorKey(key) && /^(\w+:.*|withName|withLabel)$/.test(key);
}

/** Whether a file has errors: it may be no configuration of Nextflow at all. */
function hasProblems({ files }: Project, { place }: Setting): boolean {
  return files.get(place.file)?.problems.some(({ code }) => !code.startsWith("legacy-")) ?? false;
}

/** The option that stands whole in a scope that it does not belong into: `google.batch.spot` in a selector. */
function innerOption(path: OptionPath, depth: number): OptionPath | undefined {
  const inner = path.slice(depth);
  if (depth === 0 || inner.length < 2) return undefined;
  const isParam = inner[0] === "params";
  return isParam || (!isSelectorKey(inner[0] ?? "") && isValueOption(inner)) ? inner : undefined;
}
