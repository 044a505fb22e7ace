import type { Ansis } from "ansis";
import { faultPlace, relativePath } from "@nf-lint/linter";
import type { IncludeTarget, Place, ResolvedConfig, Setting, Value } from "@nf-lint/linter";
import { displayWidth } from "../output/display-width.js";
import { cutTo } from "../output/fitted-columns.js";
import { count } from "../formats/count.js";
import { printable } from "../output/printable-text.js";
import { optionName } from "./option-name.js";
import { shownValue } from "./shown-value.js";
import type { ConfigFormat, ConfigView } from "./view.js";

/** Columns are as wide as their widest text, but no wider than this. */
const WIDEST_NAME = 44;
const WIDEST_VALUE = 48;

/** A closure is shown up to here; its place says where all of it stands. */
const LONGEST_CLOSURE = 72;

/**
 * For a person: the options of the first choice of profiles, aligned, with the reason where one is unknown; then for each
 * further choice what differs from the first. With blame, behind each option its place, and below it what it overrode.
 */
export const text: ConfigFormat = (view) => {
  const [first, ...others] = view.configs;
  if (first === undefined) return "";
  const base = rowsOf(first, view);
  const shown = new Map(base.map((row) => [row.name, fingerprint(row)]));
  const unread = unreadIncludes(first, view);
  const sections = others.map((config) => {
    const rows = rowsOf(config, view).filter((row) => shown.get(row.name) !== fingerprint(row));
    const difference = rows.length === 0 ? "the same as" : `${count(rows.length, "option")} other than in`;
    const unreadHere = unreadIncludes(config, view).filter((line) => !unread.includes(line));
    return [...heading(config, view, `: ${difference} ${titleOf(first)}`), ...unreadHere, ...table(rows, view)];
  });
  const all = [[...heading(first, view, ""), ...unread, ...table(base, view)], ...sections];
  return `${all.map((lines) => lines.join("\n")).join("\n\n")}\n`;
};

/** An option with what is shown behind its name: its value, then each that it overrode. */
interface Row {
  /** The whole path. */
  readonly name: string;
  readonly scope: string;
  /** The selector that the option stands in, and its name there: selectors are long, and head their options. */
  readonly selector?: { readonly title: string; readonly nameInside: string };
  readonly cells: readonly [Cell, ...Cell[]];
}

interface Cell {
  readonly value: string;
  /** The value itself: two credentials look the same, and are not. */
  readonly compared: string;
  readonly place: string;
  readonly paint: Ansis;
}

function rowsOf(config: ResolvedConfig, view: ConfigView): readonly Row[] {
  return config.options().map((option): Row => {
    const overrode = view.blame ? option.overrode.toReversed() : [];
    const selectorEnd = option.path.findIndex(isSelectorKey) + 1;
    return {
      name: optionName(option.path),
      scope: option.path[0] ?? "",
      ...(selectorEnd > 0 && {
        selector: {
          title: optionName(option.path.slice(0, selectorEnd)),
          nameInside: optionName(option.path.slice(selectorEnd)),
        },
      }),
      cells: [
        cellOf(option, view, colorOf(option.value, view.colors)),
        ...overrode.map((setting) => cellOf(setting, view, view.colors.dim)),
      ],
    };
  });
}

function isSelectorKey(key: string): boolean {
  return /^with(?:Name|Label):/.test(key);
}

function cellOf(setting: Setting, { blame, cwd, shownValue: shown }: ConfigView, paint: Ansis): Cell {
  const { file, loc } = setting.place;
  const profile = setting.profile === undefined ? "" : ` (profile ${setting.profile})`;
  const place = blame ? printable(`${relativePath(cwd, file)}:${loc.start.line}${profile}`) : "";
  const [value, compared] = [shown(setting.path, setting.value), setting.value].map((one) =>
    shownValue(one, blame ? WIDEST_VALUE : LONGEST_CLOSURE),
  );
  return { value: value ?? "", compared: compared ?? "", place, paint };
}

function colorOf(value: Value, colors: Ansis): Ansis {
  if (value.kind === "unknown") return colors.yellow;
  return value.kind === "lazy" ? colors.magenta : colors.green;
}

/** Two rows that look the same are the same, wherever they were set. */
function fingerprint({ cells: [{ compared }] }: Row): string {
  return compared;
}

/** Narrower than this a value says nothing: then the place stands on a line of its own. */
const NARROWEST_VALUE = 16;

function table(rows: readonly Row[], { colors, blame, columns = Infinity }: ConfigView): readonly string[] {
  const names = rows.map(({ name, selector }) => (selector === undefined ? name : `  ${selector.nameInside}`));
  const nameWidth = columnWidth(names, WIDEST_NAME);
  const cells = rows.flatMap((row) => row.cells);
  const placeWidth = columnWidth(
    cells.map(({ place }) => place),
    columns,
  );
  const room = columns - nameWidth - 2;
  const isBeside = room - placeWidth - 2 >= NARROWEST_VALUE;
  const valueRoom = Math.max(NARROWEST_VALUE, isBeside ? room - placeWidth - 2 : room);
  const valueWidth = columnWidth(
    cells.map(({ value }) => value),
    Math.min(WIDEST_VALUE, valueRoom),
  );
  const indent = " ".repeat(isBeside ? 0 : Math.max(2, Math.min(nameWidth + 2, columns - placeWidth)));
  const cellText = ({ value, place, paint }: Cell): string => {
    if (!blame) return paint(value);
    const shown = cutTo(value, valueRoom);
    return isBeside
      ? `${paint(padded(shown, valueWidth))}  ${colors.dim(place)}`
      : `${paint(shown)}\n${indent}${colors.dim(place)}`;
  };
  return rows.flatMap(({ scope, selector, cells: [winner, ...overridden] }, i) => [
    ...(i > 0 && rows[i - 1]?.scope !== scope ? [""] : []),
    ...(selector && rows[i - 1]?.selector?.title !== selector.title ? [colors.bold(selector.title)] : []),
    `${padded(names[i] ?? "", nameWidth)}  ${cellText(winner)}`,
    ...overridden.map((cell) => `${" ".repeat(nameWidth)}  ${cellText(cell)}`),
  ]);
}

function columnWidth(texts: readonly string[], most: number): number {
  return Math.min(
    most,
    texts.reduce((widest, one) => Math.max(widest, displayWidth(one)), 0),
  );
}

function padded(cell: string, width: number): string {
  return cell + " ".repeat(Math.max(0, width - displayWidth(cell)));
}

function heading(config: ResolvedConfig, view: ConfigView, more: string): readonly string[] {
  const title = titleOf(config);
  const line = view.colors.bold(`${title.charAt(0).toUpperCase()}${title.slice(1)}${more}`);
  const { rejection } = view.shownConfig(config);
  if (rejection === undefined) return [line];
  const place = locationOf(faultPlace(rejection), view);
  return [line, view.colors.red(`Nextflow rejects this: ${place}: ${printable(rejection.message)}`)];
}

/** One line for each include that the run comes to and that nf-lint cannot read. */
function unreadIncludes(config: ResolvedConfig, view: ConfigView): readonly string[] {
  const lines = view.shownConfig(config).includes.flatMap(({ file, node, target }) => {
    const what = unreadText(target);
    if (what === undefined) return [];
    return [view.colors.yellow(`Not read: ${printable(what)} (${locationOf({ file, loc: node.loc }, view)})`)];
  });
  return [...new Set(lines)];
}

function locationOf({ file, loc }: Pick<Place, "file" | "loc">, { cwd }: ConfigView): string {
  return printable(`${relativePath(cwd, file)}:${loc.start.line}:${loc.start.column}`);
}

/** What an include names and nf-lint cannot read: its options are not in the table, or unknown there. */
function unreadText(target: IncludeTarget): string | undefined {
  switch (target.kind) {
    case "file":
    case "nothing":
      return undefined;
    case "remote":
      return target.url;
    case "missing":
      return `${target.written}, which does not exist`;
    case "cycle":
      return `${target.path}, which is being read already`;
    case "unreadable":
      return `${target.path} (${target.why})`;
    case "unknown":
      return `an include that depends on ${target.reason}`;
  }
}

function titleOf({ variant: { profiles } }: ResolvedConfig): string {
  if (profiles.length === 0) return "the run without profiles";
  return `${profiles.length === 1 ? "profile" : "profiles"} ${printable(profiles.join(","))}`;
}
