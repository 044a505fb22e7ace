import { displayWidth } from "../output/display-width.js";

/**
 * Breaks text between words so that no line is wider than `width`, unless a single word is.
 *
 * @param used So many columns of the first line are taken by something else.
 */
export function wrapped(text: string, width: number, used = 0): readonly [string, ...string[]] {
  const lines: [string, ...string[]] = [""];
  let left = width - used;
  for (const word of text.split(" ")) {
    const needed = displayWidth(word);
    const line = lines.at(-1) ?? "";
    if (line === "" ? lines.length > 1 || needed <= left : needed + 1 <= left) {
      lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
      left -= line === "" ? needed : needed + 1;
    } else {
      lines[lines.length - 1] = line.trimEnd();
      lines.push(word);
      left = width - needed;
    }
  }
  return lines;
}
