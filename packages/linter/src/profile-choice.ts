/** `a,b` is one choice of two profiles, in their order; the empty text is the run without any. */
export function parseProfileChoice(text: string): readonly string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
