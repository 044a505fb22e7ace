import { optionsText, profilesText } from "@nf-lint/linter";
import type { NetworkHost } from "@nf-lint/linter";
import { codeSpan, escapedMarkdown } from "../formats/markdown-text.js";
import type { NetworkFormat } from "./view.js";

/** A table, for a page or a pull request. */
export const markdown: NetworkFormat = ({ hosts, variants }) => `${hostTable(hosts, variants).join("\n")}\n`;

export function hostTable(hosts: readonly NetworkHost[], variants: number): readonly string[] {
  const lines = hosts.map((host) => {
    const cells = [host.sides.join(", "), host.need, host.why, optionsText(host), profilesText(host, variants)];
    return `| ${[codeSpan(`${host.host}:${String(host.port)}`), ...cells.map(escapedMarkdown)].join(" | ")} |`;
  });
  return ["| host | side | need | why | because of | profiles |", "| --- | --- | --- | --- | --- | --- |", ...lines];
}
