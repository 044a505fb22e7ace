import type { Range, Token } from "@nf-lint/parser";
import type { OptionPath } from "@nf-lint/resolver";
import type { ConfigDocument } from "./config-document.js";
import { interpolatedNames, isInComment, isInString, isName, quoteOf, unquoted } from "./cursor-tokens.js";
import type { InterpolatedNames } from "./cursor-tokens.js";

/**
 * What could be written at the cursor. Read off the tokens before it, not the tree: what is being typed is seldom a tree
 * yet, and the brackets that will close its blocks are often still to come.
 */
export type CursorContext =
  /** A comment, a number, a place where a name of the user's own belongs. */
  | { readonly kind: "nothing" }
  /** The start of a statement. `prefix` are the names before the last dot. */
  | { readonly kind: "statement"; readonly scope: OptionPath; readonly prefix: OptionPath; readonly replace: Range }
  /** Inside of what is assigned to an option. `path` are the names before the last dot. */
  | {
      readonly kind: "expression";
      readonly option: OptionPath;
      readonly path: OptionPath;
      /** The key of the map entry whose value it is. */
      readonly key?: string;
      /** True where the value of the option itself begins, and not a part of a larger expression. */
      readonly isWhole: boolean;
      readonly inClosure: boolean;
      /** Whether a key of a map may begin here. */
      readonly isKey: boolean;
      readonly replace: Range;
    }
  /** Behind the dot of a number: `8.GB`. */
  | { readonly kind: "unit"; readonly option: OptionPath; readonly replace: Range }
  /** Inside of the quotes of a string. `before` is its text up to the cursor. */
  | {
      readonly kind: "string";
      readonly purpose: StringPurpose;
      readonly before: string;
      /** The whole text between the quotes. */
      readonly replace: Range;
    };

export type StringPurpose =
  /** The variable that stands in front of the text, as in `"${projectDir}/conf"`. */
  | { readonly kind: "include"; readonly variable?: string }
  | { readonly kind: "selector"; readonly selector: string }
  | { readonly kind: "plugin" }
  | { readonly kind: "value"; readonly option: OptionPath; readonly key?: string };

/** A bracket that is open at the cursor. */
interface Frame {
  readonly opener: Token | undefined;
  /** The keys that the block adds; `undefined` for what is no block of settings. */
  readonly keys: OptionPath | undefined;
  /** The tokens of the statement in progress. */
  readonly statement: Token[];
}

export function cursorContext(document: ConfigDocument, offset: number): CursorContext {
  const nothing: CursorContext = { kind: "nothing" };
  if (isInComment(document.comments, offset)) return nothing;
  const at = document.tokens.findIndex(({ range: [start, end] }) => start < offset && offset <= end);
  const under = document.tokens[at];
  if (under === undefined) return nameContext(openFrames(document, offset), [offset, offset]);
  const { type, range } = under;
  if (type === "Number") return nothing;
  const interpolated = interpolatedNames(under, document.tokens[at - 1], offset);
  if (interpolated !== undefined) return interpolationContext(openFrames(document, range[0]), interpolated);
  if (type === "String" && isInString(under, offset, document.text)) {
    return stringContext(openFrames(document, range[0]), under, offset);
  }
  const isWord = type === "Identifier" || type === "Keyword" || type === "Type";
  return isWord
    ? nameContext(openFrames(document, range[0]), range)
    : nameContext(openFrames(document, offset), [offset, offset]);
}

/** The brackets around an offset from the outside to the inside, each with the statement that it is in the middle of. */
function openFrames({ tokens, text }: ConfigDocument, offset: number): readonly Frame[] {
  const frames: Frame[] = [{ opener: undefined, keys: [], statement: [] }];
  let last: Token | undefined;
  for (const token of tokens) {
    if (token.range[1] > offset) break;
    const frame = frames.at(-1);
    if (frame === undefined) break;
    if (last !== undefined && endsStatement(last, token.range[0], text)) frame.statement.length = 0;
    last = token;
    if (isOpening(token)) {
      frames.push({ opener: token, keys: keysOf(frame, token), statement: [] });
    } else if (isClosing(token)) {
      if (frames.length > 1) frames.pop();
      const outer = frames.at(-1);
      if (frame.keys !== undefined) outer?.statement.splice(0);
      else for (const inner of [frame.opener, ...frame.statement, token]) if (inner) outer?.statement.push(inner);
    } else if (token.value === ";") {
      frame.statement.length = 0;
    } else {
      frame.statement.push(token);
    }
  }
  const frame = frames.at(-1);
  if (frame !== undefined && last !== undefined && endsStatement(last, offset, text)) frame.statement.length = 0;
  return frames;
}

function isOpening({ type, value }: Token): boolean {
  return (type === "Punctuator" && (value === "{" || value === "[" || value === "(")) || value === "${";
}

function isClosing({ type, value }: Token): boolean {
  return type === "Punctuator" && (value === "}" || value === "]" || value === ")");
}

/** A line break ends a statement, unless the line cannot be all of it. */
function endsStatement({ range, type, value }: Token, next: number, text: string): boolean {
  if (!/[\r\n]/.test(text.slice(range[1], next))) return false;
  return !(type === "Operator" || value === "." || value === "," || value === ":");
}

/** The keys of the block that a brace opens; `undefined` for a closure, a list or a call. */
function keysOf({ keys, statement }: Frame, { value }: Token): OptionPath | undefined {
  if (value !== "{" || keys === undefined) return undefined;
  const path = pathOf(statement);
  if (path !== undefined) return path;
  const [kind, colon, target, ...rest] = statement;
  if (kind === undefined || colon?.value !== ":" || target === undefined || rest.length > 0) return undefined;
  return [`${kind.value}:${unquoted(target)}`];
}

/** The names of `a.'b'.c`; `undefined` where the tokens are anything else. */
function pathOf(tokens: readonly Token[]): OptionPath | undefined {
  if (tokens.length % 2 === 0) return undefined;
  const isPath = tokens.every((token, index) => (index % 2 === 0 ? isName(token) : token.value === "."));
  return isPath ? tokens.filter((_, index) => index % 2 === 0).map(unquoted) : undefined;
}

/** The keys of the blocks around. */
function scopeOf(frames: readonly Frame[]): OptionPath {
  return frames.flatMap(({ keys }) => keys ?? []);
}

/** The statement of settings in which the cursor is: that of the innermost block of settings. */
function settingOf(frames: readonly Frame[]): { readonly frame: Frame; readonly isInner: boolean } | undefined {
  const index = frames.findLastIndex(({ keys }) => keys !== undefined);
  const frame = frames[index];
  return frame && { frame, isInner: index < frames.length - 1 };
}

function interpolationContext(frames: readonly Frame[], { path, replace }: InterpolatedNames): CursorContext {
  const setting = settingOf(frames);
  const option = setting && (assignedOption(frames, setting.frame) ?? (isInclude(setting.frame) ? [] : undefined));
  if (option === undefined) return { kind: "nothing" };
  return { kind: "expression", option, path, isWhole: false, inClosure: isInClosure(frames), isKey: false, replace };
}

function isInClosure(frames: readonly Frame[]): boolean {
  return frames.some(({ opener, keys }) => opener?.value === "{" && keys === undefined);
}

/** The option that a statement assigns; `undefined` before its equals sign. */
function assignedOption(frames: readonly Frame[], { statement }: Frame): OptionPath | undefined {
  const equals = statement.findIndex(({ value }) => value === "=");
  const path = equals < 0 ? undefined : pathOf(statement.slice(0, equals));
  return path && [...scopeOf(frames), ...path];
}

function nameContext(frames: readonly Frame[], replace: Range): CursorContext {
  const setting = settingOf(frames);
  const innermost = frames.at(-1);
  if (setting === undefined || innermost === undefined) return { kind: "nothing" };
  const scope = scopeOf(frames);
  const prefix = dottedPrefix(innermost.statement);
  if (!setting.isInner && prefix.rest.length === 0) return { kind: "statement", scope, prefix: prefix.names, replace };
  const option = assignedOption(frames, setting.frame) ?? (isInclude(setting.frame) ? [] : undefined);
  const [number, dot] = innermost.statement.slice(-2);
  if (option !== undefined && number?.type === "Number" && dot?.value === ".") return { kind: "unit", option, replace };
  if (option === undefined || isComplete(prefix.rest.at(-1))) return { kind: "nothing" };
  const key = mapKeyBefore(innermost);
  return {
    kind: "expression",
    option,
    path: prefix.names,
    ...(key !== undefined && { key }),
    isWhole:
      prefix.names.length === 0 && (key !== undefined || (!setting.isInner && prefix.rest.at(-1)?.value === "=")),
    inClosure: isInClosure(frames),
    isKey: innermost.opener?.value === "[" && /^,?$/.test(innermost.statement.at(-1)?.value ?? ""),
    replace,
  };
}

/** The names that end in a dot at the end of some tokens, and the tokens before them. */
function dottedPrefix(tokens: readonly Token[]): { readonly names: OptionPath; readonly rest: readonly Token[] } {
  const names: string[] = [];
  let end = tokens.length;
  while (end >= 2 && /^\??\.$/.test(tokens[end - 1]?.value ?? "")) {
    const name = tokens[end - 2];
    if (name === undefined || !isName(name)) break;
    names.unshift(unquoted(name));
    end -= 2;
  }
  return { names, rest: tokens.slice(0, end) };
}

/** Whether an expression can end in a token: what follows is no part of it. */
function isComplete(last: Token | undefined): boolean {
  if (last === undefined) return false;
  return last.type === "String" || last.type === "Number" || last.type === "Identifier" || isClosing(last);
}

/** The key of the entry of a map that ends in a colon before the cursor. */
function mapKeyBefore({ opener, statement }: Frame): string | undefined {
  const [key, colon] = statement.slice(-2);
  if (opener?.value !== "[" || colon?.value !== ":" || key === undefined || !isName(key)) return undefined;
  return unquoted(key);
}

function isInclude({ statement: [first] }: Frame): boolean {
  return first?.value === "includeConfig";
}

function stringContext(frames: readonly Frame[], token: Token, offset: number): CursorContext {
  const setting = settingOf(frames);
  const innermost = frames.at(-1);
  if (setting === undefined || innermost === undefined) return { kind: "nothing" };
  const purpose = purposeOf(frames, setting.frame, innermost);
  if (purpose === undefined) return { kind: "nothing" };
  const quote = quoteOf(token.value);
  const isClosed = quote !== "" && token.value.length >= 2 * quote.length && token.value.endsWith(quote);
  const start = token.range[0] + quote.length;
  const before = token.value.slice(quote.length, offset - token.range[0]);
  return { kind: "string", purpose, before, replace: [start, token.range[1] - (isClosed ? quote.length : 0)] };
}

function purposeOf(frames: readonly Frame[], setting: Frame, innermost: Frame): StringPurpose | undefined {
  const [first, second] = setting.statement;
  if (isInclude(setting)) {
    // Of `x ? 'a' : 'b'` each is a path of its own.
    const branch = setting.statement.findLastIndex(({ value }) => value === "?" || value === ":" || value === "?:");
    const pieces = setting.statement.slice(Math.max(branch, 0) + 1).filter(({ value }) => value !== quoteOf(value));
    if (pieces.length === 0) return { kind: "include" };
    const [variable, ...others] = pieces.filter(({ value }) => value !== "${" && value !== "}");
    return others.length === 0 && variable !== undefined ? { kind: "include", variable: variable.value } : undefined;
  }
  if ((first?.value === "withName" || first?.value === "withLabel") && second?.value === ":") {
    return { kind: "selector", selector: first.value };
  }
  if (first?.value === "id" && scopeOf(frames).at(-1) === "plugins") return { kind: "plugin" };
  const option = assignedOption(frames, setting);
  if (option === undefined) return undefined;
  const key = mapKeyBefore(innermost);
  return { kind: "value", option, ...(key !== undefined && { key }) };
}
