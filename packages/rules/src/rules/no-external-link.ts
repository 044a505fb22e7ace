import type { OptionPath, Project, ResolvedConfig, Variant } from "@nf-lint/resolver";
import { isText, isTrue, isUnset } from "../authoring/certainty.js";
import { listOption } from "../authoring/list-option.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { placeOf } from "../reading/config-statements.js";
import { externalLinks, HOST_OR_PATTERN, isAllowedHost } from "../reading/external-host.js";
import { externalSettings } from "../reading/external-setting.js";
import type { ExternalSetting } from "../reading/external-setting.js";
import { groupsOn } from "../reading/process-groups.js";

interface Options {
  /** Hosts and buckets that the site can reach. */
  readonly allow: readonly string[];
}

/** Where azcopy comes from (`AzBatchService`). */
const AZCOPY_HOST = "github.com";

/** Where Spack looks for sources first. */
const SPACK_HOST = "mirror.spack.io";

/** How many names a message lists. */
const LISTED = 3;

/** How many further places a finding shows; a table of genomes has hundreds. */
const RELATED = 10;

export default defineProjectRule<"link" | "links" | "include" | "azcopy" | "spack", Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow links to the internet in what a run reads, where runs have no way there",
      presets: ["isolated"],
      since: "0.1.0",
    },
    messages: {
      link: "{{names}} leads to {{host}}, which no run reaches without the internet. Set it to a copy within this site, or add the host to the rule's option `allow` if this site reaches it.",
      links:
        "{{names}} lead to {{host}}, which no run reaches without the internet. Set them to copies within this site, or add the host to the rule's option `allow` if this site reaches it.",
      include:
        "This include is read from {{host}}, and without the internet the run ends here. Include a copy within this site, or add the host to the rule's option `allow` if this site reaches it.",
      azcopy:
        "Machines of Azure Batch fetch azcopy from {{host}} before a task starts, and without the internet the task fails. Put azcopy into their image, and set azure.batch.copyToolInstallMode = 'off'.",
      spack:
        "Spack builds packages from sources that it fetches from {{host}}, and without the internet the task fails. Use images instead, or add {{host}} to the rule's option `allow` if Spack has a mirror within this site.",
    },
    ...listOption(
      "allow",
      HOST_OR_PATTERN,
      "Hosts that this site can reach: `mirror.example.org`, `*.example.org` for all below one, `s3://bucket`.",
    ),
  },

  check({ project, variants, variant, config, options, isolated, report }) {
    if (!isolated) return;
    const isForbidden = (host: string) => !isAllowedHost(host, options.allow);

    for (const { file, node, target, certain } of config.includes) {
      if (target.kind !== "remote" || !certain) continue;
      const host = externalLinks(target.url)[0]?.host;
      if (host === undefined || !isForbidden(host)) continue;
      report({ messageId: "include", data: { host }, place: placeOf(file, node.source), severity: "error" });
    }

    if (isForbidden(AZCOPY_HOST) && fetchesAzcopy(config)) {
      for (const { executor } of groupsOn(config, "azurebatch")) {
        if (executor?.place) report({ messageId: "azcopy", data: { host: AZCOPY_HOST }, place: executor.place });
      }
    }

    const spack = config.option("spack.enabled");
    if (spack && isTrue(spack.value) === "yes" && isForbidden(SPACK_HOST)) {
      report({ messageId: "spack", data: { host: SPACK_HOST }, place: spack.place, option: spack });
    }

    for (const links of linksOf(project, variants)) {
      const [first] = links;
      if (first === undefined || !first.variants.has(variant.name) || !isForbidden(first.host)) continue;
      const { host, option } = first;
      const [name = "", ...others] = namesOf(links);
      report({
        messageId: others.length === 0 ? "link" : "links",
        data: { names: listOf([name, ...others]), host },
        place: option.place,
        option,
        related: links.slice(1, 1 + RELATED).map(({ option: { path, place } }) => ({
          place,
          message: `${path.join(".")} leads there too.`,
        })),
      });
    }
  },
});

/** Unless it is told otherwise, or works with Fusion (`AzBatchOpts.getCopyToolInstallMode`). */
function fetchesAzcopy(config: ResolvedConfig): boolean {
  const mode = config.value("azure.batch.copyToolInstallMode");
  const isFetching = isUnset(mode) || isText(mode, (text) => text !== "off") === "yes";
  return isFetching && isTrue(config.value("fusion.enabled")) === "no";
}

/** A setting that leads out, and the variants that it does so in. */
interface Link extends ExternalSetting {
  readonly variants: Set<string>;
}

interface KeptLinks {
  readonly variants: readonly Variant[];
  readonly groups: readonly (readonly Link[])[];
}

const kept = new WeakMap<Project, KeptLinks>();

/** Worked out once for all variants: each of them has to know what the others say. */
function linksOf(project: Project, variants: readonly Variant[]): readonly (readonly Link[])[] {
  const held = kept.get(project);
  if (held?.variants === variants) return held.groups;
  const groups = groupsOf(project, variants);
  kept.set(project, { variants, groups });
  return groups;
}

/**
 * The links of a project. Those of one file to one host are one finding: one copy of what that host has mends them all.
 * Only links that hold in the same variants are put together, so that the finding is the same in each of these.
 */
function groupsOf(project: Project, variants: readonly Variant[]): readonly (readonly Link[])[] {
  const links = new Map<string, Link>();
  for (const variant of variants) {
    for (const setting of externalSettings({ project, config: project.resolve(variant) })) {
      const { file, range } = setting.option.place;
      const link = entry(links, [file, range, setting.host], () => ({ ...setting, variants: new Set() }));
      link.variants.add(variant.name);
    }
  }
  const groups = new Map<string, Link[]>();
  for (const link of links.values()) {
    entry(groups, [link.option.place.file, link.host, [...link.variants]], () => []).push(link);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => startOf(a) - startOf(b)));
}

function entry<T>(map: Map<string, T>, parts: readonly unknown[], make: () => T): T {
  const key = JSON.stringify(parts);
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function startOf({ option }: Link): number {
  return option.place.range[0];
}

/** Each setting by its name; several of one map among the params by the map's: `params.genomes`. */
function namesOf(links: readonly Link[]): readonly string[] {
  const paths = new Map<string, OptionPath[]>();
  for (const { option } of links) entry(paths, mapOf(option.path), () => []).push(option.path);
  return [...paths.values()].map(([path = [], ...others]) => (others.length > 0 ? mapOf(path) : path).join("."));
}

function mapOf(path: OptionPath): OptionPath {
  return path[0] === "params" ? path.slice(0, 2) : path;
}

/** "params.a", "params.a and params.b", "params.a, params.b, params.c and 4 more". */
function listOf(names: readonly string[]): string {
  if (names.length <= LISTED) return new Intl.ListFormat("en-GB").format(names);
  return `${names.slice(0, LISTED).join(", ")} and ${names.length - LISTED} more`;
}
