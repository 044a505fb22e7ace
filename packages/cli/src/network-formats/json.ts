import type { NetworkHost } from "@nf-lint/linter";
import type { NetworkFormat } from "./view.js";

/** Each host with the places of the options that imply it; ranges are offsets, the end excluded. */
export const json: NetworkFormat = ({ hosts, shownFile }) =>
  `${JSON.stringify({ version: 1, hosts: hosts.map((host) => hostJson(host, shownFile)) }, undefined, 2)}\n`;

export function hostJson(
  { host, port, sides, need, profiles, why, because }: NetworkHost,
  shownFile: (path: string) => string,
): object {
  return {
    host,
    port,
    sides,
    need,
    profiles,
    why,
    because: because.map(({ option, place }) => ({ option, file: shownFile(place.file), range: place.range })),
  };
}
