import type { ConfigFormat } from "./view.js";

/** The formats of `nf-lint config` by name. Each is loaded when it is asked for. */
export const configFormats = {
  text: async () => (await import("./text.js")).text,
  json: async () => (await import("./json.js")).json,
  nextflow: async () => (await import("./nextflow.js")).nextflow,
} satisfies Record<string, () => Promise<ConfigFormat>>;

export type ConfigFormatName = keyof typeof configFormats;

export const CONFIG_FORMATS = Object.keys(configFormats) as ConfigFormatName[];
