import type { NetworkHost } from "@nf-lint/linter";
import { printable } from "../output/printable-text.js";
import { optionsText, profilesText } from "./view.js";
import type { NetworkFormat } from "./view.js";

const HEADS: readonly (readonly [need: NetworkHost["need"], head: string])[] = [
  ["required", "Required"],
  ["conditional", "Needed in some runs"],
  ["optional", "Optional"],
  ["unknown", "Unknown: it depends on what the configuration does not say"],
];

/** The hosts by need, each with what implies it. */
export const text: NetworkFormat = ({ hosts, variants }) => {
  const parts = HEADS.flatMap(([need, head]) => {
    const rows = hosts.filter((host) => host.need === need);
    if (rows.length === 0) return [];
    return [[`${head}:`, ...rows.map((host) => entryOf(host, variants))].join("\n")];
  });
  return `${parts.join("\n\n")}\n`;
};

function entryOf(host: NetworkHost, variants: number): string {
  const options = optionsText(host);
  return [
    `  ${host.host}:${String(host.port)}  ${host.sides.join(", ")}`,
    `      ${printable(host.why)}`,
    `      ${printable([profilesText(host, variants), ...(options === "" ? [] : [options])].join(" · "))}`,
  ].join("\n");
}
