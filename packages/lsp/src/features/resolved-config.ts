import { parseProfileChoice, relativePath } from "@nf-lint/linter";
import type { ProjectView } from "@nf-lint/linter";
import { describeUnknown, render } from "@nf-lint/groovy";
import type { Value } from "@nf-lint/groovy";
import type { OptionPath, Place, ResolvedConfig, ResolvedOption, Setting } from "@nf-lint/resolver";
import type { ProfilesResult, ResolvedConfigParams, ResolvedConfigResult } from "../protocol.js";
import { shownConfig } from "../projects/shown-config.js";
import { uriOfPath } from "../documents/uri-path.js";
import type { LanguageWorkspace } from "../projects/workspace.js";

/** The choices of profiles of the project that a document is looked at in. */
export function profiles(path: string, workspace: LanguageWorkspace): ProfilesResult {
  const [view] = workspace.projectsOf(path);
  if (view === undefined) return null;
  return {
    root: uriOfPath(view.project.rootFile),
    declared: [...new Set(view.project.profiles.map(({ name }) => name))],
    choices: view.variants.map((variant) => variant.profiles.join(",")),
  };
}

/** What a choice of profiles makes of a project, as a text that a diff editor can compare with another. */
export function resolvedConfig(
  path: string,
  { profiles: choice, blame }: Pick<ResolvedConfigParams, "profiles" | "blame">,
  workspace: LanguageWorkspace,
): ResolvedConfigResult {
  const [view] = workspace.projectsOf(path);
  if (view === undefined) return null;
  const names = parseProfileChoice(choice);
  const name = names.length === 0 ? "(none)" : names.join(",");
  const config = shownConfig(view.project.resolve({ name, profiles: names }));
  return { text: [...heading(config, view), ...optionLines(config, view, blame)].map((line) => `${line}\n`).join("") };
}

function heading(config: ResolvedConfig, { project }: ProjectView): readonly string[] {
  const { profiles: names } = config.variant;
  const run = names.length === 0 ? "the run without profiles" : `-profile ${names.join(",")}`;
  return [
    `// ${oneLine(relativePath(project.directory, project.rootFile))}, ${oneLine(run)}`,
    ...(config.rejection === undefined
      ? []
      : [
          `// Nextflow rejects this: ${placeText(config.rejection.place, project.directory)}: ${oneLine(config.rejection.message)}`,
        ]),
    ...config.includes.flatMap(({ file, node, target }) =>
      target.kind === "file" || target.kind === "nothing"
        ? []
        : [`// Not read: an include (${placeText({ file, loc: node.loc }, project.directory)})`],
    ),
  ];
}

/** A blank line parts the scopes. */
function optionLines(config: ResolvedConfig, { project }: ProjectView, blame: boolean): readonly string[] {
  let scope: string | undefined;
  return [...config.options()].sort(byPath).flatMap((option) => {
    const [first] = option.path;
    const line = `${pathText(option.path)} = ${valueText(option.value)}`;
    const lines = [
      ...(scope === first ? [] : [""]),
      blame ? `${line}  // ${blameText(option, project.directory)}` : line,
    ];
    scope = first;
    return lines;
  });
}

function byPath(a: ResolvedOption, b: ResolvedOption): number {
  const [left, right] = [pathText(a.path), pathText(b.path)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function pathText(path: OptionPath): string {
  return path.map((name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name))).join(".");
}

/** An unknown value reads as null, with the reason beside it, so that the text keeps to Nextflow's notation. */
function valueText(value: Value): string {
  switch (value.kind) {
    case "known":
      return typeof value.value === "string"
        ? quoted(value.value)
        : oneLine(render(value) ?? "null /* partly unknown */");
    case "lazy":
      return oneLine(value.source);
    case "unknown":
      return `null /* unknown: ${oneLine(describeUnknown(value.reason)).replaceAll("*/", "* /")} */`;
  }
}

function blameText(option: ResolvedOption, directory: string): string {
  const overridden = option.overrode
    .toReversed()
    .map((one) => `${valueText(one.value)} at ${settingText(one, directory)}`);
  return [settingText(option, directory), ...overridden.map((one) => `overrides ${one}`)].join("; ");
}

function settingText({ place, profile }: Setting, directory: string): string {
  return placeText(place, directory) + (profile === undefined ? "" : ` (profile ${oneLine(profile)})`);
}

function placeText({ file, loc }: Pick<Place, "file" | "loc">, directory: string): string {
  return `${oneLine(relativePath(directory, file))}:${loc.start.line}`;
}

function quoted(text: string): string {
  return `'${oneLine(text.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n"))}'`;
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Control}]+/gu, " ");
}
