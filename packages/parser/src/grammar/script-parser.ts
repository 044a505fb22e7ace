import type { IToken } from "chevrotain";
import type {
  AgentDeclaration,
  ClassDeclaration,
  Expression,
  FunctionDeclaration,
  Identifier,
  ProcessDeclaration,
  ProcessSection,
  Range,
  Script,
  ScriptStatement,
  Statement,
  WorkflowDeclaration,
  WorkflowSection,
} from "../ast.js";
import { LParen, RParen } from "../lexer/brackets.js";
import { Identifier as IdentifierToken } from "../lexer/identifiers.js";
import * as keywords from "../lexer/keywords.js";
import * as operators from "../lexer/operators.js";
import { StringLiteral as StringToken } from "../lexer/strings.js";
import { readTokens, type TokenStream } from "../lexer/token-stream.js";
import { LineTable } from "../line-table.js";
import { ProblemCollector } from "../problem-collector.js";
import { idOf } from "./base-parser.js";
import { DeclarationParser } from "./declaration-parser.js";
import { checkScript } from "./script-checks.js";
import type { SectionOwner } from "./section-order.js";
import type { AnyStatement } from "./statement-parser.js";
import * as kinds from "./token-kinds.js";
import { KIND } from "./token-kinds.js";

/** The kinds of declarations, as the first tokens tell them apart. */
const enum Kind {
  FeatureFlag,
  Include,
  Params,
  LegacyParam,
  Record,
  Enum,
  Process,
  Agent,
  Workflow,
  Output,
  Function,
  Class,
  Statement,
}

const INCLUDE = idOf(keywords.Include);
const ENUM = idOf(keywords.Enum);
const NEXTFLOW = idOf(keywords.Nextflow);
const PARAMS = idOf(keywords.Params);
const RECORD = idOf(keywords.Record);
const PROCESS = idOf(keywords.Process);
const AGENT = idOf(keywords.Agent);
const WORKFLOW = idOf(keywords.Workflow);
const OUTPUT = idOf(keywords.Output);
const AT = idOf(operators.At);

const GROOVY_TYPES: ReadonlySet<string> = new Set(["class", "interface", "trait"]);

/**
 * What a record or params block is whose rows fit a closure with labels only: in a script that declares nothing, it is the
 * call that Nextflow takes it for.
 */
type Misfits = "declarations" | "calls";

/** Scripts: the rules of `ScriptParser.g4` from `compilationUnit` to `functionDef`. A leaf of the grammar. */
export class ScriptParser extends DeclarationParser {
  /** Whether `nextflow.enable.types` was switched on above. */
  #typed = false;
  #misfits: Misfits = "declarations";

  constructor(validation: "validate-grammar" | "skip-validation" = "skip-validation") {
    super(validation, "script");
    this.performSelfAnalysis();
  }

  /** Reads the tokens of a text. Never throws; problems go to the collector. */
  parse(stream: TokenStream, text: string, problems: ProblemCollector): Script {
    const textLength = text.length;
    const known = problems.count;
    let body = this.#read(stream, textLength, problems, "declarations");
    const { hasDeclarations } = checkScript(body, this.calls, problems);
    if (!hasDeclarations && this.calls.size > 0) {
      problems.rewind(known);
      body = this.#read(stream, textLength, problems, "calls");
    }
    this.#readPlaceholders(text, problems);
    this.unload();
    const range: Range = [0, textLength];
    return { type: "Script", range, loc: problems.lines.location(range), body };
  }

  #read(stream: TokenStream, textLength: number, problems: ProblemCollector, misfits: Misfits): ScriptStatement[] {
    this.load(stream, textLength, problems);
    this.#typed = false;
    this.#misfits = misfits;
    this.calls.clear();
    this.placeholders.length = 0;
    return this.compilationUnit();
  }

  /** What is wrong in a placeholder is not reported: Nextflow reads it when the task runs. */
  #readPlaceholders(text: string, { lines }: ProblemCollector): void {
    for (const { range, to } of this.placeholders) {
      const [start, end] = range;
      const unheard = new ProblemCollector(lines);
      const stream = readTokens(text.slice(start, end), "script", new ProblemCollector(new LineTable("")));
      for (const token of stream.parsed) token.startOffset += start;
      this.load(stream, end, unheard);
      const whole: Range = [start - 2, end + 1];
      to.push({ type: "Placeholder", range: whole, loc: lines.location(whole), expression: this.placeholder() });
    }
  }

  readonly placeholder = this.RULE("placeholder", (): Expression => {
    this.nls();
    return this.SUBRULE(this.knownOrInvalid);
  });

  readonly compilationUnit = this.RULE("compilationUnit", (): ScriptStatement[] =>
    this.withStray(this.statementsUntilBlockEnd(this.#scriptDeclarationOrStatement, this.#invalid)),
  );

  readonly #scriptDeclarationOrStatement = (): ScriptStatement => this.SUBRULE(this.scriptDeclarationOrStatement);

  readonly #invalid = (start: number): ScriptStatement => this.invalidStatement(start);

  protected override explainFailure(skipped: readonly IToken[], failed: IToken): boolean {
    const [first, second] = skipped;
    // A block holds no `include`, which fails at its first word then.
    if (first === failed && first.tokenTypeIdx === KIND.include && second?.tokenTypeIdx === KIND.lbrace) {
      this.problems.add("legacy-nested-include", this.rangeOf(first), {});
      return true;
    }
    // `stdout into x`, `file 'y' into (a, b)`: what is left of those is no chain of calls.
    const binding = skipped.find(
      (token, index) =>
        index > 0 &&
        token.startOffset <= failed.startOffset &&
        (token.image === "into" || token.image === "from") &&
        skipped[index - 1]?.tokenTypeIdx !== KIND.dot,
    );
    if (binding === undefined) return false;
    this.problems.add("legacy-channel-binding", this.rangeOf(binding), { name: binding.image });
    return true;
  }

  /** Blocks of a script hold code, wherever they stand. */
  readonly outerStatement = this.RULE("outerStatement", (): AnyStatement =>
    this.SUBRULE(this.statement, { ARGS: ["code"] }),
  );

  readonly scriptDeclarationOrStatement = this.RULE("scriptDeclarationOrStatement", (): ScriptStatement => {
    while (this.RECORDING_PHASE || this.kind(1) === AT) {
      this.SUBRULE(this.annotation);
      if (this.RECORDING_PHASE) break;
      this.nls();
    }
    return this.choose<ScriptStatement>(this.RECORDING_PHASE ? 0 : this.#kindAhead(), [
      { ALT: () => this.#featureFlag() },
      { ALT: () => this.SUBRULE(this.includeDeclaration) },
      { ALT: () => this.SUBRULE(this.paramsDef) },
      { ALT: () => this.SUBRULE(this.paramDeclarationV1) },
      { ALT: () => this.SUBRULE(this.recordDef) },
      { ALT: () => this.SUBRULE(this.enumDef) },
      { ALT: () => this.SUBRULE(this.processDef) },
      { ALT: () => this.SUBRULE(this.agentDef) },
      { ALT: () => this.SUBRULE(this.workflowDef) },
      { ALT: () => this.SUBRULE(this.outputDef) },
      { ALT: () => this.SUBRULE(this.functionDef) },
      { ALT: () => this.SUBRULE(this.classDeclaration) },
      { ALT: () => this.SUBRULE(this.statement, { ARGS: ["code"] }) as Statement },
    ]);
  });

  // --- Telling declarations apart -------------------------------------------------------------------------------------

  #kindAhead(): Kind {
    if (this.#misfits === "calls") return Kind.Statement;
    switch (this.kind(1)) {
      case INCLUDE:
        return Kind.Include;
      case ENUM:
        return Kind.Enum;
      case NEXTFLOW:
        return this.isDottedAssignmentAhead() ? Kind.FeatureFlag : Kind.Statement;
      case PARAMS:
        if (this.#isBraceAt(2)) return Kind.Params;
        return this.isDottedAssignmentAhead() ? Kind.LegacyParam : Kind.Statement;
      case RECORD:
        return this.#isNamedBlockAhead() ? Kind.Record : this.#kindOfOther();
      case PROCESS:
        return this.#isSectionedAhead() ? Kind.Process : this.#kindOfOther();
      case AGENT:
        return this.#isSectionedAhead() ? Kind.Agent : this.#kindOfOther();
      case WORKFLOW:
        return this.#isSectionedAhead() ? Kind.Workflow : this.#kindOfOther();
      case OUTPUT:
        return this.#isBraceAt(2) ? Kind.Output : this.#kindOfOther();
      default:
        return this.#kindOfOther();
    }
  }

  #kindOfOther(): Kind {
    if (this.#isFunctionAhead()) return Kind.Function;
    const isType =
      GROOVY_TYPES.has(this.LA(1).image) && kinds.IS_IDENTIFIER[this.kind(2)] === true && !this.isNewlineAt(2);
    return isType ? Kind.Class : Kind.Statement;
  }

  #isBraceAt(distance: number): boolean {
    return this.kind(this.pastNewlinesAt(distance)) === KIND.lbrace;
  }

  #isNamedBlockAhead(): boolean {
    return kinds.IS_IDENTIFIER[this.kind(2)] === true && this.#isBraceAt(3);
  }

  /** `process A {`; also without a name, or with a name in quotes. */
  #isSectionedAhead(): boolean {
    return (
      this.#isNamedBlockAhead() || this.#isBraceAt(2) || (kinds.IS_STRING[this.kind(2)] === true && this.#isBraceAt(3))
    );
  }

  /** `def f(`, `def T f(`, `T f(`, with Groovy's modifiers in front. */
  #isFunctionAhead(): boolean {
    let at = 1;
    while (this.isModifierAt(at)) at += 1;
    const hasDef = this.kind(at) === KIND.def;
    if (hasDef) at += 1;
    if ((hasDef || at > 1) && kinds.IS_IDENTIFIER[this.kind(at)] === true && this.kind(at + 1) === KIND.lparen)
      return true;
    const name = this.typedNameAhead(at);
    if (name === 0 || this.kind(name + 1) !== KIND.lparen) return false;
    const next = this.kind(this.pastNewlinesAt(this.closerAhead(name + 1) + 1));
    return hasDef || next === KIND.lbrace || next === KIND.arrow;
  }

  // --- Declarations ---------------------------------------------------------------------------------------------------

  #featureFlag(): ScriptStatement {
    const flag = this.SUBRULE(this.featureFlagDeclaration);
    if (this.RECORDING_PHASE) return flag;
    const [, second, third] = flag.path;
    const isTypes = flag.path.length === 3 && second?.name === "enable" && third?.name === "types";
    if (isTypes && flag.value.type === "BooleanLiteral" && flag.value.value) this.#typed = true;
    return flag;
  }

  readonly processDef = this.RULE("processDef", (): ProcessDeclaration => {
    const start = this.start();
    this.CONSUME(keywords.Process);
    const name = this.#name("process");
    this.nls();
    const typed = this.#typed;
    const sections = this.SUBRULE(this.sections, { ARGS: ["process", typed, name] }) as ProcessSection[];
    const range = this.rangeFrom(start);
    return { type: "ProcessDeclaration", range, loc: this.loc(range), name, typed, sections };
  });

  readonly agentDef = this.RULE("agentDef", (): AgentDeclaration => {
    const start = this.start();
    this.CONSUME(keywords.Agent);
    const name = this.#name("agent");
    this.nls();
    const sections = this.SUBRULE(this.sections, { ARGS: ["agent", true, name] }) as ProcessSection[];
    const range = this.rangeFrom(start);
    return { type: "AgentDeclaration", range, loc: this.loc(range), name, sections };
  });

  readonly workflowDef = this.RULE("workflowDef", (): WorkflowDeclaration => {
    const start = this.start();
    const keyword = this.identifierOf(this.CONSUME(keywords.Workflow));
    const isEntry = this.#isBraceAt(1);
    const name = this.RECORDING_PHASE || !isEntry ? this.#name("workflow") : undefined;
    this.nls();
    const typed = this.#typed;
    const sections = this.SUBRULE(this.sections, { ARGS: ["workflow", typed, name ?? keyword] }) as WorkflowSection[];
    const range = this.rangeFrom(start);
    return { type: "WorkflowDeclaration", range, loc: this.loc(range), ...(name && { name }), typed, sections };
  });

  /** The name of a declaration. Where it is in quotes or missing, there is a problem, and a name as good as can be. */
  #name(owner: SectionOwner): Identifier {
    if (this.RECORDING_PHASE) {
      return this.OR({
        DEF: [
          { ALT: () => this.identifierOf(this.CONSUME(IdentifierToken)) },
          { ALT: () => this.identifierOf(this.CONSUME(StringToken)) },
        ],
      });
    }
    if (kinds.IS_IDENTIFIER[this.kind(1)] === true) return this.identifierOf(this.skip());
    if (kinds.IS_STRING[this.kind(1)] !== true) {
      const keyword = this.rangeOf(this.LA(0));
      this.problems.add("missing-name", keyword, { owner });
      const range: Range = [keyword[1], keyword[1]];
      return { type: "Identifier", range, loc: this.loc(range), name: "" };
    }
    const token = this.skip();
    const { quote } = this.stringLiteralOf(token);
    const quoted = this.rangeOf(token);
    const name = token.image.slice(quote.length, -quote.length);
    const fix = /^[A-Za-z_]\w*$/.test(name) ? { fix: { range: quoted, text: name } } : {};
    this.problems.add("quoted-name", quoted, { owner, name }, fix);
    const range: Range = [quoted[0] + quote.length, quoted[0] + quote.length + name.length];
    return { type: "Identifier", range, loc: this.loc(range), name };
  }

  readonly functionDef = this.RULE("functionDef", (): FunctionDeclaration => {
    const start = this.start();
    this.modifiers();
    const hasDef = this.kind(1) === KIND.def;
    if (this.RECORDING_PHASE || hasDef) this.CONSUME(keywords.Def);
    const returnType = this.RECORDING_PHASE || this.typedNameAhead(1) > 0 ? this.SUBRULE(this.legacyType) : undefined;
    const name = this.LA(1);
    if (!this.RECORDING_PHASE) this.variableName(name);
    return this.SUBRULE(this.functionDefinition, { ARGS: [start, returnType] });
  });

  // --- Legacy ---------------------------------------------------------------------------------------------------------

  /** `@Field`, `@Grab('x')`: what is behind it is read without it. */
  readonly annotation = this.RULE("annotation", (): void => {
    const start = this.start();
    this.CONSUME(operators.At);
    let name = this.CONSUME1(IdentifierToken).image;
    this.MANY1(() => {
      this.CONSUME(operators.Dot);
      name += `.${this.CONSUME2(IdentifierToken).image}`;
    });
    if (this.RECORDING_PHASE || this.kind(1) === KIND.lparen) {
      this.CONSUME(LParen);
      this.#skipToClosing();
      this.CONSUME(RParen);
    }
    if (!this.RECORDING_PHASE) this.reportLegacy("legacy-annotation", this.rangeFrom(start), { name });
  });

  #skipToClosing(): void {
    let depth = 0;
    while (!this.RECORDING_PHASE && (depth > 0 || this.kind(1) !== KIND.rparen)) {
      const kind = this.skip().tokenTypeIdx;
      if (kind === KIND.lparen) depth += 1;
      else if (kind === KIND.rparen) depth -= 1;
    }
  }

  readonly classDeclaration = this.RULE("classDeclaration", (): ClassDeclaration => {
    const start = this.start();
    const keyword = this.CONSUME1(IdentifierToken).image;
    const name = this.identifierOf(this.CONSUME2(IdentifierToken));
    const head = this.rangeFrom(start);
    const known = this.problems.count;
    if (!this.RECORDING_PHASE) {
      while (this.kind(1) !== KIND.lbrace && !(this.atStatementEnd() && !this.#isBraceAt(1))) this.skip();
    }
    this.legacyDepth += 1;
    const { body } = this.SUBRULE(this.block, { ARGS: ["code"] });
    this.legacyDepth -= 1;
    if (!this.RECORDING_PHASE) {
      this.problems.rewind(known);
      this.reportLegacy("legacy-class", head, { keyword, name: name.name });
    }
    const range = this.rangeFrom(start);
    return { type: "ClassDeclaration", range, loc: this.loc(range), name, body: body as Statement[] };
  });
}
