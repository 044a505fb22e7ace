import type { Budget } from "../budget.js";
import { GroovyException, illegalArgument, unsupported } from "../interruption.js";
import { isAscii } from "../text/characters.js";
import { mayEnd } from "./ending.js";
import { Matcher } from "./match.js";
import type { Match } from "./match.js";
import { parsePattern } from "./parse-pattern.js";
import type { Pattern, RegexFault } from "./pattern.js";

/** `text ==~ pattern`. */
export function matchesWhole(source: string, text: string, budget: Budget): boolean {
  const pattern = patternFor(source, text, budget);
  if (pattern.isPlain && !mayEnd(pattern.root, text, text.length)) return false;
  return new Matcher(text, pattern, budget).whole() !== undefined;
}

/** Whether there is any match in the text, as `find()`. */
export function matchesSomewhere(source: string, text: string, budget: Budget): boolean {
  return new Matcher(text, patternFor(source, text, budget), budget).next(0) !== undefined;
}

/** All matches, from left to right, as repeated `find()` gives them. */
export function allMatches(source: string, text: string, budget: Budget): Match[] {
  const matcher = new Matcher(text, patternFor(source, text, budget), budget);
  const matches: Match[] = [];
  for (let from = 0; from <= text.length;) {
    const match = matcher.next(from);
    if (match === undefined) break;
    budget.items(matches.length + 1);
    matches.push(match);
    from = match.end > match.start ? match.end : match.end + 1;
  }
  return matches;
}

/** The texts of a match's groups, the whole match first; null for a group that took no part. */
export function groupTexts(match: Match, text: string): (string | null)[] {
  return match.groups.map((group) => (group === undefined ? null : text.slice(...group)));
}

/** Java's `replaceAll` and `replaceFirst`, with `$1` and `${name}` in the replacement. */
export function replaceMatches(
  source: string,
  text: string,
  replacement: string,
  matches: readonly Match[],
  budget: Budget,
): string {
  const { groupNames } = patternFor(source, text, budget);
  const replace = (match: Match): string => {
    budget.step(replacement.length >> 2);
    return expand(replacement, match, text, groupNames);
  };
  return replaceEach(text, matches, replace, budget);
}

/** Puts what `replace` gives in the place of each match. */
export function replaceEach(
  text: string,
  matches: readonly Match[],
  replace: (match: Match) => string,
  budget: Budget,
): string {
  let result = "";
  let position = 0;
  for (const match of matches) {
    result += text.slice(position, match.start) + replace(match);
    position = match.end;
    budget.text(result.length);
  }
  return result + text.slice(position);
}

const REFERENCE = /(?:(\d+)|\{([A-Za-z][A-Za-z0-9]*)\})/y;

function expand(replacement: string, match: Match, text: string, names: ReadonlyMap<string, number>): string {
  let result = "";
  for (let index = 0; index < replacement.length; index++) {
    const character = replacement.charAt(index);
    if (character === "\\") {
      if (index + 1 === replacement.length) illegalArgument("character to be escaped is missing");
      result += replacement.charAt(++index);
    } else if (character === "$") {
      REFERENCE.lastIndex = index + 1;
      const reference = REFERENCE.exec(replacement);
      if (reference === null) return illegalArgument("Illegal group reference");
      const [written, group] = referencedGroup(reference, match, names);
      result += group === undefined ? "" : text.slice(...group);
      index += written;
    } else {
      result += character;
    }
  }
  return result;
}

/** The group of `$12`: as many digits as make the number of a group. */
function referencedGroup(reference: RegExpExecArray, match: Match, names: ReadonlyMap<string, number>) {
  const [all, digits, name] = reference;
  if (digits === undefined) {
    const index = names.get(name ?? "");
    if (index === undefined) return illegalArgument(`No group with name {${name ?? ""}}`);
    return [all.length, match.groups[index]] as const;
  }
  let length = 1;
  if (Number(digits.slice(0, 1)) >= match.groups.length)
    throw new GroovyException("IndexOutOfBoundsException", `No group ${digits.slice(0, 1)}`);
  while (length < digits.length && Number(digits.slice(0, length + 1)) < match.groups.length) length++;
  return [length, match.groups[Number(digits.slice(0, length))]] as const;
}

/** Java's `split(regex, limit)`. */
export function splitText(source: string, text: string, limit: number, budget: Budget): string[] {
  const parts: string[] = [];
  let position = 0;
  for (const match of allMatches(source, text, budget)) {
    if (limit > 0 && parts.length === limit - 1) break;
    // No empty part before a match of nothing at the start.
    if (match.end === 0) continue;
    parts.push(text.slice(position, match.start));
    position = match.end;
  }
  if (parts.length === 0) return [text];
  parts.push(text.slice(position));
  if (limit === 0) while (parts.at(-1) === "") parts.pop();
  return parts;
}

function patternFor(source: string, text: string, budget: Budget): Pattern {
  budget.reads(text);
  budget.step(source.length >> 1);
  // Java sees one character where JavaScript sees the two halves of a pair.
  if (/[\ud800-\udfff]/.test(text)) return unsupported("a pattern beyond the basic plane");
  const parsed = parsedPattern(source);
  switch (parsed.kind) {
    case "pattern":
      return parsed.pattern;
    case "fault":
      throw new GroovyException("PatternSyntaxException", gistOf(parsed.fault));
    case "unfollowed":
      return unsupported(parsed.subject);
  }
}

type Parsed = ReturnType<typeof parsePattern>;

/** A pattern is matched with many texts, as that of a selector with the name of each process; these are the last ones. */
const lastParsed = new Map<string, Parsed>();
const MOST_KEPT = 256;
const LONGEST_KEPT = 2_000;

function parsedPattern(source: string): Parsed {
  const kept = lastParsed.get(source);
  if (kept !== undefined) return kept;
  const parsed: Parsed = isFollowed(source) ? parsePattern(source) : { kind: "unfollowed", subject: "such a pattern" };
  if (source.length > LONGEST_KEPT) return parsed;
  const [oldest] = lastParsed.keys();
  if (oldest !== undefined && lastParsed.size >= MOST_KEPT) lastParsed.delete(oldest);
  lastParsed.set(source, parsed);
  return parsed;
}

/** Beyond ASCII, Java's rules for case and words are others. */
function isFollowed(source: string): boolean {
  return isAscii(source) || !/[\ud800-\udfff]|\\|\(\?/.test(source);
}

/** In the words of Java's own exception. */
function gistOf({ code, text }: RegexFault): string {
  switch (code) {
    case "dangling":
      return `Dangling meta character '${text}'`;
    case "unclosed-group":
      return "Unclosed group";
    case "unopened-group":
      return "Unmatched closing ')'";
    case "unclosed-class":
      return "Unclosed character class";
    case "unknown-escape":
      return text === "\\" ? "Unescaped trailing backslash" : "Illegal/unsupported escape sequence";
    case "unknown-group":
      return "Unknown group type";
    case "bad-repetition":
      return "Illegal repetition";
    case "reversed-range":
      return "Illegal character range";
  }
}
