import { relativePath } from "@nf-lint/linter";
import type { ProjectView } from "@nf-lint/linter";
import {
  defaultIn,
  findOption,
  isCorePlugin,
  isDeprecatedIn,
  isRemovedIn,
  NEWEST_KNOWN_VERSION,
  optionUrl,
  parseNextflowVersion,
  targetVersion,
} from "@nf-lint/resolver";
import type { NextflowVersion, OptionFact, OptionPath, Place, Project, Selector } from "@nf-lint/resolver";
import type { Hover, Position } from "vscode-languageserver";
import type { ConfigDocument } from "../config-document.js";
import { code, link, listed, table } from "../markdown.js";
import { occurrenceAt } from "../occurrences.js";
import type { Occurrence } from "../occurrences.js";
import { overriddenBySelector, selectorRanks } from "../selectors.js";
import { uriOfPath } from "../uri-path.js";
import { valueText } from "../value-text.js";
import { variantValues } from "../variant-values.js";
import type { VariantValue } from "../variant-values.js";
import type { LanguageWorkspace } from "../workspace.js";

/** More rows or names than these help nobody in a hover. */
const MOST_ROWS = 20;
const MOST_NAMES = 8;

/** What is known of the name under the cursor: the facts of an option, and what it comes to in each choice of profiles. */
export function hover(document: ConfigDocument, position: Position, workspace: LanguageWorkspace): Hover | undefined {
  const occurrence = occurrenceAt(document.ast, document.offsetAt(position));
  if (occurrence === undefined) return undefined;
  const [view] = workspace.projectsOf(document.path);
  const parts = view === undefined ? [] : describe(occurrence, view);
  const value = parts.filter((part) => part !== "").join("\n\n");
  if (value === "") return undefined;
  return { contents: { kind: "markdown", value }, range: document.rangeOf(occurrence.range) };
}

function describe({ subject }: Occurrence, view: ProjectView): readonly string[] {
  switch (subject.kind) {
    case "option":
      return describeOption(subject.path, view);
    case "param":
      return [code(`params.${subject.name}`), values(["params", subject.name], view)];
    case "profile":
      return describeProfile(subject.name, view);
    case "selector":
      return describeSelector(subject.path, view);
    case "include":
      return [describeInclude(subject.node.range, view)];
    case "plugin":
      return [
        `${code(subject.id)} ${isCorePlugin(subject.id) ? "ships with Nextflow" : "is a plugin that Nextflow downloads"}.`,
      ];
  }
}

function describeOption(path: OptionPath, view: ProjectView): readonly string[] {
  const fact = findOption(path);
  const isBlock = fact?.kind === "scope" || path.length === 1;
  return [
    fact === undefined ? code(path.join(".")) : heading(fact),
    ...(fact === undefined ? [] : [...lifetime(fact, view), fact.description, ...details(fact, view)]),
    isBlock ? "" : values(path, view),
    fact === undefined ? "" : reference(fact),
  ];
}

function heading(fact: OptionFact): string {
  const types = fact.types.length > 0 ? `: ${fact.types.join(" | ")}` : "";
  const kind = fact.kind === "directive" ? "directive" : fact.kind === "scope" ? "scope" : "option";
  return `**${code(fact.path.join(".") + types)}** (${kind}${fact.owner === "core" ? "" : ` of ${fact.owner}`})`;
}

function lifetime(fact: OptionFact, view: ProjectView): readonly string[] {
  const target = versionOf(view);
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
  const byDefault = defaultIn(fact, versionOf(view));
  const lines = [
    byDefault === undefined ? "" : `Default: ${code(byDefault)}`,
    fact.since === undefined ? "" : `Since: ${fact.since}`,
    allowed.length === 0 ? "" : `${fact.allowsOtherValues ? "Values, among others" : "Values"}: ${allowed.join(", ")}`,
    fact.executors === undefined ? "" : `Executors: ${fact.executors.join(", ")}`,
    fact.envFallback.length === 0 ? "" : `Where it is unset: ${fact.envFallback.map(code).join(", ")}`,
  ];
  return [lines.filter((line) => line !== "").join("  \n"), fact.note ?? ""];
}

function reference(fact: OptionFact): string {
  const url = optionUrl(fact);
  return url === undefined ? "" : link("Nextflow reference", url);
}

/** The version that the first choice of profiles is judged for; the newest known where there is none. */
function versionOf({ project, variants: [variant], nextflow }: ProjectView): NextflowVersion {
  if (variant === undefined) return parseNextflowVersion(nextflow ?? NEWEST_KNOWN_VERSION);
  return targetVersion(project.resolve(variant), nextflow).version;
}

/** What an option comes to, by the choices of profiles. */
function values(path: OptionPath, view: ProjectView): string {
  const groups = variantValues(view, path);
  if (groups.every(({ value }) => value === undefined)) return "Not set in this project.";
  const rows = groups
    .slice(0, MOST_ROWS)
    .map((group) => [
      groups.length === 1 ? "every profile" : listed(group.variants, MOST_NAMES),
      group.value === undefined ? "not set" : code(valueText(group.value)),
      placesOf(group, view.project),
    ]);
  return table(["profile", "value", "set in"], rows);
}

function placesOf({ option }: VariantValue, project: Project): string {
  if (option === undefined) return "";
  const [last] = option.overrode.slice(-1);
  const over = last === undefined ? "" : `, over ${code(valueText(last.value))} in ${placeLink(last.place, project)}`;
  return placeLink(option.place, project) + over;
}

function placeLink({ file, loc }: Place, { directory }: Project): string {
  return link(`${relativePath(directory, file)}:${loc.start.line}`, `${uriOfPath(file)}#L${loc.start.line}`);
}

function describeProfile(name: string, { project }: ProjectView): readonly string[] {
  const variant = project.variants().find(({ profiles, name: own }) => own === name || profiles.join() === name);
  if (variant === undefined) return [`Profile ${code(name)}`];
  const set = project
    .resolve(variant)
    .options()
    .filter(({ profile }) => profile === name);
  const rows = set
    .slice(0, MOST_ROWS)
    .map((option) => [code(option.path.join(".")), code(valueText(option.value)), placeLink(option.place, project)]);
  const more = set.length > MOST_ROWS ? `… and ${set.length - MOST_ROWS} more` : "";
  return [
    `Profile ${code(name)}`,
    rows.length === 0 ? "It sets nothing." : table(["option", "value", "set in"], rows),
    more,
  ];
}

function describeSelector(path: OptionPath, view: ProjectView): readonly string[] {
  const key = path.at(-1) ?? "";
  const config = view.variants
    .map((variant) => view.project.resolve(variant))
    .find((one) => one.keys("process").includes(key));
  if (config === undefined) return [code(key)];
  const ranks = selectorRanks(config);
  const rank = ranks.findIndex((selector) => selector.key === key) + 1;
  const rows = overriddenBySelector(config, key).map(({ own, below, selector }) => [
    code(own.path.slice(2).join(".")),
    code(valueText(own.value)),
    `${code(valueText(below.value))} of ${code(selector?.key ?? "process")} in ${placeLink(below.place, view.project)}`,
  ]);
  return [
    code(key),
    `Rank ${rank} of ${ranks.length} selectors: ${rankReason(ranks[rank - 1])} Of those that fit a process, the highest number wins.`,
    rows.length === 0 ? "" : table(["directive", "value", "overrides"], rows),
  ];
}

function rankReason(selector: Selector | undefined): string {
  return selector?.kind === "withName"
    ? "`withName` counts for more than `withLabel`."
    : "`withLabel` counts for less than `withName`.";
}

function describeInclude([start]: readonly [number, number], { project }: ProjectView): string {
  const edge = project.includes.find(({ node }) => node.range[0] === start);
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
        return `Where it leads is unknown: ${target.reason}.`;
    }
  });
  return lines.join("\n\n");
}
