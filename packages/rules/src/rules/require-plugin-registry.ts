import { isCorePlugin } from "@nf-lint/resolver";
import type { Value } from "@nf-lint/groovy";
import type { Place, Project, ResolvedOption } from "@nf-lint/resolver";
import { anyOf, isText } from "../authoring/certainty.js";
import type { Certainty } from "../authoring/certainty.js";
import { placeOf } from "../reading/config-statements.js";
import { externalLinks } from "../reading/external-host.js";
import { defineProjectRule } from "../authoring/project-rule.js";

interface Options {
  /** How plugins come into the site. */
  readonly from: "registry" | "installed";
}

const PUBLIC_REGISTRY = "registry.nextflow.io";

/** From here on plugins are looked up in a registry; before, in an index on GitHub. */
const REGISTRY_SINCE = "25.10.0";

/** From here on `registry.url` counts for plugins; before, for modules alone. */
const OPTION_SINCE = "26.08.0-edge";

/** What Nextflow is launched with, as the settings tell it. */
const OFFLINE = "NXF_OFFLINE";
const REGISTRY = "NXF_PLUGINS_REGISTRY_URL";

export default defineProjectRule<"registry" | "tooOld" | "version", Options>({
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
    const option = isolated ? config.option("plugins") : undefined;
    if (option === undefined) return;
    const plugins = textsOf(option.value).filter((plugin) => !isCorePlugin(idOf(plugin)));
    if (plugins.length === 0) return;

    const from = env[OFFLINE] === "true" ? "installed" : options.from;
    const hasRegistryByEnv = isOwnRegistry(env[REGISTRY] ?? "");
    if (from === "registry" && !hasRegistryByEnv) {
      const hasRegistry = namesOwnRegistry(config.value("registry.url"));
      if (hasRegistry === "unknown") return;
      if (hasRegistry === "yes") {
        const place = config.option("registry.url")?.place;
        if (place === undefined || target.mayBeFrom(OPTION_SINCE) || !target.mayBeFrom(REGISTRY_SINCE)) return;
        report({ messageId: "tooOld", data: { plugins: listOf(plugins) }, place });
        return;
      }
    }

    const withVersion = plugins.filter(hasVersion);
    if (from === "registry" && !hasRegistryByEnv && withVersion.length > 0 && target.mayBeFrom(REGISTRY_SINCE)) {
      report({ messageId: "registry", data: { plugins: listOf(withVersion) }, place: option.place });
    }
    for (const plugin of plugins) {
      if (hasVersion(plugin)) continue;
      report({ messageId: "version", data: { plugin: idOf(plugin) }, place: placeOfPlugin(project, option, plugin) });
    }
  },
});

/** `registry.url` takes one address or a list, and replaces the public registry unless that is listed. */
function namesOwnRegistry(value: Value | undefined): Certainty {
  if (value?.kind === "known" && Array.isArray(value.value)) {
    return anyOf((value.value as readonly Value[]).map(namesOwnRegistry));
  }
  return isText(value, isOwnRegistry);
}

function isOwnRegistry(address: string): boolean {
  return address !== "" && externalLinks(address)[0]?.host !== PUBLIC_REGISTRY;
}

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
