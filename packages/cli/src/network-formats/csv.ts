import type { NetworkFormat } from "./view.js";

/** RFC 4180, with a line of names. */
export const csv: NetworkFormat = ({ hosts }) => {
  const rows = hosts.map(({ host, port, sides, need, profiles, why, because }) => [
    host,
    String(port),
    sides.join(" "),
    need,
    profiles.join(" "),
    why,
    [...new Set(because.map(({ option }) => option))].join(" "),
  ]);
  const lines = [["host", "port", "sides", "need", "profiles", "why", "because"], ...rows];
  return lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
};

/** A text that a spreadsheet would take for a formula gets an apostrophe before it: it may be a stranger's. */
function cell(text: string): string {
  const safe = /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
