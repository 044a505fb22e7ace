import { codeSpan, escapedMarkdown } from "../formats/markdown-text.js";
import { optionsText, profilesText } from "./view.js";
import type { NetworkFormat } from "./view.js";

/** A table, for a page or a pull request. */
export const markdown: NetworkFormat = ({ hosts, variants }) => {
  const lines = hosts.map((host) => {
    const cells = [host.sides.join(", "), host.need, host.why, optionsText(host), profilesText(host, variants)];
    return `| ${[codeSpan(`${host.host}:${String(host.port)}`), ...cells.map(escapedMarkdown)].join(" | ")} |`;
  });
  const head = ["| host | side | need | why | because of | profiles |", "| --- | --- | --- | --- | --- | --- |"];
  return `${[...head, ...lines].join("\n")}\n`;
};
