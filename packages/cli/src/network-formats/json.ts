import type { NetworkFormat } from "./view.js";

/** Each host with the places of the options that imply it; ranges are offsets, the end excluded. */
export const json: NetworkFormat = ({ hosts, shownFile }) => {
  const rows = hosts.map(({ host, port, sides, need, profiles, why, because }) => ({
    host,
    port,
    sides,
    need,
    profiles,
    why,
    because: because.map(({ option, place }) => ({ option, file: shownFile(place.file), range: place.range })),
  }));
  return `${JSON.stringify({ version: 1, hosts: rows }, undefined, 2)}\n`;
};
