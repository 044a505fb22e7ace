import type { Io, Output } from "../io.js";
import type { ColorMode } from "./color.js";

/** Turns a text into a link to an address; the text as it is where no terminal would show one. */
export type Hyperlink = (text: string, address: string) => string;

export const noHyperlink: Hyperlink = (text) => text;

/**
 * Links as OSC 8 (https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda), for terminals that are known to
 * show them. Where that is in doubt there are none: a terminal that knows them not may print the address into the text.
 */
export function hyperlinksFor(output: Output, mode: ColorMode, env: Io["env"]): Hyperlink {
  return mode !== "never" && output.isTTY && canLink(env) ? osc8 : noHyperlink;
}

/** The programs that say their name in `TERM_PROGRAM`. */
const PROGRAMS: ReadonlySet<string> = new Set(["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby"]);

/** The first VTE (GNOME Terminal and its kin) whose links are sound. */
const VTE = 5000;

function canLink(env: Io["env"]): boolean {
  const { TERM: term = "", NO_COLOR, CI, TERM_PROGRAM, VTE_VERSION } = env;
  if (NO_COLOR || CI || term === "dumb" || /^(?:screen|tmux)/.test(term)) return false;
  return (
    PROGRAMS.has(TERM_PROGRAM ?? "") ||
    Number(VTE_VERSION ?? 0) >= VTE ||
    Boolean(env["WT_SESSION"] ?? env["KONSOLE_VERSION"] ?? env["DOMTERM"]) ||
    /^(?:xterm-kitty|alacritty|foot|contour)/.test(term)
  );
}

const osc8: Hyperlink = (text, address) => {
  // An address is printable ASCII, whoever wrote what it was made of.
  const safe = encodeURI(address).replace(/%25(?=[\dA-F]{2})/gi, "%");
  return `\u001b]8;;${safe}\u001b\\${text}\u001b]8;;\u001b\\`;
};
