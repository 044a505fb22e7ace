/**
 * A pattern of letters, `.`, `.*` and `.+`, in one or several alternatives: most selectors are one. Such a pattern is matched
 * without an engine, in time that grows with pattern and name alone.
 */
export interface SimplePattern {
  readonly alternatives: readonly (readonly Piece[])[];
}

/** One character, any one, or any number of them. */
type Piece = string | typeof ANY | typeof MANY;

const ANY = Symbol("any");
const MANY = Symbol("many");

const PARTS = /^(?:[\w:-]|\.[*+]?)*$/;

/** `undefined` for a pattern of another kind. */
export function simplePattern(pattern: string): SimplePattern | undefined {
  const alternatives: Piece[][] = [];
  for (const alternative of pattern.split("|")) {
    // The whole name has to match anyway.
    const parts = alternative.replace(/^\^/, "").replace(/\$$/, "");
    if (!PARTS.test(parts)) return undefined;
    alternatives.push((parts.match(/\.[*+]?|[^.]/g) ?? []).flatMap(piecesOf));
  }
  return { alternatives };
}

function piecesOf(part: string): readonly Piece[] {
  switch (part) {
    case ".":
      return [ANY];
    case ".*":
      return [MANY];
    case ".+":
      return [ANY, MANY];
    default:
      return [part];
  }
}

/** Whether it matches the whole of a name, which has no line ends and no characters beyond the basic plane. */
export function matchesSimply({ alternatives }: SimplePattern, name: string): boolean {
  return alternatives.some((pieces) => matches(pieces, name));
}

/** Of several `.*`, each takes the least that lets the next part match: more would help none behind it. */
function matches(pieces: readonly Piece[], name: string): boolean {
  // Most names are told by their end.
  const last = pieces.at(-1);
  if (typeof last === "string" && last !== name.at(-1)) return false;
  let piece = 0;
  let at = 0;
  let retry: { readonly piece: number; at: number } | undefined;
  for (;;) {
    const next = pieces[piece];
    if (next === MANY) {
      piece += 1;
      retry = { piece, at };
    } else if (at < name.length && (next === ANY || next === name[at])) {
      piece += 1;
      at += 1;
    } else if (next === undefined && at === name.length) {
      return true;
    } else if (retry !== undefined && retry.at < name.length) {
      retry.at += 1;
      ({ piece, at } = retry);
    } else {
      return false;
    }
  }
}
