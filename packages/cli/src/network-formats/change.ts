import { hostText, optionsText } from "@nf-lint/linter";
import type { NetworkChange, NetworkHost } from "@nf-lint/linter";
import { codeSpan, escapedMarkdown } from "../formats/markdown-text.js";
import { printable } from "../output/printable-text.js";
import { csvText, HOST_COLUMNS, hostCells } from "./csv.js";
import type { NetworkFormatName } from "./index.js";
import { hostJson } from "./json.js";
import { hostTable } from "./markdown.js";

/** What a format of `nf-lint network --since` is made from. */
export interface NetworkChangeView {
  readonly since: string;
  readonly change: Omit<NetworkChange, "rootFile">;
  /** How a path is named. */
  readonly shownFile: (path: string) => string;
}

/** The formats of `nf-lint network --since` by name. */
export const networkChangeFormats = { text, json, csv, markdown } satisfies Record<
  NetworkFormatName,
  (view: NetworkChangeView) => string
>;

function text({ since, change: { added, removed, changed, variants } }: NetworkChangeView): string {
  const block = (head: string, hosts: readonly NetworkHost[]): readonly string[] =>
    hosts.length === 0 ? [] : [[head, ...hosts.map((host) => hostText(host, variants, printable))].join("\n")];
  const byNeed = (need: NetworkHost["need"]): readonly NetworkHost[] => added.filter((host) => host.need === need);
  const others = changed.map(
    ({ host: { host, port, need }, before }) => `  ${host}:${String(port)}  ${before} -> ${need}`,
  );
  const parts = [
    ...block("New, required:", byNeed("required")),
    ...block("New, needed in some runs:", byNeed("conditional")),
    ...block("New, optional:", byNeed("optional")),
    ...block("New, perhaps: it depends on what the configuration does not say:", byNeed("unknown")),
    ...(others.length === 0 ? [] : [["Needed otherwise:", ...others].join("\n")]),
    ...block("No longer needed:", removed),
  ];
  return parts.length === 0 ? `No host differs from ${printable(since)}.\n` : `${parts.join("\n\n")}\n`;
}

function json({ since, change, shownFile }: NetworkChangeView): string {
  return `${JSON.stringify({ version: 1, since, ...networkChangeJson(change, shownFile) }, undefined, 2)}\n`;
}

/** For programs: rows are as `nf-lint network --format json` writes them. */
export function networkChangeJson(
  { added, removed, changed }: NetworkChangeView["change"],
  shownFile: (path: string) => string,
): object {
  return {
    added: added.map((host) => hostJson(host, shownFile)),
    removed: removed.map((host) => hostJson(host, shownFile)),
    changed: changed.map(({ host, before }) => ({ before, ...hostJson(host, shownFile) })),
  };
}

/** With how surely each was needed before, and `none` for what is not needed. */
function csv({ change: { added, removed, changed } }: NetworkChangeView): string {
  const row = (state: string, before: string, host: NetworkHost): readonly string[] => [
    state,
    before,
    ...hostCells(host),
  ];
  return csvText([
    ["change", "before", ...HOST_COLUMNS],
    ...added.map((host) => row("added", "none", host)),
    ...changed.map(({ host, before }) => row("changed", before, host)),
    ...removed.map((host) => row("removed", host.need, host)),
  ]);
}

function markdown({ since, change: { added, removed, changed, variants } }: NetworkChangeView): string {
  const table = (head: string, hosts: readonly NetworkHost[]): readonly string[] =>
    hosts.length === 0 ? [] : [head, "", ...hostTable(hosts, variants), ""];
  const others = changed.map(needSentence);
  const lines = [
    ...table("New:", added),
    ...(others.length === 0 ? [] : ["Needed otherwise:", "", ...others.map((line) => `- ${line}`), ""]),
    ...table("No longer needed:", removed),
  ];
  return lines.length === 0 ? `No host differs from ${codeSpan(since)}.\n` : lines.join("\n");
}

function needSentence({ host, before }: NetworkChange["changed"][number]): string {
  return `${named([host])}: ${before} → ${host.need}`;
}

const MOST_NAMED = 3;

/** A change of hosts for a comment on a pull request: the hosts that come for the same reason are one sentence. */
export function networkSentences({ added, removed, changed }: NetworkChangeView["change"]): readonly string[] {
  const groups = new Map<string, NetworkHost[]>();
  for (const host of added) {
    const key = JSON.stringify([host.need, host.sides, host.profiles, optionsText(host), host.why]);
    groups.set(key, [...(groups.get(key) ?? []), host]);
  }
  return [
    ...[...groups.values()].flatMap(addedSentence),
    ...changed.map(needSentence),
    ...(removed.length === 0 ? [] : [`No longer needed: ${named(removed)}`]),
  ];
}

function addedSentence(hosts: readonly NetworkHost[]): readonly string[] {
  const [first] = hosts;
  if (first === undefined) return [];
  const options = optionsText(first);
  const by = options === "" ? "" : ` (${codeSpan(options)})`;
  return [`${named(hosts)}: ${first.need}, ${first.sides.join(", ")}: ${escapedMarkdown(first.why)}${by}`];
}

function named(hosts: readonly NetworkHost[]): string {
  const names = [...new Set(hosts.map(({ host, port }) => (port === 443 ? host : `${host}:${String(port)}`)))];
  const listed = names.slice(0, MOST_NAMED).map(codeSpan).join(", ");
  return names.length > MOST_NAMED ? `${listed} and ${String(names.length - MOST_NAMED)} more` : listed;
}
