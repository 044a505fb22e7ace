import type { ProcessFormat } from "./view.js";

/** The formats of `nf-lint config --processes` by name. Each is loaded when it is asked for. */
export const processFormats = {
  text: async () => (await import("./text.js")).text,
  json: async () => (await import("./json.js")).json,
} satisfies Record<string, () => Promise<ProcessFormat>>;
