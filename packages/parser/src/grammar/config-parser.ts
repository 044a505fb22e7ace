import type { IToken } from "chevrotain";
import type {
  Argument,
  ConfigApply,
  ConfigFile,
  ConfigName,
  ConfigSelector,
  ConfigStatement,
  Expression,
  GString,
  Range,
  NamedArgument,
} from "../ast.js";
import { LBrace, RBrace } from "../lexer/brackets.js";
import { Identifier as IdentifierToken } from "../lexer/identifiers.js";
import * as keywords from "../lexer/keywords.js";
import * as operators from "../lexer/operators.js";
import { StringLiteral as StringToken } from "../lexer/strings.js";
import type { TokenStream } from "../lexer/token-stream.js";
import type { ProblemCollector } from "../problem-collector.js";
import { idOf, STATEMENT_ENDS } from "./base-parser.js";
import { LegacySettingParser } from "./legacy-setting-parser.js";
import * as kinds from "./token-kinds.js";
import { KIND } from "./token-kinds.js";

/** The kinds of statements, as the first tokens tell them apart. */
const enum Kind {
  Include,
  Assign,
  Block,
  Selector,
  ApplyOrMissingEquals,
  ColonForEquals,
  SelectorWithoutColon,
  Incomplete,
  Legacy,
}

/** What Groovy offers everywhere: a call of these is a call, and not a setting that lacks its equals sign. */
const KNOWN_FUNCTIONS: ReadonlySet<string> = new Set(["print", "println", "printf", "sleep", "exit"]);

const SELECTOR_KINDS: ReadonlySet<string> = new Set(["withName", "withLabel"]);

const INCLUDE_CONFIG = idOf(keywords.IncludeConfig);

const OPENS_LEGACY_STATEMENT = new Set([
  keywords.If,
  keywords.Try,
  keywords.Def,
  keywords.Return,
  keywords.Throw,
  keywords.Assert,
  keywords.New,
]);

/** Configuration: the rules of `ConfigParser.g4` from `compilationUnit` to `invalidStatement`. The leaf of the grammar. */
export class ConfigParser extends LegacySettingParser {
  /** How many blocks are open around the statement; a selector needs one. */
  #blockDepth = 0;

  constructor(validation: "validate-grammar" | "skip-validation" = "skip-validation") {
    super(validation, "config");
    this.performSelfAnalysis();
  }

  /** Reads the tokens of a text of `textLength` characters. Never throws; problems go to the collector. */
  parse(stream: TokenStream, textLength: number, problems: ProblemCollector): ConfigFile {
    this.load(stream, textLength, problems);
    this.#blockDepth = 0;
    const body = this.compilationUnit();
    this.unload();
    const range: Range = [0, textLength];
    return { type: "ConfigFile", range, loc: problems.lines.location(range), body };
  }

  readonly compilationUnit = this.RULE("compilationUnit", (): ConfigStatement[] =>
    this.statementsUntilBlockEnd(this.#configStatement, this.#invalid),
  );

  readonly #configStatement = (): ConfigStatement => this.SUBRULE(this.outerStatement);

  readonly #invalid = (start: number): ConfigStatement => this.invalidStatement(start);

  /** A statement in a block, and at the top, where selectors are read too, with a problem. */
  readonly outerStatement = this.RULE("configBlockStatement", (): ConfigStatement => {
    this.enter();
    const statement = this.choose<ConfigStatement>(this.RECORDING_PHASE ? 0 : this.statementKindAhead(), [
      { ALT: () => this.SUBRULE(this.configInclude) },
      { ALT: () => this.SUBRULE(this.configAssign) },
      { ALT: () => this.SUBRULE(this.configBlock) },
      { ALT: () => this.SUBRULE(this.configSelector) },
      { ALT: () => this.SUBRULE(this.configMissingEquals) },
      { ALT: () => this.SUBRULE(this.configColonForEquals) },
      { ALT: () => this.SUBRULE(this.configSelectorWithoutColon) },
      { ALT: () => this.SUBRULE(this.configIncomplete) },
      { ALT: () => this.SUBRULE(this.legacyStatement) },
    ]);
    this.leave();
    return statement;
  });

  // --- Telling statements apart ---------------------------------------------------------------------------------------

  private statementKindAhead(): Kind {
    const first = this.LA(1);
    if (first.tokenTypeIdx === INCLUDE_CONFIG && this.isIncludeAhead()) return Kind.Include;
    if (kinds.IS_IDENTIFIER[first.tokenTypeIdx] === true && this.isLegacyKeywordAhead()) return Kind.Legacy;
    const end = this.pathEndAhead();
    if (end === 0) {
      if (OPENS_LEGACY_STATEMENT.has(first.tokenType) || this.isAt(kinds.STARTS_PRIMARY)) return Kind.Legacy;
      throw this.unexpected("a setting or a block");
    }
    return this.kindByWhatFollows(end, first);
  }

  private kindByWhatFollows(end: number, first: IToken): Kind {
    let at = end;
    while (this.isNewlineAt(at)) at += 1;
    const next = this.kind(at);
    if (next === KIND.assign) return this.isSelectorTargetAt(end, at + 1) ? Kind.SelectorWithoutColon : Kind.Assign;
    if (this.isSelectorTargetAt(end, end)) return Kind.SelectorWithoutColon;
    if (next === KIND.lbrace || next === KIND.interpolationLBrace) {
      if (end === 2 || at === end) return Kind.Block;
      return Kind.Incomplete;
    }
    if (STATEMENT_ENDS[this.kind(end)] === true) return Kind.Incomplete;
    if (next === KIND.dot) return this.isStatementEndAt(end + 1) ? Kind.Incomplete : Kind.Legacy;
    if (next === KIND.colon) return this.isSelectorAhead(end) ? Kind.Selector : Kind.ColonForEquals;
    if (kinds.IS_ASSIGNMENT[next] === true) return Kind.Assign;
    if (this.isVarAhead() || this.isDeclarationAhead()) return Kind.Legacy;
    if (kinds.STARTS_ARGUMENT[next] !== true && !this.isNamedArgumentAt(end)) return Kind.Legacy;
    const isCall = (end === 2 && KNOWN_FUNCTIONS.has(first.image)) || kinds.isCapitalized(first.image);
    return isCall ? Kind.Legacy : Kind.ApplyOrMissingEquals;
  }

  private isNamedArgumentAt(distance: number): boolean {
    return kinds.IS_KEYWORD_NAME[this.kind(distance)] === true && this.kind(distance + 1) === KIND.colon;
  }

  private isIncludeAhead(): boolean {
    const next = this.kind(2);
    return next !== KIND.assign && next !== KIND.dot && next !== KIND.colon && STATEMENT_ENDS[next] !== true;
  }

  /** How far ahead the token behind a path of names is; 0 where no path stands. Keywords are names where no other reading is. */
  private pathEndAhead(): number {
    const first = this.kind(1);
    if (kinds.IS_CONFIG_NAME[first] !== true) {
      const isName =
        kinds.IS_HARD_KEYWORD[first] === true && (this.kind(2) === KIND.assign || this.kind(2) === KIND.dot);
      if (!isName) return 0;
    }
    let at = 2;
    while (this.kind(at) === KIND.dot && this.isNameAt(at + 1)) at += 2;
    return at;
  }

  private isNameAt(distance: number): boolean {
    const kind = this.kind(distance);
    return kinds.IS_CONFIG_NAME[kind] === true || kinds.IS_HARD_KEYWORD[kind] === true;
  }

  /** `withName: X {`, and any other name in place of `withName`. */
  private isSelectorAhead(colon: number): boolean {
    const first = this.LA(1);
    if (colon !== 2 || kinds.IS_IDENTIFIER[first.tokenTypeIdx] !== true || kinds.isCapitalized(first.image))
      return false;
    let at = colon + 1;
    if (kinds.IS_GSTRING_BEGIN[this.kind(at)] === true) return SELECTOR_KINDS.has(this.LA(1).image);
    if (kinds.IS_CONFIG_NAME[this.kind(at)] !== true) return SELECTOR_KINDS.has(this.LA(1).image);
    at += 1;
    while (this.isNewlineAt(at)) at += 1;
    const next = this.kind(at);
    return next === KIND.lbrace || next === KIND.interpolationLBrace || SELECTOR_KINDS.has(this.LA(1).image);
  }

  /** The `X {` of `withName = X {` and of `withName X {`. */
  private isSelectorTargetAt(end: number, target: number): boolean {
    if (end !== 2 || !SELECTOR_KINDS.has(this.LA(1).image) || !this.isNameAt(target)) return false;
    let at = target + 1;
    while (this.isNewlineAt(at)) at += 1;
    const next = this.kind(at);
    return next === KIND.lbrace || next === KIND.interpolationLBrace;
  }

  // --- Settings -------------------------------------------------------------------------------------------------------

  readonly configInclude = this.RULE("configInclude", (): ConfigStatement => {
    const start = this.start();
    this.CONSUME(keywords.IncludeConfig);
    const source = this.SUBRULE(this.expression);
    const range = this.rangeFrom(start);
    return { type: "ConfigInclude", range, loc: this.loc(range), source };
  });

  readonly configAssign = this.RULE("configAssign", (): ConfigStatement => {
    const start = this.start();
    const path = this.SUBRULE(this.configAssignPath);
    const pathRange = this.rangeFrom(start);
    this.nls();
    const token = this.LA(1);
    const operator = this.assignmentOperator();
    if (token.image !== "=" && !this.RECORDING_PHASE) {
      const data = { operator: token.image, path: pathText(path) };
      this.reportLegacy("legacy-compound-assignment", [pathRange[0], this.rangeOf(token)[1]], data);
    }
    if (!this.isSettingOnNextLine()) this.nls();
    const value = this.SUBRULE(this.settingValue);
    const range = this.rangeFrom(start);
    return { type: "ConfigAssign", range, loc: this.loc(range), path, operator, value };
  });

  /** `a =` and in the next line `b = 1`: the value is missing, and the next line is no part of it. */
  private isSettingOnNextLine(): boolean {
    if (!this.isAtNewline()) return false;
    let at = 2;
    while (this.isNewlineAt(at)) at += 1;
    if (!this.isNameAt(at)) return false;
    while (this.kind(at + 1) === KIND.dot && this.isNameAt(at + 2)) at += 2;
    return this.kind(at + 1) === KIND.assign;
  }

  /** A value that cannot be read keeps its setting, so that what is set is known, though not to what. */
  readonly settingValue = this.RULE("settingValue", (): Expression =>
    this.recovering(this.#settingValue, this.#invalidValue),
  );

  readonly #settingValue = (): Expression => this.SUBRULE(this.legacyAssignmentExpression);

  readonly #invalidValue = (start: number): Expression => {
    const range = this.rangeFrom(start);
    return { type: "InvalidExpression", range, loc: this.loc(range) };
  };

  readonly configAssignPath = this.RULE("configAssignPath", (): ConfigName[] => {
    const path = [this.SUBRULE1(this.configPrimary)];
    if (this.RECORDING_PHASE) {
      this.MANY(() => {
        this.CONSUME(operators.Dot);
        path.push(this.SUBRULE2(this.configPrimary));
      });
      return path;
    }
    while (this.kind(1) === KIND.dot && this.isNameAt(2)) {
      this.skip();
      path.push(this.SUBRULE2(this.configPrimary));
    }
    return path;
  });

  readonly configPrimary = this.RULE("configPrimary", (): ConfigName => {
    let choice = 0;
    if (kinds.IS_STRING[this.kind(1)] === true) choice = 1;
    else if (this.kind(1) === KIND.primitive) choice = 2;
    else if (kinds.IS_HARD_KEYWORD[this.kind(1)] === true) choice = 3;
    return this.choose<ConfigName>(choice, [
      { ALT: () => this.identifierOf(this.CONSUME(IdentifierToken)) },
      { ALT: () => this.stringLiteralOf(this.CONSUME(StringToken)) },
      { ALT: () => this.identifierOf(this.CONSUME(keywords.PrimitiveType)) },
      { ALT: () => this.SUBRULE(this.keywordAsName) },
    ]);
  });

  /** `params.new = 1`: the legacy parser takes any word behind a dot. */
  readonly keywordAsName = this.RULE("keywordAsName", (): ConfigName => {
    const token = this.OR(HARD_KEYWORDS.map((type) => ({ ALT: () => this.CONSUME(type) })));
    this.reportLegacy("legacy-keyword-name", this.rangeOf(token), { name: token.image });
    return this.identifierOf(token);
  });

  readonly configIncomplete = this.RULE("configIncomplete", (): ConfigStatement => {
    const start = this.start();
    const path = this.SUBRULE(this.configAssignPath);
    if (this.RECORDING_PHASE || this.kind(1) === KIND.dot) this.CONSUME(operators.Dot);
    const range = this.rangeFrom(start);
    if (!this.RECORDING_PHASE) this.problems.add("incomplete-statement", range, { path: pathText(path) });
    return { type: "ConfigIncomplete", range, loc: this.loc(range), path };
  });

  // --- Blocks ---------------------------------------------------------------------------------------------------------

  readonly configBlock = this.RULE("configBlock", (): ConfigStatement => {
    const start = this.start();
    const path = this.SUBRULE(this.configAssignPath);
    // A path has at least one name.
    const name = path[0] ?? this.identifierOf(this.LA(0));
    if (path.length > 1) this.reportLegacy("legacy-dotted-block", this.rangeFrom(start), { path: pathText(path) });
    this.nls();
    const isPlugins = path.length === 1 && !this.RECORDING_PHASE && isNamed(name, "plugins");
    return this.choose<ConfigStatement>(isPlugins && this.isApplyBlockAhead() ? 1 : 0, [
      {
        ALT: () => {
          const body = this.SUBRULE(this.configBlockBody);
          const range = this.rangeFrom(start);
          return { type: "ConfigBlock", range, loc: this.loc(range), path, body };
        },
      },
      {
        ALT: () => {
          const body = this.SUBRULE(this.configApplyBody);
          const range = this.rangeFrom(start);
          return { type: "ConfigApplyBlock", range, loc: this.loc(range), name, body };
        },
      },
    ]);
  });

  readonly configBlockBody = this.RULE("configBlockBody", (): ConfigStatement[] => {
    this.CONSUME(LBrace);
    this.#blockDepth += 1;
    const body = this.statementsUntilBlockEnd(this.#configStatement, this.#invalid);
    this.#blockDepth -= 1;
    this.CONSUME(RBrace);
    return body;
  });

  readonly configSelector = this.RULE("configSelector", (): ConfigSelector => {
    const start = this.start();
    const kind = this.identifierOf(this.CONSUME(IdentifierToken));
    if (this.#blockDepth === 0 && !this.RECORDING_PHASE) {
      this.problems.add("selector-at-top-level", kind.range, { kind: kind.name });
    }
    this.CONSUME(operators.Colon);
    const target = this.SUBRULE(this.selectorTarget, { ARGS: [kind.name] });
    this.nls();
    const body = this.SUBRULE(this.configBlockBody);
    const range = this.rangeFrom(start);
    return { type: "ConfigSelector", range, loc: this.loc(range), kind, target, body };
  });

  readonly selectorTarget = this.RULE("selectorTarget", (kind: string): ConfigName | GString => {
    return this.choose<ConfigName | GString>(kinds.IS_GSTRING_BEGIN[this.kind(1)] === true ? 1 : 0, [
      { ALT: () => this.SUBRULE(this.configPrimary) },
      {
        ALT: () => {
          const target = this.SUBRULE(this.gstring) as ConfigName | GString;
          if (!this.RECORDING_PHASE) this.reportLegacy("legacy-selector-gstring", target.range, { kind });
          return target;
        },
      },
    ]);
  });

  // --- Plugins --------------------------------------------------------------------------------------------------------

  /** An empty block, or a first entry that is a name and its arguments. */
  private isApplyBlockAhead(): boolean {
    let at = 2;
    while (this.isNewlineAt(at)) at += 1;
    if (kinds.IS_IDENTIFIER[this.kind(at)] !== true) return STATEMENT_ENDS[this.kind(at)] === true;
    const next = this.kind(at + 1);
    return kinds.STARTS_ARGUMENT[next] === true || next === KIND.lparen || this.isNamedArgumentAt(at + 1);
  }

  readonly configApplyBody = this.RULE("configApplyBody", (): ConfigApply[] => {
    this.CONSUME(LBrace);
    const body = this.statementsUntilBlockEnd<ConfigApply | undefined>(this.#configApply, () => undefined);
    this.CONSUME(RBrace);
    return body.filter((apply) => apply !== undefined);
  });

  readonly #configApply = (): ConfigApply => this.SUBRULE(this.configApply);

  readonly configApply = this.RULE("configApply", (): ConfigApply => {
    const name = this.SUBRULE(this.identifier);
    const list = this.SUBRULE(this.argumentList);
    if (this.RECORDING_PHASE)
      return { type: "ConfigApply", range: [0, 0], loc: this.loc([0, 0]), name, arguments: list };
    const range = this.rangeFrom(name.range[0]);
    return { type: "ConfigApply", range, loc: this.loc(range), name, arguments: list };
  });

  // --- Slips ----------------------------------------------------------------------------------------------------------

  /** `memory 8.GB`: the value is read as if the equals sign stood there. */
  readonly configMissingEquals = this.RULE("configMissingEquals", (): ConfigStatement => {
    const start = this.start();
    const path = this.SUBRULE(this.configAssignPath);
    const pathEnd = this.rangeFrom(start)[1];
    const list = this.SUBRULE(this.argumentList);
    const range = this.rangeFrom(start);
    const value = this.RECORDING_PHASE ? undefined : onlyValue(list);
    if (!this.RECORDING_PHASE) {
      const fix = value && { fix: { range: [pathEnd, pathEnd] as const, text: " =" } };
      const keys = list.flatMap((argument) => (argument.type === "NamedArgument" ? [nameIn(argument.name)] : []));
      const data = { name: pathText(path), ...(keys.length > 0 && { keys: keys.join(", ") }) };
      this.problems.add("missing-equals", [start, range[1]], data, fix);
    }
    return {
      type: "ConfigAssign",
      range,
      loc: this.loc(range),
      path,
      operator: "=",
      value: value ?? this.#invalidValue(pathEnd),
    };
  });

  /** `enabled: true`, as in YAML or in a map. */
  readonly configColonForEquals = this.RULE("configColonForEquals", (): ConfigStatement => {
    const start = this.start();
    const path = this.SUBRULE(this.configAssignPath);
    const pathEnd = this.rangeFrom(start)[1];
    const colon = this.CONSUME(operators.Colon);
    if (!this.RECORDING_PHASE) {
      const fix = { range: [pathEnd, this.start()] as const, text: " = " };
      const name = pathText(path);
      // `process.withName: 'A' { … }` is a selector in the wrong form, and no slip of one character.
      const isSelector = /\.with(?:Name|Label)$/.test(name);
      this.problems.add("colon-instead-of-equals", this.rangeOf(colon), { name }, isSelector ? undefined : { fix });
    }
    const value = this.SUBRULE(this.settingValue);
    const range = this.rangeFrom(start);
    return { type: "ConfigAssign", range, loc: this.loc(range), path, operator: "=", value };
  });

  /** `withName = 'X' {` and `withName 'X' {`. */
  readonly configSelectorWithoutColon = this.RULE("configSelectorWithoutColon", (): ConfigStatement => {
    const kind = this.SUBRULE(this.identifier);
    const equals = this.OPTION(() => this.CONSUME(operators.Assign));
    const target = this.SUBRULE(this.configPrimary);
    if (!this.RECORDING_PHASE) {
      const end = equals ? this.rangeOf(equals)[1] : kind.range[1];
      const fix = { range: [kind.range[1], end] as const, text: ":" };
      if (equals) this.problems.add("equals-in-selector", this.rangeOf(equals), { kind: kind.name }, { fix });
      else this.problems.add("missing-colon", kind.range, { kind: kind.name }, { fix });
    }
    this.nls();
    const body = this.SUBRULE(this.configBlockBody);
    const range = this.rangeFrom(this.RECORDING_PHASE ? 0 : kind.range[0]);
    return { type: "ConfigSelector", range, loc: this.loc(range), kind, target, body };
  });
}

const HARD_KEYWORDS = keywords.keywordTypes.filter(
  (type) => !type.CATEGORIES?.includes(IdentifierToken) && type !== keywords.PrimitiveType,
);

function isNamed(name: ConfigName, text: string): boolean {
  return (name.type === "Identifier" ? name.name : name.value) === text;
}

function pathText(path: readonly ConfigName[]): string {
  return path.map((name) => (name.type === "Identifier" ? name.name : `'${name.value}'`)).join(".");
}

/** The value of `name value`; nothing where there are several arguments, or named ones. */
function nameIn(name: NamedArgument["name"]): string {
  return name.type === "Identifier" ? name.name : name.value;
}

function onlyValue(list: readonly Argument[]): Expression | undefined {
  const [first] = list;
  return list.length === 1 && first !== undefined && first.type !== "NamedArgument" ? first : undefined;
}
