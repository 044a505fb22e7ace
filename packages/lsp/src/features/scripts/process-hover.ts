import { relativePath } from "@nf-lint/linter";
import type { DirectiveSetting, EffectiveDirective, EffectiveProcess } from "@nf-lint/pipeline";
import { originName } from "@nf-lint/pipeline";
import type { SecretMask } from "@nf-lint/resolver";
import { uriOfPath } from "../../documents/uri-path.js";
import type { RunPipeline } from "../../projects/pipeline-processes.js";
import { maskOf, runsOf } from "../../projects/run-processes.js";
import type { VariantRun } from "../../projects/run-processes.js";
import { code, count, link, listed, plain, table } from "../../wording/markdown.js";
import { shortened, wholeText } from "../../wording/value-text.js";

/** More rows or names than these help nobody in a hover. */
const MOST_ROWS = 14;
const MOST_NAMES = 4;
const MOST_LOST = 3;

/** What one looks for comes first; then the others by name. */
const FIRST = [
  "cpus",
  "memory",
  "time",
  "accelerator",
  "container",
  "executor",
  "queue",
  "errorStrategy",
  "maxRetries",
];

/** A directive of some processes, where it comes to the same. */
interface DirectiveGroup {
  readonly name: string;
  readonly directive: EffectiveDirective;
  readonly variants: Set<string>;
  readonly calls: Set<string>;
}

/**
 * What a process gets: each directive with the setting that won and those that lost, by profile and by call where these differ.
 * Nothing where no pipeline around calls it.
 */
export function processHover(
  pipelines: readonly RunPipeline[],
  isMeant: (process: EffectiveProcess) => boolean,
): readonly string[] {
  for (const pipeline of pipelines) {
    const runs = runsOf(pipeline);
    const meant = runs.map((run) => ({ ...run, processes: run.run.ok ? run.run.processes.filter(isMeant) : [] }));
    const [first] = runs;
    if (first?.run.ok === false && runs.every(({ run }) => !run.ok))
      return [`Nextflow would end the run: ${plain(maskOf(pipeline, runs).text(first.run.error).replace(/\.$/, ""))}.`];
    if (meant.every(({ processes }) => processes.length === 0)) continue;
    const calls = new Set(meant.flatMap(({ processes }) => processes.map(({ called }) => called.qualifiedName)));
    const groups = groupsIn(meant);
    const shown = groups.slice(0, MOST_ROWS);
    const texts = { pipeline, mask: maskOf(pipeline, runs), prefix: commonPrefix([...calls]) };
    const all = { variants: meant.filter(({ processes }) => processes.length > 0).length, calls: calls.size };
    const rows = shown.map((group) => rowOf(group, groups, all, texts));
    const isSplit = rows.some(([, , where]) => where !== "");
    const aborted = runs.filter(({ run }) => !run.ok).map(({ variant }) => variant.name);
    return [
      `Called as ${listed([...calls].map(code), MOST_NAMES)}.${areAll(runs) ? "" : ` ${MAY_BE_MORE}`}`,
      isSplit
        ? table(["directive", "value", "where", "set in"], rows)
        : table(
            ["directive", "value", "set in"],
            rows.map(([name = "", value = "", , place = ""]) => [name, value, place]),
          ),
      groups.length > shown.length ? `… and ${count(groups.length - shown.length, "other value")}` : "",
      aborted.length === 0 ? "" : `Nextflow would end the run in ${listed(aborted.map(plain), MOST_NAMES)}.`,
    ];
  }
  return [];
}

const MAY_BE_MORE = "There may be other calls: not every include and call can be followed.";

/** Whether the calls that are known are all. */
function areAll(runs: readonly VariantRun[]): boolean {
  return runs.every(({ run }) => !run.ok || run.isClosed);
}

/** Why nothing can be said of a process that no known call is of. */
export function uncalled(pipelines: readonly RunPipeline[]): string {
  const isSure = pipelines.every((pipeline) => areAll(runsOf(pipeline)));
  return isSure
    ? "No workflow of a pipeline around calls it."
    : "No call of it is known, and not every include and call can be followed.";
}

function groupsIn(
  meant: readonly (VariantRun & { readonly processes: readonly EffectiveProcess[] })[],
): readonly DirectiveGroup[] {
  const found = new Map<string, DirectiveGroup>();
  for (const { variant, processes } of meant) {
    for (const { called, directives } of processes) {
      for (const [name, directive] of directives) {
        const key = JSON.stringify([name, wholeText(directive.value), placeKey(directive)]);
        const group = found.get(key) ?? { name, directive, variants: new Set(), calls: new Set() };
        group.variants.add(variant.name);
        group.calls.add(called.qualifiedName);
        found.set(key, group);
      }
    }
  }
  return [...found.values()].sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name));
}

function rank({ name }: DirectiveGroup): number {
  const at = FIRST.indexOf(name);
  return at < 0 ? FIRST.length : at;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function placeKey({ from, place: { file, range } }: DirectiveSetting): string {
  return `${originName(from)} ${file} ${String(range[0])}`;
}

interface Texts {
  readonly pipeline: RunPipeline;
  readonly mask: SecretMask;
  /** The length of what the names of all calls begin with: the workflows around all of them. */
  readonly prefix: number;
}

function commonPrefix([first = "", ...others]: readonly string[]): number {
  const parts = first.split(":").slice(0, -1);
  while (parts.length > 0 && !others.every((other) => other.startsWith(`${parts.join(":")}:`))) parts.pop();
  return parts.length === 0 || others.length === 0 ? 0 : parts.join(":").length + 1;
}

function rowOf(
  group: DirectiveGroup,
  groups: readonly DirectiveGroup[],
  all: { readonly variants: number; readonly calls: number },
  texts: Texts,
): readonly string[] {
  const { name, directive, variants, calls } = group;
  const same = groups.filter((other) => other.name === name);
  const inVariants =
    variants.size < all.variants
      ? whereText(
          variants,
          same.map((one) => one.variants),
          "profiles",
        )
      : "";
  const inCalls =
    calls.size < all.calls
      ? listed(
          [...calls].map((call) => code(call.slice(texts.prefix))),
          MOST_NAMES,
        )
      : "";
  const lost = directive.overrode
    .toReversed()
    .slice(0, MOST_LOST)
    .map((setting) => `, over ~~${valueOf(name, setting, texts)}~~ ${settingPlace(setting, texts)}`);
  return [
    code(name),
    valueOf(name, directive, texts),
    [inVariants, inCalls].filter((text) => text !== "").join("; "),
    settingPlace(directive, texts) + lost.join(""),
  ];
}

/** The profiles by name; of the largest group, that it is all others. */
function whereText(own: ReadonlySet<string>, all: readonly ReadonlySet<string>[], noun: string): string {
  const isLargest = own.size > MOST_NAMES && all.every((other) => other.size <= own.size);
  return isLargest && all.length > 1 ? `all other ${noun}` : listed([...own].map(plain), MOST_NAMES);
}

function valueOf(name: string, { value }: DirectiveSetting, { mask }: Texts): string {
  const shown = mask.value(["process", ...name.split(".")], value);
  const text = shortened(mask.text(wholeText(shown)));
  return value.kind === "unknown" ? plain(text) : code(text);
}

function settingPlace({ from, place }: DirectiveSetting, { pipeline: { view } }: Texts): string {
  const { file, loc } = place;
  const where = link(
    `${relativePath(view.project.directory, file)}:${String(loc.start.line)}`,
    `${uriOfPath(file)}#L${String(loc.start.line)}`,
  );
  return from.kind === "selector" ? `${where} (${code(shortened(from.selector.key))})` : where;
}
