import type { NetworkHost } from "./network.js";

const HEADS: readonly (readonly [need: NetworkHost["need"], head: string])[] = [
  ["required", "Required"],
  ["conditional", "Needed in some runs"],
  ["optional", "Optional"],
  ["unknown", "Unknown: it depends on what the configuration does not say"],
];

/**
 * Hosts for a person: by need, each with what implies it. Ends in a newline.
 *
 * @param variants How many choices of profiles were looked at: a host of all of them names none.
 * @param shown How a text is shown that may hold what a file has written.
 */
export function networkText(
  hosts: readonly NetworkHost[],
  variants: number,
  shown: (text: string) => string = (text) => text,
): string {
  const parts = HEADS.flatMap(([need, head]) => {
    const rows = hosts.filter((host) => host.need === need);
    return rows.length === 0 ? [] : [[`${head}:`, ...rows.map((row) => hostText(row, variants, shown))].join("\n")];
  });
  return parts.length === 0 ? "No host is needed.\n" : `${parts.join("\n\n")}\n`;
}

/** One host, without its need: three lines. */
export function hostText(host: NetworkHost, variants: number, shown: (text: string) => string): string {
  const options = optionsText(host);
  const profiles = profilesText(host, variants);
  return [
    `  ${shown(host.host)}:${String(host.port)}  ${host.sides.join(", ")}`,
    `      ${shown(host.why)}`,
    `      ${shown(options === "" ? profiles : `${profiles} · ${options}`)}`,
  ].join("\n");
}

/** The profiles in words: `all profiles`, or their names. */
export function profilesText({ profiles }: NetworkHost, variants: number): string {
  if (profiles.length === variants) return variants === 1 ? (profiles[0] ?? "") : "all profiles";
  return profiles.join(", ");
}

const MOST_OPTIONS = 4;

/** The options that imply a host, each once: `process.executor, aws.region`. */
export function optionsText({ because }: NetworkHost): string {
  const names = [...new Set(because.map(({ option }) => option))];
  const more = names.length - MOST_OPTIONS;
  return [...names.slice(0, MOST_OPTIONS), ...(more > 0 ? [`${String(more)} more`] : [])].join(", ");
}
