import { isCorePlugin } from "@nf-lint/resolver";
import type { Value } from "@nf-lint/groovy";
import type { Place, Project, ResolvedOption } from "@nf-lint/resolver";
import { isText } from "../authoring/certainty.js";
import { placeOf } from "../reading/config-statements.js";
import { neededPlugins } from "../reading/needed-plugins.js";
import { isOwnRegistry, namesOwnRegistry } from "../reading/plugin-registry.js";
import { defineProjectRule } from "../authoring/project-rule.js";

interface Options {
  /** How plugins come into the site. */
  readonly from: "registry" | "installed";
}

/** From here on plugins are looked up in a registry; before, in an index on GitHub. */
const REGISTRY_SINCE = "25.10.0";

/** From here on `registry.url` counts for plugins; before, for modules alone. */
const OPTION_SINCE = "26.08.0-edge";

/** What Nextflow is launched with, as the settings tell it. */
const OFFLINE = "NXF_OFFLINE";
const REGISTRY = "NXF_PLUGINS_REGISTRY_URL";
const DEFAULTS = "NXF_PLUGINS_DEFAULT";

export default defineProjectRule<"registry" | "core" | "tooOld" | "version" | "plain", Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Require that plugins can be had without the internet: from a registry of the site, or installed",
      presets: ["isolated"],
      since: "0.1.0",
    },
    messages: {
      registry:
        "Nextflow looks for {{plugins}} at registry.nextflow.io before a run starts, and without the internet the run ends there. Install the plugins beforehand and export NXF_OFFLINE=true, or name a registry within this site: in NXF_PLUGINS_REGISTRY_URL, or from 26.10 on in registry.url.",
      core: "{{setting}} has Nextflow fetch {{plugins}} from registry.nextflow.io when a run starts, and without the internet the run ends there. Install the plugin beforehand and export NXF_OFFLINE=true, or name a registry within this site: in NXF_PLUGINS_REGISTRY_URL, or from 26.10 on in registry.url.",
      plain:
        "registry.url is read over http, where anybody on the way can put another plugin in the place of one. Use https.",
      tooOld:
        "Nextflow takes plugins from registry.url from 26.10 on; before, it asks registry.nextflow.io for {{plugins}} all the same. Export NXF_PLUGINS_REGISTRY_URL too.",
      version:
        "'{{plugin}}' has no version: Nextflow asks the internet for the newest, and with NXF_OFFLINE=true it ends the run. Write '{{plugin}}@VERSION' with the version that is installed.",
    },
    schema: [
      {
        type: "object",
        properties: {
          from: {
            enum: ["registry", "installed"],
            description:
              "How plugins come into the site: from a `registry` within it, or `installed` beforehand, with NXF_OFFLINE=true.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ from: "registry" }],
  },

  check({ project, config, target, options, isolated, env, report }) {
    if (!isolated) return;
    const registry = config.option("registry.url");
    if (registry !== undefined && isText(registry.value, (address) => /^http:/i.test(address)) === "yes") {
      report({ messageId: "plain", place: registry.valuePlace, option: registry });
    }
    const option = config.option("plugins");
    const plugins = option === undefined ? [] : textsOf(option.value);
    const declared = new Set(plugins.map(idOf));
    const needed = (env[DEFAULTS] === "false" ? [] : neededPlugins(config)).filter(({ id }) => !declared.has(id));
    if (plugins.length === 0 && needed.length === 0) return;

    const from = env[OFFLINE] === "true" ? "installed" : options.from;
    const isAsked = from === "registry" && !isOwnRegistry(env[REGISTRY] ?? "");
    if (isAsked) {
      const hasRegistry = namesOwnRegistry(config.value("registry.url"));
      if (hasRegistry === "unknown") return;
      if (hasRegistry === "yes") {
        if (registry === undefined || target.mayBeFrom(OPTION_SINCE) || !target.mayBeFrom(REGISTRY_SINCE)) return;
        const ids = [...plugins, ...needed.map(({ id }) => id)];
        report({ messageId: "tooOld", data: { plugins: listOf(ids) }, place: registry.place });
        return;
      }
    }

    const hasNoRegistry = isAsked && target.mayBeFrom(REGISTRY_SINCE);
    // What ships with Nextflow is fetched in the version that fits it.
    const fetched = plugins.filter((plugin) => hasVersion(plugin) || isCorePlugin(idOf(plugin)));
    if (option !== undefined && hasNoRegistry && fetched.length > 0) {
      report({ messageId: "registry", data: { plugins: listOf(fetched) }, place: option.place });
    }
    for (const { id, cause } of hasNoRegistry ? needed : []) {
      if (!isCorePlugin(id)) continue;
      const data = { setting: cause.name, plugins: `'${id}'` };
      report({ messageId: "core", data, place: cause.place });
    }
    for (const { id, cause } of needed) {
      if (!isCorePlugin(id)) report({ messageId: "version", data: { plugin: id }, place: cause.place });
    }
    if (option === undefined) return;
    for (const plugin of plugins) {
      if (hasVersion(plugin) || isCorePlugin(idOf(plugin))) continue;
      report({ messageId: "version", data: { plugin: idOf(plugin) }, place: placeOfPlugin(project, option, plugin) });
    }
  },
});

function textsOf(value: Value): readonly string[] {
  if (value.kind !== "known") return [];
  if (typeof value.value === "string") return [value.value];
  return Array.isArray(value.value) ? (value.value as readonly Value[]).flatMap(textsOf) : [];
}

function idOf(plugin: string): string {
  return plugin.split("@")[0] ?? plugin;
}

function hasVersion(plugin: string): boolean {
  return /@./.test(plugin);
}

function placeOfPlugin(project: Project, { place, valuePlace }: ResolvedOption, plugin: string): Place {
  const blocks = project.files.get(valuePlace.file)?.ast.body.filter(({ type }) => type === "ConfigApplyBlock") ?? [];
  for (const block of blocks) {
    if (block.type !== "ConfigApplyBlock" || block.range[0] !== valuePlace.range[0]) continue;
    const literal = block.body
      .flatMap((entry) => entry.arguments)
      .find((argument) => argument.type === "StringLiteral" && argument.value === plugin);
    if (literal !== undefined) return placeOf(valuePlace.file, literal);
  }
  return place;
}

function listOf(plugins: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(plugins.map((plugin) => `'${plugin}'`));
}
