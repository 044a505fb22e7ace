/** The lines and columns at which a text stands in the code of a test; the text must be there once. */
export function placeIn(code: string, text: string) {
  const start = code.indexOf(text);
  if (start < 0 || code.includes(text, start + 1)) throw new Error(`"${text}" is not once in the code`);
  const [line, column] = positionAt(code, start);
  const [endLine, endColumn] = positionAt(code, start + text.length);
  return { line, column, endLine, endColumn };
}

function positionAt(code: string, offset: number): [line: number, column: number] {
  const before = code.slice(0, offset).split("\n");
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}
