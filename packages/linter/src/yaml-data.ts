// eslint-disable-next-line no-restricted-imports -- the one reader of YAML
import { CST, isAlias, Lexer, LineCounter, parseDocument, visit } from "yaml";
import type { Document } from "yaml";

/** YAML that was read. JSON is a part of YAML. */
export type YamlReading =
  | {
      readonly ok: true;
      /** A tree: whoever walks it comes to an end, and soon. `null` where the text says nothing. */
      readonly data: unknown;
      /** What YAML's reader wonders about: tags that it does not know. */
      readonly warnings: readonly YamlProblem[];
      /** The text with its comments and places. */
      readonly document: Document.Parsed;
    }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] };

/** What is wrong with a text, in a sentence. */
export interface YamlProblem {
  readonly message: string;
  /** Absent where it is about the whole. */
  readonly offset?: number;
}

/** More could only be meant to keep a linter busy: aliases multiply. */
const MOST_VALUES = 100_000;
const MOST_LEVELS = 100;
/** Of spaces; each level of blocks takes at least one. */
const WIDEST_INDENTATION = 200;

/**
 * Reads YAML of unknown origin. An alias that contains itself, values without number and nesting without end are problems
 * like others. Never throws. All YAML and JSON that a user can write is read here.
 *
 * @param lines Gets the offsets of the text's lines.
 */
export function readYaml(text: string, lines = new LineCounter()): YamlReading {
  if (isTooDeep(text)) return { ok: false, problems: [{ message: TOO_DEEP }] };
  try {
    const document = parseDocument(text.replace(/^\ufeff/, ""), {
      lineCounter: lines,
      prettyErrors: false,
      logLevel: "error",
    });
    const problems = document.errors.map(problemOf);
    if (problems.length > 0) return { ok: false, problems };
    const loop = selfContaining(document);
    if (loop !== undefined) return { ok: false, problems: [loop] };
    // Of an alias the data are those of its anchor: they are counted, not copied.
    const data = document.toJS({ maxAliasCount: -1 }) as unknown;
    const excess = excessOf(data);
    if (excess !== undefined) return { ok: false, problems: [{ message: excess }] };
    return { ok: true, data, warnings: document.warnings.map(problemOf), document };
  } catch (error) {
    const message = error instanceof RangeError ? TOO_DEEP : `${(error as Error).message}.`;
    return { ok: false, problems: [{ message }] };
  }
}

const TOO_DEEP = "This is nested too deeply.";

/** Whether a text nests so deeply that its reader, which calls itself for each level, might run out of stack or of time. */
function isTooDeep(text: string): boolean {
  let brackets = 0;
  let inLine = 0;
  let isLineStart = true;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === "space" && isLineStart && token.length > WIDEST_INDENTATION) return true;
    isLineStart = type === "newline";
    if (type === "flow-map-start" || type === "flow-seq-start") brackets += 1;
    else if (type === "flow-map-end" || type === "flow-seq-end") brackets -= 1;
    else if (type === "seq-item-ind" || type === "explicit-key-ind") inLine += 1;
    else if (type === "newline") inLine = 0;
    if (brackets + inLine > MOST_LEVELS) return true;
  }
  return false;
}

function problemOf({ message, pos }: Document.Parsed["errors" | "warnings"][number]): YamlProblem {
  return { message: `${message}.`, offset: pos[0] };
}

/** The first alias that stands within what it means. */
function selfContaining(document: Document.Parsed): YamlProblem | undefined {
  let found: YamlProblem | undefined;
  const anchored = new Map<string, unknown>();
  visit(document, {
    Node(_, node) {
      if (!isAlias(node) && node.anchor !== undefined) anchored.set(node.anchor, node);
    },
    Alias(_, alias, path) {
      const target = anchored.get(alias.source);
      if (target === undefined || !path.some((node) => node === target)) return undefined;
      const offset = alias.range?.[0];
      found = { message: `*${alias.source} stands within what it means.`, ...(offset !== undefined && { offset }) };
      return visit.BREAK;
    },
  });
  return found;
}

/** Why data are too much, in a sentence. */
function excessOf(data: unknown): string | undefined {
  let values = 0;
  const pending: { readonly value: unknown; readonly level: number }[] = [{ value: data, level: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, level } = next;
    values += 1;
    if (values > MOST_VALUES) return `Written out without aliases, these are more than ${MOST_VALUES} values.`;
    if (level > MOST_LEVELS) return TOO_DEEP;
    if (typeof value !== "object" || value === null) continue;
    for (const inner of Object.values(value)) pending.push({ value: inner, level: level + 1 });
  }
  return undefined;
}
