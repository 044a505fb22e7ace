import { ListDatum, demand, isClosure } from "../values/datum.js";
import type { Datum } from "../values/datum.js";
import { compareText } from "../values/equality.js";
import { GroovyException, unsupported } from "../interruption.js";
import type { Machine, MethodTable } from "../machine.js";
import { closureArgument, indexArgument, knownArgument, textArgument } from "../machine.js";
import { whole } from "../number/groovy-number.js";
import type { NumberType } from "../number/groovy-number.js";
import { javaTrim, numberOfText, parseNumber } from "../number/number-text.js";
import { minus, plus } from "../operators.js";
import { allMatches, groupTexts, matchesWhole, replaceEach, replaceMatches, splitText } from "../regex/regex.js";
import { format } from "../text/format.js";
import { charactersOf, isAscii, isWhitespace, reversed } from "../text/characters.js";
import { readLines, stripIndent, stripMargin } from "../text/indent.js";
import { print } from "../text/print.js";
import { readIndex } from "../property.js";
import { isTrue } from "../values/truth.js";

type StringMethods = MethodTable<string>;

const toNumber = (numberType: NumberType) => (self: string, args: readonly Datum[]) =>
  args.length === 0 ? numberOfText(self, numberType) : undefined;

const isNumberText = (numberType: NumberType) => (self: string) => parseNumber(self, numberType) !== undefined;

const simple = (apply: (self: string) => Datum) => (self: string, args: readonly Datum[]) =>
  args.length === 0 ? apply(self) : undefined;

const withText = (apply: (self: string, text: string) => Datum) => (self: string, args: readonly Datum[]) => {
  const text = textArgument(args, 0);
  if (args.length === 1 && args[0] === null) throw new GroovyException("NullPointerException", "the argument is null");
  return text === undefined || args.length !== 1 ? undefined : apply(self, text);
};

const conversions: StringMethods = {
  toInteger: toNumber("Integer"),
  toLong: toNumber("Long"),
  toFloat: toNumber("Float"),
  toDouble: toNumber("Double"),
  toBigInteger: toNumber("BigInteger"),
  toBigDecimal: toNumber("BigDecimal"),
  isInteger: isNumberText("Integer"),
  isLong: isNumberText("Long"),
  isFloat: isNumberText("Float"),
  isDouble: isNumberText("Double"),
  isBigInteger: isNumberText("BigInteger"),
  isBigDecimal: isNumberText("BigDecimal"),
  isNumber: isNumberText("BigDecimal"),
  toBoolean: simple((self) => ["true", "y", "1"].includes(javaTrim(self).toLowerCase())),
  asBoolean: simple((self) => self !== ""),
  toString: simple((self) => self),
  toList: (self, args, { budget }) => {
    if (args.length > 0) return undefined;
    budget.items(self.length);
    return new ListDatum(charactersOf(self));
  },
  intern: simple((self) => self),
};

/** Letters beyond these change their case by rules of their own. */
function changeCase(self: string, change: (text: string) => string): string {
  // eslint-disable-next-line no-control-regex -- Latin-1, where Java and JavaScript agree
  return /^[\u0000-\u00de\u00e0-\u00fe]*$/.test(self) ? change(self) : unsupported("the case of such letters");
}

const shapes: StringMethods = {
  trim: simple(javaTrim),
  strip: simple((self) => (isAscii(self) ? stripped(self) : unsupported("strip"))),
  toUpperCase: simple((self) => changeCase(self, (text) => text.toUpperCase())),
  toLowerCase: simple((self) => changeCase(self, (text) => text.toLowerCase())),
  capitalize: simple((self) => changeCase(self.slice(0, 1), (text) => text.toUpperCase()) + self.slice(1)),
  uncapitalize: simple((self) => changeCase(self.slice(0, 1), (text) => text.toLowerCase()) + self.slice(1)),
  reverse: simple((self) => (/[\ud800-\udfff]/.test(self) ? unsupported("reverse") : reversed(self))),
  stripIndent: simple(stripIndent),
  stripMargin: (self, args) => {
    const margin = args.length === 0 ? "|" : textArgument(args, 0);
    return margin?.length !== 1 ? undefined : stripMargin(self, margin);
  },
  readLines: simple((self) => new ListDatum(readLines(self))),
  padLeft: (self, args) => padded(self, args, (text, missing) => missing + text),
  padRight: (self, args) => padded(self, args, (text, missing) => text + missing),
  center: (self, args) => {
    const width = indexArgument(args, 0);
    const filler = args.slice(1);
    if (width === undefined) return undefined;
    const left = padded(
      self,
      [whole(Math.floor((width + self.length) / 2)), ...filler],
      (text, missing) => missing + text,
    );
    return typeof left === "string"
      ? padded(left, [whole(width), ...filler], (text, missing) => text + missing)
      : undefined;
  },
  takeBefore: withText((self, text) => (text === "" ? "" : before(self, text))),
  takeAfter: withText((self, text) => (text === "" ? "" : after(self, text))),
  takeBetween: (self, args) => {
    const [from, to] = [textArgument(args, 0), textArgument(args, args.length - 1)];
    if (from === undefined || to === undefined || args.length > 2) return undefined;
    return from === "" || to === "" ? undefined : before(after(self, from), to);
  },
  getAt: (self, args, machine) => (args.length === 1 ? readIndex(self, args, machine) : undefined),
  concat: withText((self, text) => self + text),
  plus: (self, args, { budget }) => (args[0] === undefined ? undefined : plus(self, args[0], budget)),
  minus: (self, args, { budget }) => (args[0] === undefined ? undefined : minus(self, demand(args[0]), budget)),
  multiply: (self, args, { budget }) => repeat(self, args, budget),
  repeat: (self, args, { budget }) => repeat(self, args, budget),
  substring: (self, args) => {
    const [start, end] = [indexArgument(args, 0), args.length > 1 ? indexArgument(args, 1) : self.length];
    return start === undefined || end === undefined ? undefined : substring(self, start, end);
  },
  subSequence: (self, args) => {
    const [start, end] = [indexArgument(args, 0), indexArgument(args, 1)];
    return start === undefined || end === undefined ? undefined : substring(self, start, end);
  },
  take: (self, args) => mapIndex(args, (count) => self.slice(0, Math.max(count, 0))),
  drop: (self, args) => mapIndex(args, (count) => self.slice(Math.max(count, 0))),
  takeRight: (self, args) => mapIndex(args, (count) => (count <= 0 ? "" : self.slice(-count))),
  dropRight: (self, args) => mapIndex(args, (count) => (count <= 0 ? self : self.slice(0, -count))),
};

/** What stands before the first occurrence; nothing where there is none. */
function before(self: string, text: string): string {
  return self.slice(0, Math.max(self.indexOf(text), 0));
}

function after(self: string, text: string): string {
  const index = self.indexOf(text);
  return index < 0 ? "" : self.slice(index + text.length);
}

/** Java's `strip`, for ASCII. */
function stripped(text: string): string {
  const characters = charactersOf(text);
  const first = characters.findIndex((character) => !isWhitespace(character));
  const last = characters.findLastIndex((character) => !isWhitespace(character));
  return first === -1 ? "" : text.slice(first, last + 1);
}

function mapIndex(args: readonly Datum[], apply: (index: number) => Datum): Datum | undefined {
  const index = args.length === 1 ? indexArgument(args, 0) : undefined;
  return index === undefined ? undefined : apply(index);
}

function substring(self: string, start: number, end: number): string {
  if (start < 0 || end > self.length || start > end) {
    throw new GroovyException("StringIndexOutOfBoundsException", `begin ${start}, end ${end}, length ${self.length}`);
  }
  return self.slice(start, end);
}

function padded(
  self: string,
  args: readonly Datum[],
  place: (text: string, missing: string) => string,
): Datum | undefined {
  const width = indexArgument(args, 0);
  const filler = args.length > 1 ? textArgument(args, 1) : " ";
  if (width === undefined || filler === undefined || filler === "") return undefined;
  if (width > 10_000) return unsupported("so wide a text");
  const missing = Math.max(width - self.length, 0);
  return place(self, filler.repeat(Math.ceil(missing / filler.length)).slice(0, missing));
}

function repeat(self: string, args: readonly Datum[], budget: Machine["budget"]): Datum | undefined {
  return mapIndex(args, (count) => {
    if (count < 0) throw new GroovyException("IllegalArgumentException", `count is negative: ${count}`);
    budget.text(self.length * count);
    return self.repeat(count);
  });
}

const queries: StringMethods = {
  size: simple((self) => whole(self.length)),
  length: simple((self) => whole(self.length)),
  isEmpty: simple((self) => self === ""),
  isBlank: simple((self) => (isAscii(self) ? isWhitespace(self) : unsupported("isBlank"))),
  isAllWhitespace: simple((self) => (isAscii(self) ? isWhitespace(self) : unsupported("isAllWhitespace"))),
  contains: withText((self, text) => self.includes(text)),
  containsIgnoreCase: withText((self, text) => text !== "" && lower(self).includes(lower(text))),
  startsWith: withText((self, text) => self.startsWith(text)),
  endsWith: withText((self, text) => self.endsWith(text)),
  startsWithIgnoreCase: withText((self, text) => text !== "" && lower(self).startsWith(lower(text))),
  endsWithIgnoreCase: withText((self, text) => text !== "" && lower(self).endsWith(lower(text))),
  equals: (self, args) => (args.length === 1 ? knownArgument(args, 0) === self : undefined),
  equalsIgnoreCase: (self, args) => {
    const other = knownArgument(args, 0);
    return typeof other === "string" ? lower(self) === lower(other) : other === null ? false : undefined;
  },
  compareTo: withText((self, text) => whole(compareText(self, text))),
  compareToIgnoreCase: withText((self, text) => whole(compareText(lower(self), lower(text)))),
  indexOf: (self, args) => position(args, (text, from) => self.indexOf(text, from), 0),
  lastIndexOf: (self, args) =>
    position(args, (text, from) => (from < 0 ? -1 : self.lastIndexOf(text, from)), self.length),
  count: withText((self, text) => whole(occurrences(self, text))),
};

/** Those that overlap count each. */
function occurrences(self: string, text: string): number {
  if (text === "") return unsupported("count of nothing");
  let count = 0;
  for (let index = self.indexOf(text); index !== -1; index = self.indexOf(text, index + 1)) count++;
  return count;
}

function lower(text: string): string {
  return changeCase(text, (letters) => letters.toLowerCase());
}

function position(
  args: readonly Datum[],
  find: (text: string, from: number) => number,
  start: number,
): Datum | undefined {
  const text = textArgument(args, 0);
  const from = args.length > 1 ? indexArgument(args, 1) : start;
  return text === undefined || from === undefined ? undefined : whole(find(text, from));
}

const parts: StringMethods = {
  tokenize: (self, args, { budget }) => {
    budget.step(self.length >> 2);
    const separators = args.length === 0 ? " \t\n\r\f" : textArgument(args, 0);
    return separators === undefined ? undefined : new ListDatum(tokens(self, separators));
  },
  split: (self, args, { budget }) => {
    budget.step(self.length >> 2);
    if (args.length === 0) return new ListDatum(tokens(self, " \t\n\r\f"), "array");
    const [pattern, limit] = [textArgument(args, 0), args.length > 1 ? indexArgument(args, 1) : 0];
    if (pattern === undefined || limit === undefined) return undefined;
    return new ListDatum(splitText(pattern, self, limit, budget), "array");
  },
  replace: (self, args, { budget }) => {
    budget.step(self.length >> 2);
    const [from, to] = [textArgument(args, 0), textArgument(args, 1)];
    if (from === undefined || to === undefined) return undefined;
    budget.text(self.length + (from === "" ? self.length + 1 : self.split(from).length) * to.length);
    return self.split(from).join(to) + (from === "" ? unsupported("replacement of nothing") : "");
  },
  replaceAll: (self, args, machine) => replaced(self, args, machine, Number.POSITIVE_INFINITY),
  replaceFirst: (self, args, machine) => replaced(self, args, machine, 1),
  matches: (self, args, { budget }) => {
    const pattern = patternArgument(args);
    return pattern === undefined ? undefined : matchesWhole(pattern, self, budget);
  },
  find: (self, args, machine) => {
    const pattern = patternArgument(args);
    if (pattern === undefined || args.length !== 1) return undefined;
    const match = allMatches(pattern, self, machine.budget)[0];
    return match === undefined ? null : self.slice(match.start, match.end);
  },
  findAll: (self, args, { budget }) => {
    const pattern = patternArgument(args);
    if (pattern === undefined || args.length !== 1) return undefined;
    return new ListDatum(allMatches(pattern, self, budget).map((match) => self.slice(match.start, match.end)));
  },
  any: (self, args, machine) =>
    overCharacters(self, args, machine, (closure) =>
      charactersOf(self).some((character) => isTrue(machine.call(closure, [character]))),
    ),
  every: (self, args, machine) =>
    overCharacters(self, args, machine, (closure) =>
      charactersOf(self).every((character) => isTrue(machine.call(closure, [character]))),
    ),
  collect: (self, args, machine) =>
    overCharacters(
      self,
      args,
      machine,
      (closure) => new ListDatum(charactersOf(self).map((character) => machine.call(closure, [character]))),
    ),
  formatted: (self, args, { budget }) => format(self, args, budget),
};

function tokens(text: string, separators: string): string[] {
  const result: string[] = [];
  let token = "";
  for (const character of text) {
    if (!separators.includes(character)) {
      token += character;
    } else if (token !== "") {
      result.push(token);
      token = "";
    }
  }
  return token === "" ? result : [...result, token];
}

function patternArgument(args: readonly Datum[]): string | undefined {
  const arg = knownArgument(args, 0);
  if (typeof arg === "object" && arg?.type === "pattern") return arg.source;
  return typeof arg === "string" ? arg : undefined;
}

function replaced(self: string, args: readonly Datum[], machine: Machine, limit: number): Datum | undefined {
  const pattern = patternArgument(args);
  if (pattern === undefined || args.length !== 2) return undefined;
  const matches = allMatches(pattern, self, machine.budget).slice(0, limit);
  const replacement = knownArgument(args, 1);
  if (typeof replacement === "string") return replaceMatches(pattern, self, replacement, matches, machine.budget);
  const closure = closureArgument(args, 1);
  if (closure === undefined) return undefined;
  const replace = (match: (typeof matches)[number]) => {
    const groups = groupTexts(match, self);
    const argument = groups.length === 1 ? (groups[0] ?? null) : new ListDatum(groups);
    return print(machine.call(closure, [argument]), machine.budget);
  };
  return replaceEach(self, matches, replace, machine.budget);
}

function overCharacters(
  self: string,
  args: readonly Datum[],
  { budget }: Machine,
  apply: (closure: Datum) => Datum,
): Datum | undefined {
  const closure = args[0];
  if (closure === undefined || !isClosure(closure)) return undefined;
  budget.items(self.length);
  return apply(closure);
}

export const stringMethods: StringMethods = { ...conversions, ...shapes, ...queries, ...parts };
