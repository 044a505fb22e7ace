import type { Change, ConfigurationChange, Finding, NetworkChange, ProcessChange } from "@nf-lint/linter";
import { changeSections, changeSentences, sectionTitle } from "../config-formats/change-sections.js";
import type { ChangeSection } from "../config-formats/change-sections.js";
import { printable } from "../output/printable-text.js";
import { networkSentences } from "../network-formats/change.js";
import { processSentences } from "../process-formats/change.js";
import { count } from "./count.js";
import { codeSpan, escapedMarkdown } from "./markdown-text.js";

/** Most of a comment is for what is new. */
const MOST_FIXED = 20;
const MOST_ROWS = 100;
const MOST_SENTENCES = 20;
const LONGEST_VALUE = 120;

/** More rows than this are folded away. */
const MOST_OPEN_ROWS = 15;

/** What a change did besides the findings that it introduced, as a part of a comment on a pull request; or no text. */
export function changeSection(change: Change): string {
  return [
    ...fixedLines(change.fixed),
    ...processLines(change.processes()),
    ...networkLines(change.networks()),
    ...configurationLines(change.configurations()),
  ].join("\n");
}

function fixedLines(fixed: readonly Finding[]): readonly string[] {
  if (fixed.length === 0) return [];
  const shown = fixed.slice(0, MOST_FIXED).map(({ file, range, message, ruleId, url }) => {
    const place = codeSpan(`${file}:${range.start.line}`);
    return `- ${place} ${escapedMarkdown(message)} [${escapedMarkdown(ruleId)}](${url})`;
  });
  const others = fixed.length - shown.length;
  return ["#### Fixed", "", ...shown, ...(others > 0 ? [`- … and ${others} more`] : []), ""];
}

/** What somebody has to let through before the change can run. */
function networkLines(changes: readonly NetworkChange[]): readonly string[] {
  return sentenceSection("Hosts that this change needs", changes, networkSentences, "nf-lint network --since");
}

/** Before the options: what they come to. */
function processLines(changes: readonly ProcessChange[]): readonly string[] {
  const sentences = (change: ProcessChange): readonly string[] => processSentences(change, codeSpan);
  return sentenceSection("What processes get", changes, sentences, "nf-lint config --processes --since");
}

/** Some sentences on each project, under one title; the first of them where there are many. */
function sentenceSection<C extends { readonly rootFile: string }>(
  title: string,
  changes: readonly C[],
  sentencesOf: (change: C) => readonly string[],
  command: string,
): readonly string[] {
  const blocks = changes.map((change) => ({ change, sentences: sentencesOf(change) }));
  const all = blocks.reduce((sum, { sentences }) => sum + sentences.length, 0);
  if (all === 0) return [];
  let left = MOST_SENTENCES;
  const lines = blocks.flatMap(({ change, sentences }) => {
    const listed = sentences.slice(0, left);
    left -= listed.length;
    return [
      ...(changes.length > 1 && listed.length > 0 ? [`**${codeSpan(change.rootFile)}**`, ""] : []),
      ...list(listed),
    ];
  });
  const more =
    all > MOST_SENTENCES ? [`… and ${count(all - MOST_SENTENCES, "more difference")}: see \`${command}\`.`, ""] : [];
  return [`#### ${title}`, "", ...lines, ...more];
}

function configurationLines(changes: readonly ConfigurationChange[]): readonly string[] {
  if (changes.length === 0) return [];
  let left = MOST_ROWS;
  const blocks = changes.flatMap((change) => {
    const sections = changeSections(change).map((section) => {
      const rows = section.rows.slice(0, left);
      left -= rows.length;
      return { ...section, rows };
    });
    return [
      ...(changes.length > 1 ? [`**${codeSpan(change.rootFile)}**`, ""] : []),
      ...list(changeSentences(change, codeSpan)),
      ...sections.filter(({ rows }) => rows.length > 0).flatMap(tableLines),
    ];
  });
  const all = changes.reduce((sum, { options }) => sum + options.length, 0);
  const more =
    all > MOST_ROWS ? [`… and ${count(all - MOST_ROWS, "more option")}: see \`nf-lint config --since\`.`, ""] : [];
  const title = "Changes of the resolved configuration";
  const folded = Math.min(all, MOST_ROWS) > MOST_OPEN_ROWS;
  return folded
    ? [
        `<details><summary><b>${title}</b> (${count(all, "option")})</summary>`,
        "",
        ...blocks,
        ...more,
        "</details>",
        "",
      ]
    : [`#### ${title}`, "", ...blocks, ...more];
}

function list(items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [...items.map((item) => `- ${item}`), ""];
}

function tableLines(section: ChangeSection): readonly string[] {
  return [
    `${sectionTitle(section, codeSpan)}:`,
    "",
    "| option | before | after |",
    "| --- | --- | --- |",
    ...section.rows.map(({ option, before, after }) => `| ${cell(option)} | ${cell(before)} | ${cell(after)} |`),
    "",
  ];
}

/** A pipe would end the cell, in code as well. */
function cell(text: string | undefined): string {
  if (text === undefined) return "not set";
  const shown = text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1)}…`;
  return codeSpan(printable(shown)).replaceAll("|", "\\|");
}
