import { relativePath } from "@nf-lint/linter";
import type { ProjectView } from "@nf-lint/linter";
import type { ConfigInclude } from "@nf-lint/parser";
import {
  allOptions,
  defaultIn,
  matchOption,
  isCorePlugin,
  isDeprecatedIn,
  isRemovedIn,
  isSelectorKey,
  optionUrl,
  pluginScope,
} from "@nf-lint/resolver";
import type { Value } from "@nf-lint/groovy";
import type { OptionFact, OptionPath, Place, Project, Selector } from "@nf-lint/resolver";
import type { Hover, Position } from "vscode-languageserver";
import type { ConfigDocument } from "../documents/config-document.js";
import { code, count, link, listed, plain, table } from "../wording/markdown.js";
import { occurrenceAt } from "../documents/occurrences.js";
import type { Occurrence } from "../documents/occurrences.js";
import { judgedVersion } from "../projects/judged-version.js";
import { describedParams } from "../projects/param-schema.js";
import { overriddenBySelector, selectorRanks } from "../projects/selectors.js";
import { uriOfPath } from "../documents/uri-path.js";
import { shownConfig } from "../projects/shown-config.js";
import { shortened, valueText, valueTexts } from "../wording/value-text.js";
import { variantValues } from "../projects/variant-values.js";
import type { VariantValue } from "../projects/variant-values.js";
import type { LanguageWorkspace } from "../projects/workspace.js";
import { selectorEffect } from "./scripts/selector-effect.js";

/** More rows or names than these help nobody in a hover. */
const MOST_ROWS = 12;
const MOST_NAMES = 6;
const MOST_PLACES = 3;
const MOST_ALLOWED = 12;
const MOST_OTHERS = 3;

/** The facts' word for all executors that hand jobs to a scheduler. */
const GRID = "grid";

/** What is known of the name under the cursor: the facts of an option, and what it comes to in each choice of profiles. */
export function hover(document: ConfigDocument, position: Position, workspace: LanguageWorkspace): Hover | undefined {
  const occurrence = occurrenceAt(document.ast, document.offsetAt(position));
  if (occurrence === undefined) return undefined;
  const [view] = workspace.projectsOf(document.path);
  const parts = view === undefined ? [] : describe(occurrence, document.path, view, workspace);
  const value = parts.filter((part) => part !== "").join("\n\n");
  if (value === "") return undefined;
  return { contents: { kind: "markdown", value }, range: document.rangeOf(occurrence.range) };
}

function describe(
  { subject, role }: Occurrence,
  path: string,
  view: ProjectView,
  workspace: LanguageWorkspace,
): readonly string[] {
  switch (subject.kind) {
    case "option":
      return describeOption(subject.path, role, view);
    case "param":
      return describeParam(subject.name, view, workspace);
    case "profile":
      return describeProfile(subject.name, view);
    case "selector":
      return describeSelector(subject.path, path, view, workspace);
    case "include":
      return [describeInclude(subject.node, path, view)];
    case "plugin":
      return [
        `${code(subject.id)} ${isCorePlugin(subject.id) ? "ships with Nextflow" : "is a plugin that Nextflow downloads"}.`,
      ];
  }
}

function describeParam(name: string, view: ProjectView, workspace: LanguageWorkspace): readonly string[] {
  const { description = "", type = "", values: allowed = [] } = describedParams(view, workspace)(name) ?? {};
  return [
    `**${code(`params.${name}${type === "" ? "" : `: ${type}`}`)}**`,
    description,
    allowed.length === 0 ? "" : `Allowed: ${listed(allowed.map(code), MOST_ALLOWED)}`,
    values(["params", name], view),
  ];
}

function describeOption(path: OptionPath, role: Occurrence["role"], view: ProjectView): readonly string[] {
  const { fact, below: key = [] } = matchOption(path) ?? {};
  const selector = path.find(isSelectorKey);
  return [
    fact === undefined ? `**${code(path.join("."))}**${ofPlugin(path)}` : heading(fact, key),
    ...(fact === undefined ? [] : [...lifetime(fact, view), fact.description]),
    // What a block comes to stands in it.
    role === "open" ? "" : values(path, view, selector === undefined ? "" : ` for ${code(shortened(selector))}`),
    ...(fact === undefined || key.length > 0 ? [] : details(fact, view)),
    fact === undefined ? "" : reference(fact),
  ];
}

/** What reads an option of which nothing else is known. */
function ofPlugin([scope = ""]: OptionPath): string {
  const { plugins = [], origin } = pluginScope(scope) ?? {};
  const [plugin] = plugins;
  if (origin === "tool") return " (not read by Nextflow, but by tools around it)";
  return origin === "third-party" && plugin !== undefined ? ` (an option of the plugin ${code(plugin)})` : "";
}

/** @param key The names below an option that takes a map. */
function heading(fact: OptionFact, key: OptionPath): string {
  const types = fact.types.length > 0 ? `: ${fact.types.join(" | ")}` : "";
  const kind = fact.kind === "directive" ? "directive" : fact.kind === "scope" ? "scope" : "option";
  const what = kind + (fact.owner === "core" ? "" : ` of ${fact.owner}`);
  const name = fact.path.join(".");
  if (key.length > 0) return `**${code([name, ...key].join("."))}** (a key of the ${what} ${code(name)})`;
  return `**${code(name + types)}** (${what})`;
}

function lifetime(fact: OptionFact, view: ProjectView): readonly string[] {
  const target = judgedVersion(view);
  const instead = fact.replacement === undefined ? "" : ` Use ${code(fact.replacement.text)}.`;
  if (isRemovedIn(fact, target)) return [`**Removed**${since(fact.removedSince)}.${instead}`];
  if (isDeprecatedIn(fact, target)) return [`**Deprecated**${since(fact.deprecatedSince)}.${instead}`];
  return [];
}

function since(version: string | undefined): string {
  return version === undefined ? "" : ` since ${version}`;
}

function details(fact: OptionFact, view: ProjectView): readonly string[] {
  const allowed = fact.allowedValues.map((value) => code(String(value)));
  const byDefault = defaultIn(fact, judgedVersion(view));
  const lines = [
    byDefault === undefined ? "" : `Default: ${code(byDefault)}`,
    fact.since === undefined ? "" : `Since: ${fact.since}`,
    allowed.length === 0
      ? ""
      : `${fact.allowsOtherValues ? "Allowed, among others" : "Allowed"}: ${allowed.join(", ")}`,
    fact.executors === undefined ? "" : executorsText(fact.executors),
    fact.envFallback.length === 0 ? "" : `Where it is unset: ${fact.envFallback.map(code).join(", ")}`,
  ];
  return [lines.filter((line) => line !== "").join("  \n"), fact.note ?? ""];
}

/** Of the executors between which directives tell apart. Where all but a few honour one, these are what one needs to know. */
function executorsText(honouring: readonly string[]): string {
  const known = new Set(allOptions().flatMap(({ executors = [] }) => executors.filter((name) => name !== GRID)));
  const others = [...known].filter((name) => !honouring.includes(name)).sort();
  if (others.length === 0) return "";
  return `Executors: ${others.length > MOST_OTHERS ? honouring.join(", ") : `all but ${others.join(", ")}`}`;
}

function reference(fact: OptionFact): string {
  const url = optionUrl(fact);
  return url === undefined ? "" : link("Nextflow reference", url);
}

/**
 * What an option comes to, by the choices of profiles.
 *
 * @param whom Behind "Value": for which processes, where not for all.
 */
function values(path: OptionPath, view: ProjectView, whom = ""): string {
  const groups = variantValues(view, path);
  if (groups.every(({ value }) => value === undefined)) return `Not set in this project${whom}.`;
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) {
    const where = placesOf(only, view.project);
    const everywhere = view.variants.length > 1 ? ", in every profile" : "";
    return `Value${whom}${only.value?.kind === "unknown" ? "" : ":"} ${groupText(only)}${everywhere}${where === "" ? "" : `. Set in ${where}`}`;
  }
  const most = groups.reduce((a, b) => (b.variants.length > a.variants.length ? b : a));
  // The profiles that differ are what one looks for.
  const rest = most.variants.length > MOST_NAMES ? most : undefined;
  const named = groups.filter((group) => group !== rest).slice(0, MOST_ROWS);
  const told = [...named, ...(rest ? [rest] : [])];
  const texts = groupTexts(told);
  const rows = told.map((group, index) => [
    group === rest ? restText(rest, view) : listed(group.variants, MOST_NAMES),
    texts[index] ?? "",
    placesOf(group, view.project),
  ]);
  const hidden = groups.length - rows.length;
  return [
    ...(whom === "" ? [] : [`Value${whom}:`]),
    table(["profile", "value", "set in"], rows),
    ...(hidden > 0 ? [`… and ${count(hidden, "other value")}`] : []),
  ].join("\n\n");
}

function groupText({ value }: VariantValue): string {
  return value === undefined ? "not set" : valueMarkdown(value);
}

/** Long values are cut so that one sees how they differ. */
function groupTexts(groups: readonly VariantValue[]): readonly string[] {
  const texts = new Map<Value, string>();
  const values = groups.flatMap(({ value }) => (value === undefined ? [] : [value]));
  for (const [index, text] of valueTexts(values).entries()) {
    const value = values[index];
    if (value !== undefined) texts.set(value, value.kind === "unknown" ? plain(text) : code(text));
  }
  return groups.map(({ value }) => (value && texts.get(value)) ?? "not set");
}

/** Why a value is not known is no code. */
function valueMarkdown(value: Value): string {
  return value.kind === "unknown" ? plain(valueText(value)) : code(valueText(value));
}

/** The run without profiles is the first of the variants. */
function restText({ variants: names }: VariantValue, { variants: [base] }: ProjectView): string {
  return base !== undefined && names.includes(base.name) ? `${base.name} and all others` : "all others";
}

function placesOf({ options }: VariantValue, project: Project): string {
  const [option] = options;
  if (option === undefined) return "";
  if (options.length > 1) {
    const links = options.map(({ place }) => placeLink(place, project));
    return listed(links, MOST_PLACES);
  }
  const [last] = option.overrode.slice(-1);
  const over = last === undefined ? "" : `, over ${valueMarkdown(last.value)} in ${placeLink(last.place, project)}`;
  return placeLink(option.place, project) + over;
}

function placeLink({ file, loc }: Place, { directory }: Project): string {
  return link(`${relativePath(directory, file)}:${loc.start.line}`, `${uriOfPath(file)}#L${loc.start.line}`);
}

function describeProfile(name: string, { project }: ProjectView): readonly string[] {
  const variant = project.variants().find(({ profiles, name: own }) => own === name || profiles.join() === name);
  if (variant === undefined) return [`Profile ${code(name)}`];
  const set = shownConfig(project.resolve(variant))
    .options()
    .filter(({ profile }) => profile === name);
  const rows = set
    .slice(0, MOST_ROWS)
    .map((option) => [code(option.path.join(".")), valueMarkdown(option.value), placeLink(option.place, project)]);
  const more = set.length > MOST_ROWS ? `… and ${set.length - MOST_ROWS} more` : "";
  return [
    `Profile ${code(name)}`,
    rows.length === 0 ? "It sets nothing." : table(["option", "value", "set in"], rows),
    more,
  ];
}

function describeSelector(
  path: OptionPath,
  file: string,
  view: ProjectView,
  workspace: LanguageWorkspace,
): readonly string[] {
  const key = path.at(-1) ?? "";
  const config = view.variants
    .map((variant) => shownConfig(view.project.resolve(variant)))
    .find((one) => one.keys("process").includes(key));
  if (config === undefined) return [code(key)];
  const ranks = selectorRanks(config);
  const rank = ranks.findIndex((selector) => selector.key === key) + 1;
  const rows = overriddenBySelector(config, key).map(({ own, below, selector }) => [
    code(own.path.slice(2).join(".")),
    valueMarkdown(own.value),
    `${valueMarkdown(below.value)} of ${code(selector?.key ?? "process")} in ${placeLink(below.place, view.project)}`,
  ]);
  const effect = selectorEffect(key, file, workspace);
  return [
    code(key),
    ...effect,
    // Where the processes are known, they say more than a rank.
    effect.length > 1 || ranks.length === 1 ? "" : rankText(rank, ranks),
    rows.length === 0 ? "" : table(["directive", "value", "overrides"], rows),
  ];
}

function rankText(rank: number, ranks: readonly Selector[]): string {
  const order = `Priority ${rank} of ${ranks.length}: of the selectors that fit a process`;
  const wins = "the one with the higher number wins.";
  if (ranks[rank - 1]?.kind === "withLabel")
    return `${order}, ${wins} Every \`withLabel\` comes below every \`withName\`.`;
  const names =
    "What fits its alias wins over what fits its own name alone, and what fits its qualified name (`WORKFLOW:NAME`) over both.";
  return `${order} by the same name, ${wins} ${names} Every \`withName\` comes above every \`withLabel\`.`;
}

function describeInclude({ range: [start] }: ConfigInclude, path: string, { project }: ProjectView): string {
  const edge = project.includes.find(({ file, node }) => file === path && node.range[0] === start);
  const lines = (edge?.targets ?? []).map((target): string => {
    switch (target.kind) {
      case "file":
        return `Includes ${link(relativePath(project.directory, target.path), uriOfPath(target.path))}.`;
      case "nothing":
        return "Includes nothing.";
      case "missing":
        return `There is no file ${code(relativePath(project.directory, target.path))}.`;
      case "cycle":
        return `Includes ${code(relativePath(project.directory, target.path))}, which includes this file.`;
      case "remote":
        return `Remote: ${code(target.url)}. What it sets is unknown here.`;
      case "unreadable":
        return `${code(target.path)} cannot be read (${target.why}).`;
      case "unknown":
        return `Where it leads is unknown: ${plain(target.reason)}.`;
    }
  });
  return lines.join("\n\n");
}
