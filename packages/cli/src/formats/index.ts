import type { Format } from "./report.js";

/** The formats of findings by name. Each is loaded when it is asked for. */
export const formats = {
  pretty: async () => (await import("./pretty.js")).pretty,
  compact: async () => (await import("./compact.js")).compact,
  json: async () => (await import("./json.js")).json,
  sarif: async () => (await import("./sarif.js")).sarif,
  github: async () => (await import("./github.js")).github,
  gitlab: async () => (await import("./gitlab.js")).gitlab,
  junit: async () => (await import("./junit.js")).junit,
  checkstyle: async () => (await import("./checkstyle.js")).checkstyle,
  rdjson: async () => (await import("./rdjson.js")).rdjson,
  markdown: async () => (await import("./markdown.js")).markdown,
  html: async () => (await import("./html/html.js")).html,
} satisfies Record<string, () => Promise<Format>>;

export type FormatName = keyof typeof formats;

export const FORMAT_NAMES = Object.keys(formats) as FormatName[];
