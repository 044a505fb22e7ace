import { originName, relativePath } from "@nf-lint/linter";
import type { DirectiveSetting, EffectiveProcess, EffectiveProcesses, ResolvedConfig, Value } from "@nf-lint/linter";
import { shownValue } from "../config-formats/shown-value.js";
import { displayWidth } from "../output/display-width.js";
import { columnWidths, fittedRows, lineWidth } from "../output/fitted-columns.js";
import { printable } from "../output/printable-text.js";
import type { ProcessFormat, ProcessView } from "./view.js";

/** The directives that most people look for, in the order in which they do. */
const COLUMNS = [
  "cpus",
  "memory",
  "time",
  "accelerator",
  "executor",
  "queue",
  "errorStrategy",
  "maxRetries",
  "container",
];

/** Wider cells of a table are cut. */
const WIDEST_CELL = 40;
const WIDEST_VALUE = 100;

/**
 * For a person: a table of the processes under the first choice of profiles, then for each further choice what differs from the
 * first. In full, all directives of each process.
 */
export const text: ProcessFormat = (view) => {
  const [first, ...others] = view.variants;
  if (first === undefined) return "";
  const blocks = [
    [title(first.config, view), ...(view.isInFull ? inFull(first.run, view) : overview(first.run, view))],
    ...others.map(({ config, run }) => [title(config, view), ...differences(first.run, run, view)]),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
};

function title({ variant: { profiles } }: ResolvedConfig, { colors }: ProcessView): string {
  if (profiles.length === 0) return colors.bold("The run without profiles");
  return colors.bold(`${profiles.length === 1 ? "Profile" : "Profiles"} ${printable(profiles.join(","))}`);
}

/** Under each workflow its processes: their qualified names would be wider than all the rest. */
function overview(run: EffectiveProcesses, view: ProcessView): readonly string[] {
  if (!run.ok) return aborted(run, view);
  const { colors } = view;
  const present = COLUMNS.filter((name) => run.processes.some(({ directives }) => directives.has(name)));
  const workflowOf = ({ called }: EffectiveProcess): string => called.qualifiedName.split(":").slice(0, -1).join(":");
  const processes = run.processes.toSorted((a, b) => compare(workflowOf(a), workflowOf(b)));
  const rows = processes.map((process) => [
    `  ${printable(process.called.name)}`,
    ...present.map((name) => cut(cellText(process, name, view), WIDEST_CELL)),
    printable(process.labels.join(", ")),
  ]);
  const { shown, left } = fittedTable([["  process", ...present, "labels"], ...rows], view);
  const [headLine = "", ...lines] = aligned(shown);
  const workflows = processes.map(workflowOf);
  return [
    colors.dim(headLine),
    ...lines.flatMap((line, i) => {
      const workflow = workflows[i] ?? "";
      return workflow === (i === 0 ? "" : workflows[i - 1]) ? [line] : [colors.bold(printable(workflow)), line];
    }),
    ...(left.length === 0 ? [] : ["", colors.dim(`Too narrow for ${left.join(", ")}: --processes NAME shows all.`)]),
    ...notes(run, view),
  ];
}

/** The columns that a terminal has room for, the first ones first, and the heads of those that it has not. */
function fittedTable(
  rows: readonly (readonly string[])[],
  { columns = Infinity }: ProcessView,
): { readonly shown: readonly (readonly string[])[]; readonly left: readonly string[] } {
  const [heads = []] = rows;
  for (let kept = heads.length; ; kept--) {
    const shown = fittedRows(
      rows.map((row) => row.slice(0, kept)),
      columns,
    );
    if (kept <= 2 || lineWidth(columnWidths(shown)) <= columns) return { shown, left: heads.slice(kept) };
  }
}

/** What is no list of all, and the selectors that hit nothing. */
function notes(run: Extract<EffectiveProcesses, { ok: true }>, { colors }: ProcessView): readonly string[] {
  const lost = run.unmatched.map(({ selector, fits }) =>
    fits === "nothing"
      ? `${printable(selector.key)} hits no process.`
      : `${printable(selector.key)} hits no process that is called.`,
  );
  const open = run.isClosed ? [] : ["There may be others: not every include and call can be followed."];
  const lines = [...open, ...lost];
  return lines.length === 0 ? [] : ["", ...lines.map((line) => colors.yellow(line))];
}

function aborted({ error, place }: Extract<EffectiveProcesses, { ok: false }>, view: ProcessView): readonly string[] {
  const at = place === undefined ? "" : `${shownPlace(place, view)}: `;
  return [view.colors.red(`Nextflow would end this run: ${at}${printable(view.shownText(error))}`)];
}

/**
 * A value in a cell: what a closure can return where that is all known, a container by its shortest name, for the others are most
 * often the same image elsewhere; else the closure without its braces.
 */
function cellText({ directives }: EffectiveProcess, name: string, view: ProcessView): string {
  const directive = directives.get(name);
  if (directive === undefined) return "";
  const { value } = directive;
  if (value.kind === "unknown") return "?";
  if (value.kind === "known") return plainText(value, name, view);
  const texts = value.complete ? value.returns.map((returned) => plainText(returned, name, view)) : [];
  if (texts.length > 0 && value.returns.every(({ kind }) => kind === "known"))
    return name === "container" ? shortest(texts) : texts.join("|");
  return valueText(name, directive, view)
    .replace(/^\{\s*|\s*\}$/g, "")
    .replace(/^\((.*)\)$/, "$1");
}

/** Texts without quotes. */
function plainText(value: Value, name: string, view: ProcessView): string {
  const shown = view.shownValue(name, value);
  return shown.kind === "known" && typeof shown.value === "string"
    ? printable(shown.value)
    : shownValue(shown, WIDEST_VALUE);
}

function shortest(texts: readonly string[]): string {
  return texts.reduce((best, one) => (one.length < best.length ? one : best));
}

function valueText(name: string, { value }: DirectiveSetting, view: ProcessView): string {
  return shownValue(view.shownValue(name, value), WIDEST_VALUE);
}

/** Every directive of each process; with blame its place, and below it what it overrides. */
function inFull(run: EffectiveProcesses, view: ProcessView): readonly string[] {
  if (!run.ok) return aborted(run, view);
  return run.processes.flatMap((process) => ["", ...processLines(process, view)]);
}

function processLines(process: EffectiveProcess, view: ProcessView): readonly string[] {
  const { called, labels, directives } = process;
  const { colors } = view;
  const as = called.name === called.definition.name ? "" : `, included as ${printable(called.name)}`;
  const { file, line } = { file: called.path, line: called.definition.identifier.loc.start.line };
  const rows = [...directives]
    .sort(byName)
    .flatMap(([name, directive]) => [
      { name, setting: directive, isLost: false },
      ...(view.isBlamed ? directive.overrode.toReversed().map((setting) => ({ name: "", setting, isLost: true })) : []),
    ]);
  const cells = rows.map(({ name, setting }, i) => [
    `  ${printable(name)}`,
    cut(valueText(nameAt(rows, i), setting, view), WIDEST_VALUE),
    printable(originName(setting.from)),
    ...(view.isBlamed ? [shownPlace(setting.place, view)] : []),
  ]);
  const lines = aligned(fittedRows(cells, view.columns ?? Infinity)).map((line, i) =>
    rows[i]?.isLost === true ? colors.dim(line) : line,
  );
  return [
    `${colors.bold(printable(called.qualifiedName))} ${colors.dim(`(${printable(called.definition.name)} of ${printable(relativePath(view.cwd, file))}:${line}${as})`)}`,
    ...(labels.length === 0 ? [] : [`  labels: ${printable(labels.join(", "))}`]),
    ...lines,
  ];
}

/** The directive that a row is about: what is overridden stands below it without its name. */
function nameAt(rows: readonly { readonly name: string }[], index: number): string {
  return rows.slice(0, index + 1).findLast(({ name }) => name !== "")?.name ?? "";
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** One line for each difference; a difference that many processes share is told once. */
function differences(first: EffectiveProcesses, run: EffectiveProcesses, view: ProcessView): readonly string[] {
  if (!run.ok) return aborted(run, view);
  if (!first.ok) return view.isInFull ? inFull(run, view) : overview(run, view);
  const before = new Map(first.processes.map((process) => [process.called.qualifiedName, process]));
  const byChange = new Map<string, string[]>();
  for (const process of run.processes) {
    const { qualifiedName } = process.called;
    for (const line of changedLines(before.get(qualifiedName), process, view)) {
      const names = byChange.get(line) ?? [];
      names.push(qualifiedName);
      byChange.set(line, names);
    }
  }
  if (byChange.size === 0) return ["  The same."];
  return [...byChange].map(([line, names]) => `  ${line}  ${view.colors.dim(whose(names, run.processes.length))}`);
}

function whose(names: readonly string[], all: number): string {
  if (names.length === all) return all === 1 ? (names[0] ?? "") : "all processes";
  const shown = names.slice(0, 3).map(printable).join(", ");
  return names.length <= 3 ? shown : `${names.length} processes: ${shown}, …`;
}

function changedLines(
  before: EffectiveProcess | undefined,
  after: EffectiveProcess,
  view: ProcessView,
): readonly string[] {
  const { colors } = view;
  const names = new Set([...(before?.directives.keys() ?? []), ...after.directives.keys()]);
  return [...names].flatMap((name) => {
    const [was, is] = [before?.directives.get(name), after.directives.get(name)].map((directive) =>
      directive === undefined ? "(not set)" : valueText(name, directive, view),
    );
    if (was === is) return [];
    return [
      `${printable(name)}  ${colors.red(cut(was ?? "", WIDEST_VALUE))} -> ${colors.green(cut(is ?? "", WIDEST_VALUE))}`,
    ];
  });
}

function shownPlace({ file, loc }: DirectiveSetting["place"], { cwd }: ProcessView): string {
  return printable(`${relativePath(cwd, file)}:${loc.start.line}`);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function cut(of: string, width: number): string {
  return of.length <= width ? of : `${of.slice(0, width - 1)}…`;
}

/** Columns as wide as their widest cell, without blanks at the end of a line. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = columnWidths(rows);
  return rows.map((row) =>
    row
      .map((cell, i) => cell + " ".repeat(Math.max(0, (widths[i] ?? 0) - displayWidth(cell))))
      .join("  ")
      .trimEnd(),
  );
}
