/** Text between backquotes, whatever it holds. */
export function code(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
  const fence = "`".repeat(longest + 1);
  const padding = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${padding}${text}${padding}${fence}`;
}

/** Words that are not ours, to be read as they are. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#~]/g, "\\$&");
}

export function link(text: string, url: string): string {
  return `[${text.replace(/[[\]\\]/g, "\\$&")}](${url})`;
}

/** A table; empty without rows. A bar would end a cell, between backquotes too. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** `3 findings`, `1 finding`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** The first few of some names, and how many more there are. */
export function listed(names: readonly string[], most: number): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(", ")} and ${rest} more` : names.join(", ");
}
