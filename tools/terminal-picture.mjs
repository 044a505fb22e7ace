/**
 * `node tools/terminal-picture.mjs`: draws what the command prints in a terminal, as the picture in the README. A test compares
 * the picture with the command. `node tools/terminal-picture.mjs --processes DIR` draws the processes of a pipeline that lies
 * anywhere, such as a checkout of nf-core/rnaseq: the beginning of their table, and what one profile changes.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const PICTURE = "docs/images/terminal.svg";

/** What the picture shows, and the width of its terminal. */
export const SHOWN = ["examples/gcp-spot", "--only", "pin-nextflow-version", "--only", "require-spot-retries"];
export const COLUMNS = 104;

export const PROCESSES_PICTURE = "docs/images/processes.svg";
const PROCESSES = ["config", ".", "--processes", "--profile", "", "--profile", "test"];
/** So many lines of the table are shown. */
const ROWS = 18;

const CELL = { width: 8.43, height: 20 };
const EDGE = 18;

/** Codes of "select graphic rendition", as far as the command writes them; each with the code that ends it. */
const CLASSES = new Map([
  [1, "b"],
  [2, "d"],
  [31, "r"],
  [32, "g"],
  [33, "y"],
  [34, "u"],
  [36, "c"],
]);
const ENDS = new Map([
  [22, ["b", "d"]],
  [39, ["r", "g", "y", "u", "c"]],
]);

/** An SVG of a command line and its output, whose colours are escape sequences. Light or dark as the reader's page is. */
export function pictureOf(command, output, columns = COLUMNS) {
  const lines = [`\u001b[32m$\u001b[39m ${command}`, ...output.trimEnd().split("\n")];
  const width = Math.ceil(columns * CELL.width + 2 * EDGE);
  const height = lines.length * CELL.height + 2 * EDGE;
  const texts = lines.map((line, i) => {
    const y = EDGE + (i + 0.72) * CELL.height;
    return `<text x="${EDGE}" y="${y.toFixed(1)}">${spans(line)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="nf-lint in a terminal">
<style>
svg { color-scheme: light dark }
rect { fill: #f6f8fa; stroke: #d0d7de }
text { font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre; fill: #1f2328 }
.b { font-weight: 700 } .d { fill: #59636e } .r { fill: #cf222e } .g { fill: #116329 } .y { fill: #8a5a00 }
.u { fill: #0550ae } .c { fill: #0a6e7c }
@media (prefers-color-scheme: dark) {
  rect { fill: #0d1117; stroke: #30363d } text { fill: #e6edf3 } .d { fill: #9198a1 } .r { fill: #ff7b72 }
  .g { fill: #7ee787 } .y { fill: #e3b341 } .u { fill: #79c0ff } .c { fill: #56d4dd }
}
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${texts.join("\n")}
</svg>
`;
}

/** Each stretch of one look, with the width that it has in a terminal, whatever font there is. */
function spans(line) {
  const look = new Set();
  const parts = [];
  // eslint-disable-next-line no-control-regex -- escape sequences are what this is about
  for (const [, codes, text] of line.matchAll(/(?:\u001b\[([\d;]*)m)?([^\u001b]*)/g)) {
    for (const code of (codes ?? "").split(";").map(Number)) {
      if (CLASSES.has(code)) look.add(CLASSES.get(code));
      for (const ended of ENDS.get(code) ?? []) look.delete(ended);
      if (code === 0 && codes !== undefined) look.clear();
    }
    if (text === "") continue;
    const length = `textLength="${(text.length * CELL.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs"`;
    const classes = look.size > 0 ? ` class="${[...look].join(" ")}"` : "";
    parts.push(`<tspan${classes} ${length}>${escaped(text)}</tspan>`);
  }
  return parts.join("");
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await import("./typescript-sources.mjs");
  const { run } = await import("../packages/cli/src/run.ts");
  const { processIo } = await import("../packages/cli/src/process-io.ts");
  const root = fileURLToPath(new URL("..", import.meta.url));
  const printed = async (args, cwd) => {
    let output = "";
    const stdout = { write: (text) => (output += text), isTTY: true, columns: COLUMNS };
    await run(args, { ...processIo(), cwd, env: {}, stdout });
    return output;
  };
  const [mode, directory] = process.argv.slice(2);
  if (mode === "--processes" && directory !== undefined) {
    const lines = shortened((await printed(PROCESSES, resolve(directory))).trimEnd().split("\n"));
    // eslint-disable-next-line no-control-regex -- escape sequences are what this is about
    const columns = Math.max(...lines.map((line) => line.replace(/\u001b\[[\d;]*m/g, "").length));
    const command = `nf-lint ${PROCESSES.map((word) => word || "''").join(" ")}`;
    writeFileSync(`${root}${PROCESSES_PICTURE}`, pictureOf(command, lines.join("\n"), columns));
  } else {
    const output = await printed(SHOWN, root.replace(/\/$/, ""));
    writeFileSync(`${root}${PICTURE}`, pictureOf(`nf-lint ${SHOWN.join(" ")}`, output));
  }
}

/** The beginning of the table, and all that stands below it. */
function shortened(lines) {
  const end = lines.indexOf("");
  return end <= ROWS ? lines : [...lines.slice(0, ROWS), "  …", ...lines.slice(end)];
}
