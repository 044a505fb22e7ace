import type { NetworkHost } from "@nf-lint/linter";
import type { NetworkFormat } from "./view.js";

/** RFC 4180, with a line of names. */
export const csv: NetworkFormat = ({ hosts }) => csvText([HOST_COLUMNS, ...hosts.map(hostCells)]);

export const HOST_COLUMNS: readonly string[] = ["host", "port", "sides", "need", "profiles", "why", "because"];

export function hostCells({ host, port, sides, need, profiles, why, because }: NetworkHost): readonly string[] {
  const options = new Set(because.map(({ option }) => option));
  return [host, String(port), sides.join(" "), need, profiles.join(" "), why, [...options].join(" ")];
}

export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it: it may be a stranger's. */
function cell(text: string): string {
  const safe = /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
