import type { Io } from "../io.js";

/**
 * The variables of `--env NAME=VALUE` and `--env NAME`; the latter has its value from the command's own environment,
 * and stays unknown where it is not set there.
 */
export function environmentOf(texts: readonly string[], env: Io["env"]): Readonly<Record<string, string>> {
  const entries = texts.map((text): [string, string | undefined] => {
    const equals = text.indexOf("=");
    if (equals >= 0) return [text.slice(0, equals), text.slice(equals + 1)];
    return [text, Object.hasOwn(env, text) ? env[text] : undefined];
  });
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
