import { parseProfileChoice, relativePath } from "@nf-lint/linter";
import type { ProjectView } from "@nf-lint/linter";
import { describeUnknown, groovyLiteral, isIdentifier, quotedLiteral } from "@nf-lint/groovy";
import type { Constant, Value } from "@nf-lint/groovy";
import { faultPlace, selectorOfKey } from "@nf-lint/resolver";
import type { Place, ResolvedConfig, ResolvedOption, Setting } from "@nf-lint/resolver";
import type { ProfilesResult, ResolvedConfigLink, ResolvedConfigParams, ResolvedConfigResult } from "../protocol.js";
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

/** What a choice of profiles makes of a project, as a configuration that a diff editor can compare with another. */
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
  const { directory } = view.project;
  return written([...heading(config, view), ...optionLines(config, { directory, blame })]);
}

/** A piece of a line; where it is of a place, it leads there. */
interface Piece {
  readonly text: string;
  readonly place?: Pick<Place, "file" | "loc"> | undefined;
}

type Line = readonly Piece[];

/** What the lines of options say besides. */
interface Wanted {
  readonly directory: string;
  readonly blame: boolean;
}

function written(lines: readonly Line[]): NonNullable<ResolvedConfigResult> {
  const links: ResolvedConfigLink[] = [];
  const texts: string[] = [];
  let line = 0;
  let character = 0;
  for (const pieces of lines) {
    for (const { text, place } of pieces) {
      const start = { line, character };
      const parts = text.split("\n");
      line += parts.length - 1;
      character = (parts.length > 1 ? 0 : character) + (parts.at(-1) ?? "").length;
      if (place !== undefined) links.push({ range: { start, end: { line, character } }, target: addressOf(place) });
      texts.push(text);
    }
    texts.push("\n");
    line += 1;
    character = 0;
  }
  return { text: texts.join(""), links };
}

function addressOf({ file, loc: { start } }: Pick<Place, "file" | "loc">): string {
  return `${uriOfPath(file)}#L${start.line},${start.column}`;
}

function heading(config: ResolvedConfig, { project }: ProjectView): readonly Line[] {
  const { profiles: names } = config.variant;
  const { directory, rootFile } = project;
  const run = names.length === 0 ? "the run without profiles" : `-profile ${names.join(",")}`;
  const { rejection } = config;
  return [
    [{ text: `// ${oneLine(relativePath(directory, rootFile))}, ${oneLine(run)}` }],
    ...(rejection === undefined
      ? []
      : [
          [
            { text: "// Nextflow rejects this: " },
            placePiece(faultPlace(rejection), directory),
            { text: `: ${oneLine(rejection.message)}` },
          ],
        ]),
    ...config.includes.flatMap(({ file, node: { loc }, target }): readonly Line[] =>
      target.kind === "file" || target.kind === "nothing"
        ? []
        : [[{ text: "// Not read: an include (" }, placePiece({ file, loc }, directory), { text: ")" }]],
    ),
  ];
}

/** In the order in which the command shows them: a blank line parts the scopes, and what is of one selector stands in it. */
function optionLines(config: ResolvedConfig, wanted: Wanted): readonly Line[] {
  return paragraphs(config.options()).flatMap(([first, ...others]) => {
    const block = blockOf(first);
    return [
      [],
      ...block.map((header, depth) => [{ text: `${indentOf(depth)}${header} {` }]),
      ...[first, ...others].flatMap((option) => linesOf(option, block, wanted)),
      ...block.map((_, depth) => [{ text: `${indentOf(block.length - 1 - depth)}}` }]),
    ];
  });
}

/** Neighbours of one scope, and of one selector. */
function paragraphs(options: readonly ResolvedOption[]): readonly (readonly [ResolvedOption, ...ResolvedOption[]])[] {
  const found: [ResolvedOption, ...ResolvedOption[]][] = [];
  for (const option of options) {
    const last = found.at(-1);
    if (last !== undefined && placeInText(last[0]) === placeInText(option)) last.push(option);
    else found.push([option]);
  }
  return found;
}

function placeInText(option: ResolvedOption): string {
  return JSON.stringify([option.path[0], ...blockOf(option)]);
}

/** The blocks that an option has to stand in, by how they begin: all others are one dotted line. */
function blockOf({ path }: ResolvedOption): readonly string[] {
  const [scope = "", key = ""] = path;
  if (scope === "plugins" && path.length === 1) return [scope];
  const selector = scope === "process" && path.length > 2 ? selectorOfKey(key) : undefined;
  return selector === undefined ? [] : [scope, `${selector.kind}: ${quotedLiteral(selector.pattern)}`];
}

function linesOf(option: ResolvedOption, block: readonly string[], wanted: Wanted): readonly Line[] {
  const indent = { text: indentOf(block.length) };
  const blame = wanted.blame ? blamePieces(option, wanted.directory) : [];
  const { path, value } = option;
  // With blame, the place itself is what leads there.
  const place = wanted.blame ? undefined : option.place;
  if (block[0] === "plugins") {
    const list: Constant = value.kind === "known" ? value.value : null;
    if (!Array.isArray(list)) return [[indent, { text: `// ${textOf(value)}`, place }, ...blame]];
    return (list as readonly Value[]).map((id) => [indent, { text: `id ${textOf(id)}`, place }, ...blame]);
  }
  const name = path.slice(block.length).map((key) => (isIdentifier(key) ? key : quotedLiteral(key)));
  return [[indent, { text: name.join("."), place }, { text: ` = ${textOf(value)}` }, ...blame]];
}

/** An unknown value reads as null, with the reason beside it, so that the text is one that Nextflow parses. */
function textOf(value: Value): string {
  if (value.kind === "unknown")
    return `null /* unknown: ${oneLine(describeUnknown(value.reason)).replaceAll("*/", "* /")} */`;
  return groovyLiteral(value) ?? "null /* partly unknown */";
}

function blamePieces(option: ResolvedOption, directory: string): readonly Piece[] {
  const overridden = option.overrode
    .toReversed()
    .flatMap((one) => [{ text: `; overrides ${oneLine(textOf(one.value))} at ` }, ...settingPieces(one, directory)]);
  return [{ text: "  // " }, ...settingPieces(option, directory), ...overridden];
}

function settingPieces({ place, profile }: Setting, directory: string): readonly Piece[] {
  const of = profile === undefined ? [] : [{ text: ` (profile ${oneLine(profile)})` }];
  return [placePiece(place, directory), ...of];
}

function placePiece(place: Pick<Place, "file" | "loc">, directory: string): Piece {
  return { text: `${oneLine(relativePath(directory, place.file))}:${place.loc.start.line}`, place };
}

function indentOf(depth: number): string {
  return "    ".repeat(depth);
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Control}]+/gu, " ");
}
