import type { NetworkFormat } from "./view.js";

/** The formats of `nf-lint network` by name. Each is loaded when it is asked for. */
export const networkFormats = {
  text: async () => (await import("./text.js")).text,
  json: async () => (await import("./json.js")).json,
  csv: async () => (await import("./csv.js")).csv,
  markdown: async () => (await import("./markdown.js")).markdown,
} satisfies Record<string, () => Promise<NetworkFormat>>;

export type NetworkFormatName = keyof typeof networkFormats;

export const NETWORK_FORMATS = Object.keys(networkFormats) as readonly NetworkFormatName[];
