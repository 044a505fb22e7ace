import { childrenOf } from "@nf-lint/parser";
import type { Node } from "@nf-lint/parser";
import {
  findOption,
  isSelectorKey,
  matchOption,
  nearestOptions,
  pluginScope,
  siteOfDirective,
} from "@nf-lint/resolver";
import type { NearOption, OptionPath, Project, Setting } from "@nf-lint/resolver";
import { declaredPlugins } from "../declared-plugins.js";
import type { DeclaredPlugins } from "../declared-plugins.js";
import { renameSetting } from "../setting-text-edits.js";
import { allSettings, isFree, knownScopeDepth, optionName } from "../option-settings.js";
import { executorName } from "../process-groups.js";
import { defineProjectRule } from "../project-rule.js";
import type { VariantCheckContext } from "../project-rule.js";
import { readsIn } from "../reads.js";

interface Options {
  /** Options, and scopes with all that is in them, to say nothing about. */
  readonly ignore: readonly string[];
}

type MessageIds = "unknown" | "meant" | "elsewhere" | "nested" | "noPlugin";

export default defineProjectRule<MessageIds, Options>({
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
      nested: "Nextflow ignores {{inner}} inside {{scope}}. Set it outside.",
      noPlugin:
        "Nothing reads {{scope}} without the plugin {{plugins}}. Declare it in the plugins block, or remove {{scope}}.",
    },
    schema: [
      {
        type: "object",
        properties: {
          ignore: {
            type: "array",
            items: { type: "string" },
            uniqueItems: true,
            description:
              "Options, and scopes with all that is in them, to say nothing about: `custom`, `process.extra`.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ ignore: [] }],
    fixable: "code",
  },

  check(context) {
    const { project, options } = context;
    const unknown = allSettings(context).filter(
      ({ setting: { path } }) => !isFree(path) && !isIgnored(path, options) && matchOption(path) === undefined,
    );
    if (unknown.length === 0) return;
    const plugins = declaredPlugins(project);
    for (const { setting } of unknown) {
      if (!isInsideAnOption(setting.path) && !isReadInItsFile(project, setting))
        reportUnknown(context, plugins, setting);
    }
  },
});

type Context = VariantCheckContext<Options, MessageIds>;

/** The legacy parser lets a configuration read what it has set, and a task has what `process` sets. */
function isReadInItsFile({ files }: Project, { path, place }: Setting): boolean {
  const ast = files.get(place.file)?.ast;
  return ast !== undefined && namesRead(ast).has(path[knownScopeDepth(path)] ?? "");
}

/** The names that a file's expressions read, and the properties of `task` and `process` among them. */
function namesRead(file: Node): ReadonlySet<string> {
  const names = new Set(readsIn(file).map(({ root }) => root));
  addProperties(file, names);
  return names;
}

function addProperties(node: Node, names: Set<string>): void {
  if (node.type === "PropertyExpression" && node.object.type === "Identifier" && node.property.type === "Identifier") {
    if (node.object.name === "task" || node.object.name === "process") names.add(node.property.name);
  }
  for (const child of childrenOf(node)) addProperties(child, names);
}

function isIgnored(path: OptionPath, { ignore }: Options): boolean {
  const name = optionName(path);
  return ignore.some((ignored) => name === ignored || name.startsWith(`${ignored}.`));
}

/** A map given to an option that takes none (`process.cpus.min`) is a matter of the option's type. */
function isInsideAnOption(path: OptionPath): boolean {
  return path.some((_, index) => index > 0 && isValueOption(path.slice(0, index)));
}

function isValueOption(path: OptionPath): boolean {
  const fact = findOption(path);
  return fact !== undefined && fact.kind !== "scope";
}

function reportUnknown(context: Context, plugins: DeclaredPlugins, setting: Setting): void {
  const { path } = setting;
  const scope = path[0] ?? "";
  const known = pluginScope(scope);
  if (known !== undefined && known.origin !== "core") {
    const isRead = !known.needsDeclaration || plugins.mayReadOthers || known.plugins.some((id) => plugins.ids.has(id));
    if (!isRead) reportAtScope(context, setting, [scope], "noPlugin", { scope, plugins: known.plugins[0] ?? "" });
    return;
  }

  const depth = knownScopeDepth(path);
  if (path.some(isBrokenSelector)) return;
  const inner = innerOption(path, depth);
  if (inner !== undefined) {
    const data = { inner: inner.join("."), scope: optionName(path.slice(0, depth)) };
    context.report({ messageId: "nested", data, place: setting.place });
    return;
  }
  if (isOfSite(context, path)) return;
  const near = nearestOptions(path);
  // What a plugin or another program reads has a scope of its own: there, only a slip of the keyboard is one.
  const isOthers = plugins.mayReadOthers || hasProblems(context.project, setting);
  if (depth === 0 && isOthers && near[0]?.how !== "spelling") return;
  reportNear(context, setting, near, path.slice(0, depth + 1));
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

function reportNear(context: Context, setting: Setting, near: readonly NearOption[], unknown: OptionPath): void {
  const { project, config, report } = context;
  const { path, place } = setting;
  const [first] = near;
  if (first === undefined) {
    const isScope = unknown.length < path.length;
    const data = { option: optionName(unknown) };
    if (isScope) reportAtScope(context, setting, unknown, "unknown", data);
    else report({ messageId: "unknown", data, place });
    return;
  }
  const data = { option: optionName(path), meant: alternatives(near) };
  if (first.how === "scope") {
    report({ messageId: "elsewhere", data, place });
    return;
  }
  // Where the option is set too, renaming would make one override the other.
  const fix = config.option(first.path) === undefined ? renameSetting(project, setting, first.path) : undefined;
  report({ messageId: "meant", data, place, ...(fix && { fix }) });
}

function alternatives(near: readonly NearOption[]): string {
  return near.map(({ path }) => optionName(path)).join(" or ");
}

/** One finding for a scope that nobody knows, and none for each of the options in it. */
function reportAtScope(
  { config, report }: Context,
  setting: Setting,
  scope: OptionPath,
  messageId: "unknown" | "noPlugin",
  data: Readonly<Record<string, string>>,
): void {
  report({ messageId, data, place: config.scopePlaces(scope)[0] ?? setting.place });
}
