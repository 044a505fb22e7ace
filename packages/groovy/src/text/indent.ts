/** `readLines()`: a line end at the end of the text begins no further line. */
export function readLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** `stripIndent()`: cuts off the least indentation of all lines that are not blank. */
export function stripIndent(text: string): string {
  const lines = readLines(text);
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const indent = indents.reduce((least, one) => Math.min(least, one), Infinity);
  if (text === "" || indents.length === 0 || indent === 0) return text;
  return joined(
    text,
    lines.map((line) => (line.trim() === "" ? "" : line.slice(indent))),
  );
}

/** `stripMargin()`: of each line what follows the bar, where only blanks are before it. */
export function stripMargin(text: string, margin: string): string {
  if (text === "") return text;
  const lines = readLines(text).map((line) => {
    const trimmed = line.trimStart();
    return trimmed.startsWith(margin) ? trimmed.slice(1) : line;
  });
  return joined(text, lines);
}

function joined(original: string, lines: readonly string[]): string {
  return lines.join("\n") + (original.endsWith("\n") ? "\n" : "");
}
