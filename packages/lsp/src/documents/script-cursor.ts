import { SECTION_KINDS } from "@nf-lint/parser";
import type { Range, SectionOwner, Token } from "@nf-lint/parser";
import { interpolatedNames, isInComment, isInString, isName, quoteOf, unquoted } from "./cursor-tokens.js";
import type { ScriptDocument } from "./script-document.js";

/**
 * What could be written at the cursor in a script. Read off the tokens before it, not the tree: what is being typed is
 * seldom a tree yet.
 */
export type ScriptCursor =
  /** A comment, a number, a text in which nothing is known. */
  | { readonly kind: "nothing" }
  /** A name by itself. */
  | { readonly kind: "name"; readonly place: ScriptPlace; readonly replace: Range }
  /** A name behind a dot. */
  | { readonly kind: "member"; readonly chain: Chain; readonly place: ScriptPlace; readonly replace: Range }
  /** Between the braces of an include. `source` is what stands behind `from`. */
  | {
      readonly kind: "include-entry";
      readonly source: string | undefined;
      readonly taken: readonly string[];
      readonly replace: Range;
    }
  /** Inside of the quotes of a string. `before` is its text up to the cursor, `replace` the whole text. */
  | { readonly kind: "string"; readonly place: ScriptPlace; readonly before: string; readonly replace: Range };

/** Where in a script something stands. */
export interface ScriptPlace {
  readonly offset: number;
  readonly owner: PlaceOwner;
  /** The label of the section, where one stands before. */
  readonly section: string | undefined;
  /** Whether a statement of the section itself begins here. */
  readonly isStart: boolean;
  /** Whether it is in the braces of a closure, as in `map { … }`, or of an output's index. */
  readonly inClosure: boolean;
  /** Whether a statement begins here, in whatever braces. */
  readonly isAnyStart: boolean;
  /** The tokens of the section's statement before the cursor. */
  readonly statement: readonly Token[];
  /** The tokens before the cursor since the innermost open bracket, or the start of the statement in it. */
  readonly inner: readonly Token[];
}

export type PlaceOwner =
  SectionOwner | "script" | "output" | "output-declaration" | "output-index" | "function" | "other";

/** `A.out.`, `channel.of(1).map { … }.`: the names before a dot, from the first on. */
export interface Chain {
  /** Empty where it begins with something else than a name. */
  readonly links: readonly ChainLink[];
}

export interface ChainLink {
  readonly name: string;
  /** Whether brackets stand behind it. */
  readonly isCalled: boolean;
}

/** A bracket that is open at the cursor. */
interface Frame {
  /** A `block` holds statements of what is around it, as that of an `if`. */
  readonly kind: "body" | "block" | "closure" | "brackets";
  readonly opener: string;
  readonly owner: PlaceOwner;
  section: string | undefined;
  /** The index of the first token of the statement in progress. */
  start: number;
}

const NOTHING: ScriptCursor = { kind: "nothing" };

export function scriptCursor(document: ScriptDocument, offset: number): ScriptCursor {
  const { tokens, comments, text } = document;
  if (isInComment(comments, offset)) return NOTHING;
  const at = tokens.findIndex(({ range: [start, end] }) => start < offset && offset <= end);
  const under = tokens[at];
  const next = tokens.findIndex(({ range: [start] }) => start >= offset);
  const behind = next < 0 ? tokens.length : next;
  if (under === undefined) return nameCursor(new OpenFrames(document, behind, offset), [offset, offset]);
  if (under.type === "Number") return NOTHING;
  const interpolated = interpolatedNames(under, tokens[at - 1], offset);
  if (interpolated !== undefined) {
    const place = new OpenFrames(document, at, under.range[0]).place();
    const { path, replace } = interpolated;
    const links = path.map((name) => ({ name, isCalled: false }));
    const inText: ScriptPlace = { ...place, isStart: false, isAnyStart: false };
    return links.length === 0
      ? { kind: "name", place: inText, replace }
      : { kind: "member", chain: { links }, place: inText, replace };
  }
  if (under.type === "String" && isInside(under, offset, text)) {
    return stringCursor(new OpenFrames(document, at, under.range[0]), under, offset);
  }
  const isWord = under.type === "Identifier" || under.type === "Keyword" || under.type === "Type";
  return isWord
    ? nameCursor(new OpenFrames(document, at, under.range[0]), under.range)
    : nameCursor(new OpenFrames(document, at + 1, offset), [offset, offset]);
}

/** A call whose brackets are open around the cursor. */
export interface OpenCall {
  readonly name: string;
  /** What stands before its dot: `channel.of(`. */
  readonly owner: string | undefined;
  /** Where the name begins. */
  readonly start: number;
  /** The number of the argument in which the cursor is, from 0. */
  readonly argument: number;
}

/** The innermost call whose round brackets are open at an offset; none where a closure is open in them. */
export function openCall(document: ScriptDocument, offset: number): OpenCall | undefined {
  const { tokens, comments } = document;
  if (isInComment(comments, offset)) return undefined;
  const next = tokens.findIndex(({ range: [, end] }) => end > offset);
  return new OpenFrames(document, next < 0 ? tokens.length : next, offset).call();
}

/** Patterns between slashes are strings too. */
function isInside(token: Token, offset: number, text: string): boolean {
  const { value, range } = token;
  if (/^(?:\/|\$\/)/.test(value) && value.length > 1) return offset < range[1] || !value.endsWith("/");
  return isInString(token, offset, text);
}

function stringCursor(frames: OpenFrames, token: Token, offset: number): ScriptCursor {
  const quote = quoteOf(token.value);
  if (quote === "") return NOTHING;
  const isClosed = token.value.length >= 2 * quote.length && token.value.endsWith(quote);
  const start = token.range[0] + quote.length;
  return {
    kind: "string",
    place: frames.place(),
    before: token.value.slice(quote.length, offset - token.range[0]),
    replace: [start, token.range[1] - (isClosed ? quote.length : 0)],
  };
}

function nameCursor(frames: OpenFrames, replace: Range): ScriptCursor {
  const included = frames.includeEntry(replace);
  if (included !== undefined) return included;
  const place = frames.place();
  const last = place.inner.at(-1);
  if (last !== undefined && isDot(last)) return { kind: "member", chain: frames.chain(), place, replace };
  // A declaration's own name, and what stands right behind a value.
  const isDeclared = last !== undefined && /^(?:def|process|workflow|agent|record|enum|as|new)$/.test(last.value);
  if (isDeclared || (last !== undefined && isComplete(last) && !isDirectiveValue(place))) return NOTHING;
  return { kind: "name", place, replace };
}

/** `cpus |`: a directive needs no brackets. */
function isDirectiveValue({ owner, inner, statement }: ScriptPlace): boolean {
  return (
    (owner === "process" || owner === "agent" || owner.startsWith("output")) &&
    inner.length === 1 &&
    statement[0]?.type !== "String"
  );
}

function isComplete({ type, value }: Token): boolean {
  return type === "String" || type === "Number" || type === "Identifier" || /^[)\]}]$/.test(value);
}

function isDot({ value }: Token): boolean {
  return /^(?:\?|\*)?\.$/.test(value);
}

/** The brackets that are open before a token, and what stands in them. */
class OpenFrames {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  /** The index of the first token behind the cursor's place. */
  readonly #end: number;
  readonly #offset: number;
  readonly #frames: Frame[] = [{ kind: "body", opener: "", owner: "script", section: undefined, start: 0 }];
  /** The opening brackets by their closing ones, by index. */
  readonly #partners = new Map<number, number>();
  readonly #openers: number[] = [];

  constructor({ tokens, text }: ScriptDocument, end: number, offset: number) {
    this.#tokens = tokens;
    this.#text = text;
    this.#end = end;
    this.#offset = offset;
    for (let index = 0; index < end; index += 1) this.#take(index);
    const last = tokens[end - 1];
    if (last !== undefined && this.#breaks(last, offset) && !continues(last)) this.#innermost.start = end;
  }

  get #innermost(): Frame {
    const frame = this.#frames.at(-1);
    if (frame === undefined) throw new Error("The frame of the script is never closed.");
    return frame;
  }

  place(): ScriptPlace {
    const innermost = this.#innermost;
    const body = this.#frames.findLastIndex(({ kind }) => kind === "body");
    const inner = this.#frames.slice(body + 1);
    const section = this.#frames[body] ?? innermost;
    return {
      offset: this.#offset,
      owner: section.owner,
      section: section.section,
      isStart: innermost === section && section.start >= this.#end,
      isAnyStart: innermost.kind !== "brackets" && innermost.start >= this.#end,
      inClosure: inner.some(({ kind }) => kind === "closure"),
      statement: this.#tokens.slice(section.start, this.#end),
      inner: this.#tokens.slice(innermost.start, this.#end),
    };
  }

  /** The names before the dot that stands before the cursor. */
  chain(): Chain {
    const links: ChainLink[] = [];
    let isCalled = false;
    for (let index = this.#end - 2; index >= 0; index -= 1) {
      const token = this.#tokens[index];
      const opener = this.#partners.get(index);
      if (token === undefined) break;
      if (opener !== undefined) {
        isCalled = true;
        index = opener;
        continue;
      }
      // A bracket that nothing stands before, or a value.
      if (!isName(token) || token.type === "String") return { links: [] };
      links.unshift({ name: token.value, isCalled });
      isCalled = false;
      const before = this.#tokens[index - 1];
      if (before === undefined || !isDot(before)) return { links };
      index -= 1;
    }
    return { links: [] };
  }

  call(): OpenCall | undefined {
    for (let depth = this.#frames.length - 1; depth > 0; depth -= 1) {
      const frame = this.#frames[depth];
      const opener = this.#openers[depth - 1];
      if (frame === undefined || opener === undefined || !/^[([]$/.test(frame.opener)) return undefined;
      const name = this.#tokens[opener - 1];
      if (frame.opener !== "(" || name === undefined || !isName(name) || name.type === "String") continue;
      const dot = this.#tokens[opener - 2];
      const owner = dot !== undefined && isDot(dot) ? (this.#tokens[opener - 3]?.value ?? "") : undefined;
      return {
        name: name.value,
        owner,
        start: name.range[0],
        argument: this.#commasBetween(opener + 1, this.#openers[depth] ?? this.#end),
      };
    }
    return undefined;
  }

  #commasBetween(start: number, end: number): number {
    let commas = 0;
    for (let index = end - 1; index >= start; index -= 1) {
      index = this.#partners.get(index) ?? index;
      if (this.#tokens[index]?.value === ",") commas += 1;
    }
    return commas;
  }

  includeEntry(replace: Range): ScriptCursor | undefined {
    const frame = this.#innermost;
    if (frame.kind !== "brackets" || frame.opener !== "include") return undefined;
    const rest = this.#tokens.slice(this.#end);
    const close = rest.findIndex(({ value }) => value === "}");
    const from = rest[close + 1];
    const source = rest[close + 2];
    const isWhole = close >= 0 && from?.value === "from" && source?.type === "String";
    const within = [...this.#tokens.slice(frame.start, this.#end), ...rest.slice(0, Math.max(close, 0))];
    const previous = this.#tokens[this.#end - 1];
    if (
      previous?.value === "as" ||
      (previous !== undefined && isComplete(previous) && !this.#breaks(previous, this.#offset))
    )
      return NOTHING;
    const taken = within.filter(({ range, type }) => type === "Identifier" && range[0] !== replace[0]);
    return {
      kind: "include-entry",
      source: isWhole ? unquoted(source) : undefined,
      taken: taken.map(({ value }) => value),
      replace,
    };
  }

  #take(index: number): void {
    const token = this.#tokens[index];
    if (token === undefined) return;
    const before = this.#tokens[index - 1];
    if (before !== undefined && this.#breaks(before, token.range[0])) this.#line(index, before, token);
    const frame = this.#innermost;
    if (/^(?:\{|\[|\(|\$\{)$/.test(token.value) && token.type !== "String") {
      this.#openers.push(index);
      this.#frames.push(this.#opened(frame, index));
    } else if (/^[}\])]$/.test(token.value) && token.type === "Punctuator") {
      this.#close(index, token.value);
    } else if (token.value === ";" && frame.opener !== "include") {
      frame.start = index + 1;
    } else if (token.value === ":" && frame.kind === "body" && index === frame.start + 1) {
      const label = before?.value ?? "";
      if (labelsOf(frame.owner).has(label)) [frame.section, frame.start] = [label, index + 1];
    } else if (token.value === "->") {
      frame.start = index + 1;
    }
  }

  /** A new line ends the statement before it, and where a bracket was forgotten, that too. */
  #line(index: number, before: Token, token: Token): void {
    const isAtMargin = token.range[0] === 0 || /[\r\n]/.test(this.#text[token.range[0] - 1] ?? "");
    const next = this.#tokens[index + 1];
    const begins =
      (/^(?:process|workflow|agent)$/.test(token.value) && (next?.type === "Identifier" || next?.value === "{")) ||
      (token.value === "include" && next?.value === "{");
    if (isAtMargin && begins) this.#unwind(0);
    const body = this.#frames.findLastIndex(({ kind }) => kind === "body");
    const owner = this.#frames[body]?.owner ?? "script";
    const behind = this.#tokens[index + 2];
    const isLabel =
      labelsOf(owner).has(token.value) &&
      next?.value === ":" &&
      (behind === undefined || this.#breaks(next, behind.range[0]));
    const isForgotten = isLabel && this.#frames.slice(body + 1).every(({ opener }) => opener === "(" || opener === "[");
    if (isForgotten) this.#unwind(body);
    const frame = this.#innermost;
    const ends = frame.kind !== "brackets" && !continues(before) && !isContinuation(token);
    if (ends || isForgotten || (isAtMargin && begins)) frame.start = index;
  }

  #unwind(to: number): void {
    this.#openers.splice(to);
    this.#frames.splice(to + 1);
  }

  #close(index: number, value: string): void {
    const wanted = value === "}" ? /^(?:\{|\$\{)$/ : value === "]" ? /^\[$/ : /^\($/;
    const at = this.#openers.findLastIndex((opener) => wanted.test(this.#tokens[opener]?.value ?? ""));
    const opener = this.#openers[at];
    if (opener === undefined) return;
    const closed = this.#frames[at + 1];
    this.#unwind(at);
    this.#partners.set(index, opener);
    if (closed?.kind === "body" || closed?.kind === "block" || closed?.opener === "include") {
      if (closed.opener !== "include") this.#innermost.start = index + 1;
    }
  }

  #opened(frame: Frame, index: number): Frame {
    const value = this.#tokens[index]?.value ?? "";
    const start = index + 1;
    // Not cut out: a statement may be a list of any length.
    const length = index - frame.start;
    const [first, second] = length === 0 ? [] : [this.#tokens[frame.start], this.#tokens[frame.start + 1]];
    const brackets: Frame = { kind: "brackets", opener: value, owner: frame.owner, section: frame.section, start };
    if (value !== "{") return value === "${" ? { ...brackets, kind: "closure", opener: value } : brackets;
    const body = (owner: PlaceOwner): Frame => ({ kind: "body", opener: value, owner, section: undefined, start });
    if (frame.kind === "body" && frame.owner === "script") {
      if (first?.value === "include" && length === 1) return { ...brackets, opener: "include" };
      const owner = declared(first?.value, length);
      if (owner !== undefined) return body(owner);
      const before = this.#tokens[index - 1]?.value;
      if (before === ")" && (first?.value === "def" || second?.type === "Identifier")) return body("function");
    }
    if (frame.kind === "body" && frame.owner === "output") return body("output-declaration");
    if (frame.kind === "body" && frame.owner === "output-declaration")
      return first?.value === "index" ? body("output-index") : { ...brackets, kind: "closure" };
    const isBlock = /^(?:if|else|for|while|try|catch|finally|switch)$/.test(first?.value ?? "");
    return { ...brackets, kind: isBlock || length === 0 ? "block" : "closure" };
  }

  #breaks({ range }: Token, next: number): boolean {
    return /[\r\n]/.test(this.#text.slice(range[1], next));
  }
}

function declared(word: string | undefined, length: number): PlaceOwner | undefined {
  if (word === "workflow" && length <= 2) return "workflow";
  if ((word === "process" || word === "agent") && length === 2) return word;
  if (word === "output" && length === 1) return "output";
  if (word === "params" && length === 1) return "other";
  return (word === "record" || word === "enum") && length === 2 ? "other" : undefined;
}

const NO_LABELS: ReadonlyMap<string, unknown> = new Map();

/** The labels of the sections that an owner may have. */
export function labelsOf(owner: PlaceOwner): ReadonlyMap<string, unknown> {
  return owner === "process" || owner === "workflow" || owner === "agent" ? SECTION_KINDS[owner] : NO_LABELS;
}

/** A line that cannot be all of a statement. */
function continues({ type, value }: Token): boolean {
  return type === "Operator" || value === "." || value === ",";
}

/** A line that goes on with the statement before it. */
function isContinuation({ type, value }: Token): boolean {
  return /^(?:\?|\*)?\.$/.test(value) || (type === "Operator" && /^(?:\||&|&&|\|\||\?|\?:|\+)$/.test(value));
}
