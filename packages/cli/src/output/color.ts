import { Ansis } from "ansis";
import type { Io, Output } from "../io.js";

export const COLOR_MODES = ["auto", "always", "never"] as const;

export type ColorMode = (typeof COLOR_MODES)[number];

/** The sixteen colours that every terminal has, in the shades that its owner chose; or none. */
export function colorsFor(output: Output, mode: ColorMode, env: Io["env"]): Ansis {
  return new Ansis(wantsColor(output, mode, env) ? 1 : 0);
}

/** `NO_COLOR` and `FORCE_COLOR` as https://no-color.org and https://force-color.org have them; the option wins. */
function wantsColor(output: Output, mode: ColorMode, env: Io["env"]): boolean {
  if (mode !== "auto") return mode === "always";
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"]) return env["FORCE_COLOR"] !== "0" && env["FORCE_COLOR"] !== "false";
  return output.isTTY && env["TERM"] !== "dumb";
}

/** For what is no terminal's business. */
export const noColors = new Ansis(0);
