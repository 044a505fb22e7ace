import type { Format } from "./report.js";

/** The formats of findings by name. Each is loaded when it is asked for. */
export const formats = {
  pretty: async () => (await import("./pretty.js")).pretty,
  json: async () => (await import("./json.js")).json,
} satisfies Record<string, () => Promise<Format>>;

export type FormatName = keyof typeof formats;

export const FORMAT_NAMES = Object.keys(formats) as FormatName[];
