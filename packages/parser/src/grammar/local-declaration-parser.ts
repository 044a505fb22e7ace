import type { ParserMethod } from "chevrotain";
import type {
  BlockStatement,
  Expression,
  FunctionDeclaration,
  Identifier,
  Parameter,
  Statement,
  TypeName,
  VariableDeclaration,
} from "../ast.js";
import { LParen, RParen } from "../lexer/brackets.js";
import { Identifier as IdentifierToken } from "../lexer/identifiers.js";
import * as keywords from "../lexer/keywords.js";
import * as operators from "../lexer/operators.js";
import { ExpressionStatementParser } from "./expression-statement-parser.js";
import * as kinds from "./token-kinds.js";
import { KIND } from "./token-kinds.js";

/**
 * What the body of a statement holds: code, as in a closure, or settings, as where the legacy parser lets an `if` stand
 * around them.
 */
export type Level = "code" | "config";

const MODIFIERS: ReadonlySet<string> = new Set(
  "abstract final native private protected public static synchronized transient void volatile".split(" "),
);

/** Variables, functions and assignments to several names: what a statement declares. */
export abstract class LocalDeclarationParser extends ExpressionStatementParser {
  protected abstract readonly block: ParserMethod<[Level], BlockStatement>;

  /** `Type name`, `void name(`, `static …`. */
  protected isDeclarationAhead(): boolean {
    if (this.isModifierAt(1)) return true;
    const first = this.LA(1).tokenType;
    if (first === keywords.Static) return kinds.IS_IDENTIFIER[this.kind(2)] === true || this.kind(2) === KIND.def;
    if (first === keywords.Void) return kinds.IS_IDENTIFIER[this.kind(2)] === true && this.kind(3) === KIND.lparen;
    const second = this.kind(2);
    const canBeType =
      (second === KIND.question && this.language === "script") ||
      second === KIND.dot ||
      second === KIND.less ||
      second === KIND.lbracket ||
      kinds.IS_IDENTIFIER[second] === true;
    const name = canBeType ? this.typedNameAhead(1) : 0;
    return name > 0 && this.LA(2).tokenType !== keywords.In && this.isDeclaredAt(name);
  }

  /** In a script `FOO ch.x` and `FOO f(x)` are calls, as by their names processes and types are alike. */
  private isDeclaredAt(name: number): boolean {
    if (this.language === "config") return true;
    const next = this.kind(name + 1);
    if (next === KIND.lparen) return this.kind(name + 2) === KIND.def || this.typedNameAhead(name + 2) > 0;
    const isEnd = this.isStatementEndAt(name + 1) || next === KIND.else || next === KIND.catch;
    return isEnd || next === KIND.assign;
  }

  /** `var x = 1`, `var x`: to the strict parser `var` is a name. */
  protected isVarAhead(): boolean {
    if (this.RECORDING_PHASE || kinds.IS_IDENTIFIER[this.kind(2)] !== true || this.LA(1).image !== "var") return false;
    return this.kind(3) === KIND.assign || (this.language === "config" && this.isStatementEndAt(3));
  }

  /** `private` and its like before the name or type of what they belong to, in a script. */
  protected isModifierAt(distance: number): boolean {
    if (this.language === "config" || !MODIFIERS.has(this.LA(distance).image)) return false;
    const next = this.kind(distance + 1);
    return kinds.IS_IDENTIFIER[next] === true || next === KIND.def || next === KIND.primitive;
  }

  protected modifiers(): void {
    while (!this.RECORDING_PHASE && this.isModifierAt(1)) {
      const token = this.skip();
      this.reportLegacy("legacy-modifier", this.rangeOf(token), { modifier: token.image });
    }
  }

  /** A variable, or a function, which only the legacy parser takes. */
  readonly declaration = this.RULE("declaration", (): Statement => {
    const start = this.start();
    this.modifiers();
    if (this.RECORDING_PHASE || this.LA(1).tokenType === keywords.Static) this.CONSUME(keywords.Static);
    const hasDef = this.kind(1) === KIND.def;
    if (this.RECORDING_PHASE || hasDef) this.CONSUME(keywords.Def);
    if (!hasDef && this.isVarAhead()) this.reportLegacy("legacy-var", this.rangeOf(this.skip()), {});
    const isVoid = this.LA(1).tokenType === keywords.Void;
    if (this.RECORDING_PHASE || isVoid) this.CONSUME(keywords.Void);
    const declaredType =
      this.RECORDING_PHASE || (!isVoid && this.typedNameAhead(1) > 0) ? this.SUBRULE(this.legacyType) : undefined;
    let choice = 0;
    if (this.kind(1) === KIND.lparen) choice = 1;
    else if (this.kind(2) === KIND.lparen) choice = 2;
    return this.choose<Statement>(choice, [
      { ALT: () => this.SUBRULE(this.variableDeclaration, { ARGS: [start, declaredType, hasDef] }) },
      { ALT: () => this.SUBRULE(this.multipleDeclaration, { ARGS: [start] }) },
      { ALT: () => this.SUBRULE(this.functionDeclaration, { ARGS: [start, declaredType] }) },
    ]);
  });

  readonly variableDeclaration = this.RULE(
    "variableDeclaration",
    (start: number, declaredType: TypeName | undefined, hasDef: boolean): Statement => {
      const name = this.variableName(this.CONSUME(IdentifierToken));
      const isAnnotated = this.isTypeAnnotationAhead() && hasDef && declaredType === undefined;
      const typeAnnotations = this.RECORDING_PHASE || isAnnotated ? [this.SUBRULE(this.typeAnnotation)] : [];
      let init: Expression | undefined;
      if (this.RECORDING_PHASE || this.pastNewlines().tokenTypeIdx === KIND.assign) {
        this.nls();
        this.CONSUME(operators.Assign);
        this.nls();
        init = this.SUBRULE(this.legacyAssignmentExpression);
      }
      const range = this.rangeFrom(start);
      return {
        type: "VariableDeclaration",
        range,
        loc: this.loc(range),
        ...(declaredType && { declaredType }),
        names: [name],
        typeAnnotations,
        ...(init && { init }),
      };
    },
  );

  readonly multipleDeclaration = this.RULE("multipleDeclaration", (start: number): Statement => {
    const { names, typeAnnotations } = this.SUBRULE(this.nameTypePairs);
    this.nls();
    this.CONSUME(operators.Assign);
    this.nls();
    const init = this.SUBRULE(this.expression);
    const range = this.rangeFrom(start);
    return { type: "VariableDeclaration", range, loc: this.loc(range), names, typeAnnotations, init };
  });

  readonly nameTypePairs = this.RULE("nameTypePairs", (): Pick<VariableDeclaration, "names" | "typeAnnotations"> => {
    const names: Identifier[] = [];
    const typeAnnotations: TypeName[] = [];
    this.CONSUME(LParen);
    this.scriptNls();
    do {
      if (names.length > 0) {
        this.CONSUME(operators.Comma);
        this.scriptNls();
      }
      names.push(this.variableName(this.CONSUME(IdentifierToken)));
      if (this.isTypeAnnotationAhead()) typeAnnotations.push(this.SUBRULE(this.typeAnnotation));
    } while (!this.RECORDING_PHASE && (names.length < 2 || this.kind(1) === KIND.comma));
    this.scriptNls();
    this.CONSUME(RParen);
    return { names, typeAnnotations };
  });

  /** Line breaks that only scripts take. */
  private scriptNls(): void {
    if (this.language === "script") this.nls();
  }

  /** A function where none can be declared: in a configuration, or inside other code. */
  readonly functionDeclaration = this.RULE(
    "functionDeclaration",
    (start: number, returnType: TypeName | undefined): FunctionDeclaration => {
      this.legacyDepth += 1;
      const declaration = this.SUBRULE(this.functionDefinition, { ARGS: [start, returnType] });
      this.legacyDepth -= 1;
      if (this.RECORDING_PHASE) return declaration;
      const range = [start, declaration.name.range[1]] as const;
      const code = this.language === "script" ? "legacy-nested-function" : "legacy-function";
      this.reportLegacy(code, range, { name: declaration.name.name });
      return declaration;
    },
  );

  /** From the name of a function on. */
  readonly functionDefinition = this.RULE(
    "functionDefinition",
    (start: number, returnType: TypeName | undefined): FunctionDeclaration => {
      const name = this.identifierOf(this.CONSUME(IdentifierToken));
      this.CONSUME(LParen);
      this.nls();
      const parameters: Parameter[] =
        this.RECORDING_PHASE || this.kind(1) !== KIND.rparen ? this.SUBRULE(this.formalParameterList) : [];
      this.nls();
      this.CONSUME(RParen);
      let returnAnnotation: TypeName | undefined;
      if (this.RECORDING_PHASE || (this.language === "script" && this.kind(1) === KIND.arrow)) {
        this.CONSUME(operators.Arrow);
        returnAnnotation = this.SUBRULE(this.type, { ARGS: ["declaration"] });
      }
      this.nls();
      const body = this.SUBRULE(this.block, { ARGS: ["code"] });
      const range = this.rangeFrom(start);
      return {
        type: "FunctionDeclaration",
        range,
        loc: this.loc(range),
        ...(returnType && { returnType }),
        name,
        parameters,
        ...(returnAnnotation && { returnAnnotation }),
        body,
      };
    },
  );

  readonly variableNames = this.RULE("variableNames", (): Identifier[] => {
    const names: Identifier[] = [];
    this.CONSUME(LParen);
    this.scriptNls();
    names.push(this.variableName(this.CONSUME1(IdentifierToken)));
    this.AT_LEAST_ONE(() => {
      this.CONSUME(operators.Comma);
      this.scriptNls();
      names.push(this.variableName(this.CONSUME2(IdentifierToken)));
    });
    this.scriptNls();
    this.CONSUME(RParen);
    return names;
  });

  readonly multipleAssignmentStatement = this.RULE("multipleAssignmentStatement", (): Statement => {
    const start = this.start();
    const elements = this.SUBRULE(this.variableNames);
    const targetRange = this.rangeFrom(start);
    this.nls();
    this.CONSUME(operators.Assign);
    this.nls();
    const value = this.SUBRULE(this.expression);
    const range = this.rangeFrom(start);
    const target: Expression = { type: "ListExpression", range: targetRange, loc: this.loc(targetRange), elements };
    return { type: "AssignmentStatement", range, loc: this.loc(range), target, operator: "=", value };
  });
}
