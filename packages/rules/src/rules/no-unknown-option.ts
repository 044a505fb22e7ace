import { childrenOf } from "@nf-lint/parser";
import type { Node } from "@nf-lint/parser";
import {
  executorPlugins,
  findExecutor,
  findOption,
  isScope,
  isSelectorKey,
  nearestOptions,
  pluginScope,
  siteOfDirective,
} from "@nf-lint/resolver";
import type { NearOption, OptionPath, PluginScope, Project, ProjectFile, Setting } from "@nf-lint/resolver";
import { isOn } from "../authoring/certainty.js";
import { CONTAINER_ENGINES } from "../clouds/container-engines.js";
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

type MessageIds = "unknown" | "meant" | "elsewhere" | "setToo" | "nested" | "profile" | "oldSelector" | "noPlugin";

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
      profile: "Nextflow has no scope {{option}} and ignores all of it. {{remedy}}",
      oldSelector:
        "Nextflow ignores {{option}}: a dollar sign makes no selector any more. Write `process { withName: '{{name}}' { … } }`.",
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
  const certain = certainFault(context, setting);
  if (certain !== undefined) return certain;

  const depth = knownScopeDepth(path);
  const inner = innerOption(path, depth);
  if (inner !== undefined) {
    const scope = optionName(path.slice(0, depth));
    // A block of variables is one fault.
    return inner[0] === "env"
      ? { messageId: "nested", data: { inner: "env", scope }, scope: path.slice(0, depth + 1) }
      : { messageId: "nested", data: { inner: inner.join("."), scope } };
  }
  const near = likeliest(context, setting);
  if (near[0]?.how === "spelling") return spellingFault(context, setting, near[0]);
  if (mayBeOthers(context, plugins, setting, depth) && !(depth === 0 && isNearMiss(context, setting, near)))
    return undefined;
  const isWhole = depth + 1 < path.length;
  const isNear = depth === 0 && isNearMiss(context, setting, near);
  const option = optionName(isNear ? path : path.slice(0, depth + 1));
  if ((isWhole && !isNear) || near.length === 0)
    return { messageId: "unknown", data: { option }, ...(isWhole && { scope: path.slice(0, depth + 1) }) };
  const meantOnes = isNear ? near.filter((one) => endsWith(one.path, path)) : near;
  const unset = meantOnes.filter((one) => !isSetBeside(context.config, setting, one.path));
  const meant = (unset.length === 0 ? meantOnes : unset).map((one) => optionName(one.path)).join(" or ");
  return { messageId: unset.length === 0 ? "setToo" : "elsewhere", data: { option, meant } };
}

/** What is a fault whatever else is there: what the setting was meant to be shows by its own name or place. */
function certainFault({ config }: Context, setting: Setting): Fault | undefined {
  const { path, profile } = setting;
  const [first = "", second = "", third = ""] = path;
  const elsewhere = (option: OptionPath, meant: OptionPath): Fault => ({
    messageId: isSetBeside(config, setting, meant) ? "setToo" : "elsewhere",
    data: { option: optionName(option), meant: optionName(meant) },
  });

  const known = MEANT.get(path.join("."));
  if (known?.fits(setting) === true) return elsewhere(path, known.path);
  if (first === "process" && second.startsWith("$") && third !== "") {
    const scope = path.slice(0, 2);
    return { messageId: "oldSelector", data: { option: scope.join("."), name: second.slice(1) }, scope };
  }
  // It was proposed, and never came.
  if (first === "nextflow" && second === "defaults" && findOption(["process", third])?.kind === "directive")
    return { ...elsewhere(path.slice(0, 3), ["process", third]), scope: path.slice(0, 3) };
  if (isScope([first]) || findOption([first]) !== undefined) return undefined;
  // In a profile `docker`, `enabled` is meant to be `docker.enabled`.
  if (profile !== undefined && findOption([profile, ...path])?.status === "active")
    return elsewhere(path, [profile, ...path]);
  if (IN_PROFILES.has(second) && third !== "" && findOption(path.slice(1)) !== undefined)
    return { messageId: "profile", data: { option: first, remedy: profileRemedy(setting) }, scope: [first] };
  return undefined;
}

function profileRemedy({ path: [, ...inner], profile }: Setting): string {
  const held = `As it holds settings such as ${optionName(inner)}`;
  return profile === undefined
    ? `${held}, it looks like a profile: put it into \`profiles { … }\`.`
    : `${held} and stands in the profile ${profile}, take the block away and leave what is in it.`;
}

/** The scopes that profiles are made of. What holds one of them is no plugin's. */
const IN_PROFILES: ReadonlySet<string> = new Set(["process", "executor", ...CONTAINER_ENGINES]);

interface Meant {
  readonly path: OptionPath;
  readonly fits: (setting: Setting) => boolean;
}

/** What people write for another option that neither its name nor its scope is near. */
const MEANT: ReadonlyMap<string, Meant> = new Map(
  Object.entries<Meant>({
    "cloud.preemptible": { path: ["google", "batch", "spot"], fits: () => true },
    "process.name": { path: ["process", "executor"], fits: isExecutorName },
  }),
);

function isExecutorName({ value }: Setting): boolean {
  return value.kind === "known" && typeof value.value === "string" && findExecutor(value.value) !== undefined;
}

/**
 * Whether a setting at the top level is near to what Nextflow has, whatever plugins may have: `batch.maxSpotAttempts` ends like
 * `aws.batch.maxSpotAttempts`, and `queueSize` like `executor.queueSize`.
 */
function isNearMiss({ project }: Context, setting: Setting, near: readonly NearOption[]): boolean {
  const { path } = setting;
  return !hasProblems(project, setting) && near.some((one) => endsWith(one.path, path));
}

function endsWith(path: OptionPath, end: OptionPath): boolean {
  return end.length < path.length && end.every((key, index) => key === path[path.length - end.length + index]);
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
  const param = below.length === 0 && near.length === 0 ? config.option(["params", name]) : undefined;
  const fact = param && findOption(param.path);
  if (param !== undefined && fact !== undefined) return [{ path: param.path, fact, how: "scope" }];
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

/** Whether the file of a setting has errors: it may be no configuration of Nextflow at all. */
function hasProblems({ files }: Project, { place }: Setting): boolean {
  const file = files.get(place.file);
  return file !== undefined && hasErrors(file);
}

const hasErrors = keptFor(({ problems }: ProjectFile) => problems.some(({ code }) => !code.startsWith("legacy-")));

/** The option that stands whole in a scope that it does not belong into: `google.batch.spot` in a selector. */
function innerOption(path: OptionPath, depth: number): OptionPath | undefined {
  const inner = path.slice(depth);
  if (depth === 0 || inner.length < 2) return undefined;
  const isParam = inner[0] === "params";
  return isParam || (!isSelectorKey(inner[0] ?? "") && isValueOption(inner)) ? inner : undefined;
}
