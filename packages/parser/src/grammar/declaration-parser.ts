import type {
  Directive,
  EnumDeclaration,
  Expression,
  FeatureFlagDeclaration,
  Identifier,
  IncludeDeclaration,
  IncludeEntry,
  InvalidStatement,
  LegacyParamDeclaration,
  OutputBlock,
  OutputDeclaration,
  ParamDeclaration,
  ParamsBlock,
  Range,
  RecordDeclaration,
  RecordField,
  ScriptStatement,
  Statement,
  TypeName,
} from "../ast.js";
import { LBrace, RBrace } from "../lexer/brackets.js";
import { Identifier as IdentifierToken } from "../lexer/identifiers.js";
import * as keywords from "../lexer/keywords.js";
import * as operators from "../lexer/operators.js";
import type { ProblemCode, ProblemData } from "../problem.js";
import { SectionParser } from "./section-parser.js";
import * as kinds from "./token-kinds.js";
import { KIND } from "./token-kinds.js";

/**
 * Declarations without sections: the rules `featureFlagDeclaration` to `enumBody` and `outputDef` of `ScriptParser.g4`, and
 * the legacy forms of `include`.
 */
export abstract class DeclarationParser extends SectionParser {
  /**
   * Records and params blocks whose rows fit a closure with labels only, and so Nextflow takes them for calls: what is wrong
   * with each, which is a problem where the script has other declarations.
   */
  protected readonly calls = new Map<ScriptStatement, (() => void)[]>();
  #faults: (() => void)[] = [];

  // --- Names with dots ------------------------------------------------------------------------------------------------

  /** How far ahead the token behind `a.b.c` is; 0 where no dot follows the first name. */
  protected dottedNamesAhead(): number {
    let at = 2;
    while (this.kind(at) === KIND.dot && kinds.IS_IDENTIFIER[this.kind(at + 1)] === true) at += 2;
    return at > 2 ? at : 0;
  }

  protected isDottedAssignmentAhead(): boolean {
    const end = this.dottedNamesAhead();
    return end > 0 && this.kind(this.pastNewlinesAt(end)) === KIND.assign;
  }

  readonly dottedNames = this.RULE("dottedNames", (): Identifier[] => {
    const path = [this.identifierOf(this.CONSUME1(IdentifierToken))];
    this.AT_LEAST_ONE(() => {
      this.CONSUME(operators.Dot);
      path.push(this.identifierOf(this.CONSUME2(IdentifierToken)));
    });
    return path;
  });

  readonly featureFlagDeclaration = this.RULE("featureFlagDeclaration", (): FeatureFlagDeclaration => {
    const start = this.start();
    const path = this.SUBRULE(this.dottedNames);
    const value = this.SUBRULE(this.assignedValue);
    const range = this.rangeFrom(start);
    return { type: "FeatureFlagDeclaration", range, loc: this.loc(range), path, value };
  });

  readonly paramDeclarationV1 = this.RULE("paramDeclarationV1", (): LegacyParamDeclaration => {
    const start = this.start();
    const path = this.SUBRULE(this.dottedNames);
    const value = this.SUBRULE(this.assignedValue);
    const range = this.rangeFrom(start);
    return { type: "LegacyParamDeclaration", range, loc: this.loc(range), path, value };
  });

  /** `= value`, where lines may break. What cannot be read is a value nobody knows. */
  readonly assignedValue = this.RULE("assignedValue", (): Expression => {
    this.nls();
    this.CONSUME(operators.Assign);
    this.nls();
    return this.SUBRULE(this.knownOrInvalid);
  });

  readonly knownOrInvalid = this.RULE("knownOrInvalid", (): Expression =>
    this.recovering(this.#value, this.#invalidValue),
  );

  readonly #value = (): Expression => this.SUBRULE(this.expression);

  readonly #invalidValue = (start: number): Expression => this.nothing(start);

  protected nothing(start: number): Expression {
    const range = this.rangeFrom(start);
    return { type: "InvalidExpression", range, loc: this.loc(range) };
  }

  // --- Includes -------------------------------------------------------------------------------------------------------

  readonly includeDeclaration = this.RULE("includeDeclaration", (): IncludeDeclaration => {
    const start = this.start();
    this.CONSUME(keywords.Include);
    const isBraced = this.kind(1) === KIND.lbrace;
    let entries: IncludeEntry[] = this.RECORDING_PHASE || isBraced ? this.SUBRULE(this.includeNames) : [];
    const isBare = !isBraced && kinds.IS_IDENTIFIER[this.kind(1)] === true;
    if (this.RECORDING_PHASE || isBare) {
      const entry = this.SUBRULE(this.includeName);
      if (!this.RECORDING_PHASE) this.reportLegacy("legacy-include-without-braces", entry.range, {});
      entries = [entry];
    }
    if (this.RECORDING_PHASE || isBraced || isBare) this.#from();
    const isMissing = this.atStatementEnd();
    const source =
      this.RECORDING_PHASE || !isMissing ? this.SUBRULE(this.expression) : this.nothing(this.rangeFrom(start)[1]);
    if (!this.RECORDING_PHASE) {
      if (isMissing) this.problems.add("include-without-source", this.rangeOf(this.LA(0)), {});
      else this.#checkSource(source, isBraced || isBare);
    }
    const clauses: Directive[] = [];
    while (this.RECORDING_PHASE || this.#isClauseAhead()) {
      clauses.push(this.SUBRULE(this.includeClause));
      if (this.RECORDING_PHASE) break;
    }
    const range = this.rangeFrom(start);
    return { type: "IncludeDeclaration", range, loc: this.loc(range), entries, source, clauses };
  });

  #from(): void {
    if (this.RECORDING_PHASE) {
      this.CONSUME(keywords.From);
      return;
    }
    const next = this.pastNewlinesAt(1);
    if (next > 1 && this.LA(next).tokenType === keywords.From && kinds.IS_STRING[this.kind(next + 1)] === true) {
      const range = this.rangeOf(this.LA(1));
      this.problems.add("legacy-line-break", [range[0], range[0] + 1], {});
      this.nls();
    }
    if (!this.atStatementEnd()) this.CONSUME(keywords.From);
  }

  #checkSource(source: Expression, hasFrom: boolean): void {
    if (!hasFrom) this.reportLegacy("legacy-include-of-all", source.range, {});
    else if (source.type !== "StringLiteral" || this.isParenthesized(source))
      this.problems.add("include-source", source.range, {});
  }

  readonly includeNames = this.RULE("includeNames", (): IncludeEntry[] => {
    const entries: IncludeEntry[] = [];
    const brace = this.CONSUME(LBrace);
    if (this.RECORDING_PHASE) this.MANY(() => void entries.push(this.SUBRULE(this.includeName)));
    else {
      this.nls();
      while (!this.atBlockEnd()) {
        entries.push(this.SUBRULE(this.includeName));
        if (this.kind(1) === KIND.comma) {
          const comma = this.rangeOf(this.skip());
          this.problems.add("include-comma", comma, {}, { fix: { range: comma, text: ";" } });
        } else if (!this.atStatementEnd()) throw this.unexpected("`;` or the end of the line");
        while (this.isNewlineAt(1) || this.kind(1) === KIND.semicolon) this.skip();
      }
      if (entries.length === 0) this.problems.add("include-nothing", this.rangeOf(brace), {});
    }
    this.CONSUME(RBrace);
    return entries;
  });

  readonly includeName = this.RULE("includeName", (): IncludeEntry => {
    const name = this.identifierOf(this.CONSUME1(IdentifierToken));
    let alias: Identifier | undefined;
    this.OPTION(() => {
      this.CONSUME(keywords.As);
      alias = this.identifierOf(this.CONSUME2(IdentifierToken));
    });
    const range = this.rangeFrom(name.range[0]);
    return { type: "IncludeEntry", range, loc: this.loc(range), name, ...(alias && { alias }) };
  });

  #isClauseAhead(): boolean {
    const word = this.LA(1).image;
    return word === "addParams" || word === "params";
  }

  readonly includeClause = this.RULE("includeClause", (): Directive => {
    const name = this.identifierOf(this.CONSUME(IdentifierToken));
    const list = this.SUBRULE(this.arguments);
    const range = this.rangeFrom(name.range[0]);
    if (!this.RECORDING_PHASE) this.reportLegacy("legacy-include-clause", range, { name: name.name });
    return { type: "Directive", range, loc: this.loc(range), name, arguments: list };
  });

  // --- Params ---------------------------------------------------------------------------------------------------------

  readonly paramsDef = this.RULE("paramsDef", (): ParamsBlock => {
    const keyword = this.identifierOf(this.CONSUME(IdentifierToken));
    this.#faults = [];
    this.nls();
    this.CONSUME(LBrace);
    const body = this.rows<ParamDeclaration | Statement>(this.#paramDeclaration, (start) =>
      this.invalidStatement(start),
    );
    this.CONSUME(RBrace);
    const range = this.rangeFrom(keyword.range[0]);
    const block: ParamsBlock = { type: "ParamsBlock", range, loc: this.loc(range), keyword, body };
    if (this.#faults.length > 0) this.calls.set(block, this.#faults);
    return block;
  });

  readonly #paramDeclaration = (): ParamDeclaration | Statement => this.SUBRULE(this.paramDeclaration);

  /** Rows up to the end of a block. A semicolon alone is no row, though Nextflow's grammar can take it for one. */
  protected rows<R>(row: () => R, invalid: (start: number) => R): R[] {
    const rows: R[] = [];
    if (this.RECORDING_PHASE) {
      this.MANY(() => void row.call(this));
      return rows;
    }
    let stray = this.separators();
    while (!this.atBlockEnd()) {
      rows.push(this.recovering(row, invalid));
      stray = this.separators();
    }
    if (stray !== undefined) this.reportStray(stray);
    return rows;
  }

  readonly paramDeclaration = this.RULE("paramDeclaration", (): ParamDeclaration | Statement => {
    if (this.RECORDING_PHASE || this.#isParamAhead()) {
      const name = this.variableName(this.CONSUME(IdentifierToken));
      let typeAnnotation: TypeName | undefined;
      if (this.isTypeAnnotationAhead()) typeAnnotation = this.SUBRULE(this.typeAnnotation);
      let defaultValue: Expression | undefined;
      if (this.RECORDING_PHASE || this.kind(1) === KIND.assign) {
        this.CONSUME(operators.Assign);
        defaultValue = this.SUBRULE(this.expression);
      }
      const range = this.rangeFrom(name.range[0]);
      const declaration: ParamDeclaration = {
        type: "ParamDeclaration",
        range,
        loc: this.loc(range),
        name,
        ...(typeAnnotation && { typeAnnotation }),
        ...(defaultValue && { defaultValue }),
      };
      if (!this.RECORDING_PHASE) return declaration;
    }
    const known = this.problems.count;
    const statement = this.SUBRULE(this.statementOrLabeled);
    if (this.problems.count > known || this.RECORDING_PHASE) return statement;
    if (statement.type === "LabeledStatement") this.#defer("invalid-param", statement.range, {});
    else this.problems.add("invalid-param", statement.range, {});
    return statement;
  });

  #isParamAhead(): boolean {
    if (kinds.IS_IDENTIFIER[this.kind(1)] !== true) return false;
    if (this.kind(2) === KIND.assign) return !this.isNewlineAt(3);
    if (this.kind(2) !== KIND.colon) return this.isRowEndAt(2);
    return this.isStatementEndAt(3) || this.typeEndAhead(3) > 0;
  }

  // --- Types ----------------------------------------------------------------------------------------------------------

  readonly recordDef = this.RULE("recordDef", (): RecordDeclaration => {
    const start = this.start();
    this.CONSUME(keywords.Record);
    const name = this.identifierOf(this.CONSUME(IdentifierToken));
    this.nls();
    const brace = this.CONSUME(LBrace);
    const fields: (RecordField | InvalidStatement)[] = [];
    this.#faults = [];
    if (this.RECORDING_PHASE) this.MANY(() => void this.SUBRULE(this.recordField));
    else {
      this.nls();
      while (!this.atBlockEnd()) {
        fields.push(
          this.recovering<RecordField | InvalidStatement>(this.#recordField, (at) => this.invalidStatement(at)),
        );
        this.#endOfField();
      }
    }
    this.CONSUME(RBrace);
    const range = this.rangeFrom(start);
    if (!this.RECORDING_PHASE && fields.length === 0) {
      this.problems.add("empty-record", [start, this.rangeOf(brace)[0]], { name: name.name });
    }
    const record: RecordDeclaration = { type: "RecordDeclaration", range, loc: this.loc(range), name, fields };
    if (this.#faults.length > 0) this.calls.set(record, this.#faults);
    return record;
  });

  /** Semicolons stand between fields, and none behind the last. */
  #endOfField(): void {
    const first = this.LA(1);
    let semicolon = first.tokenTypeIdx === KIND.semicolon ? first : undefined;
    while (this.isNewlineAt(1) || this.kind(1) === KIND.semicolon) {
      const token = this.skip();
      if (token.tokenTypeIdx === KIND.semicolon) semicolon ??= token;
    }
    if (!this.atBlockEnd() || semicolon === undefined) return;
    const range = this.rangeOf(semicolon);
    this.#defer("stray-semicolon", range, {}, { fix: { range, text: "" } });
  }

  #defer<Code extends ProblemCode>(
    code: Code,
    range: Range,
    data: ProblemData[Code],
    extras: { readonly fix?: { readonly range: Range; readonly text: string } } = {},
  ): void {
    this.#faults.push(() => {
      this.problems.add(code, range, data, extras);
    });
  }

  readonly #recordField = (): RecordField => this.SUBRULE(this.recordField);

  readonly recordField = this.RULE("recordField", (): RecordField => {
    const name = this.variableName(this.CONSUME(IdentifierToken));
    let typeAnnotation: TypeName | undefined;
    if (this.isTypeAnnotationAhead()) typeAnnotation = this.SUBRULE(this.typeAnnotation);
    else this.problems.add("field-without-type", name.range, { name: name.name });
    const range = this.rangeFrom(name.range[0]);
    if (this.RECORDING_PHASE || this.kind(1) === KIND.assign) {
      const sign = this.rangeOf(this.CONSUME(operators.Assign));
      this.nls();
      const value = this.SUBRULE(this.expression);
      if (!this.RECORDING_PHASE) this.#defer("field-with-value", [sign[0], value.range[1]], { name: name.name });
    }
    return { type: "RecordField", range, loc: this.loc(range), name, ...(typeAnnotation && { typeAnnotation }) };
  });

  readonly enumDef = this.RULE("enumDef", (): EnumDeclaration => {
    const start = this.start();
    this.CONSUME(keywords.Enum);
    const name = this.identifierOf(this.CONSUME1(IdentifierToken));
    this.nls();
    this.CONSUME(LBrace);
    this.nls();
    const constants: Identifier[] = [];
    if (this.RECORDING_PHASE) {
      this.MANY(() => {
        this.CONSUME2(IdentifierToken);
        this.OPTION(() => this.CONSUME(operators.Comma));
      });
    }
    while (kinds.IS_IDENTIFIER[this.kind(1)] === true) {
      constants.push(this.identifierOf(this.skip()));
      const next = this.pastNewlinesAt(1);
      if (this.kind(next) === KIND.comma) {
        this.nls();
        this.skip();
      } else if (kinds.IS_IDENTIFIER[this.kind(next)] === true) {
        const end = this.rangeFrom(start)[1];
        this.problems.add("enum-comma", this.rangeOf(this.LA(next)), {}, { fix: { range: [end, end], text: "," } });
      }
      this.nls();
    }
    this.CONSUME(RBrace);
    const range = this.rangeFrom(start);
    return { type: "EnumDeclaration", range, loc: this.loc(range), name, constants };
  });

  // --- Outputs --------------------------------------------------------------------------------------------------------

  readonly outputDef = this.RULE("outputDef", (): OutputBlock => {
    const keyword = this.identifierOf(this.CONSUME(IdentifierToken));
    this.nls();
    this.CONSUME(LBrace);
    const body = this.rows<OutputDeclaration | Statement>(this.#outputDeclaration, (start) =>
      this.invalidStatement(start),
    );
    this.CONSUME(RBrace);
    const range = this.rangeFrom(keyword.range[0]);
    return { type: "OutputBlock", range, loc: this.loc(range), keyword, body };
  });

  readonly #outputDeclaration = (): OutputDeclaration | Statement => this.SUBRULE(this.outputDeclaration);

  readonly outputDeclaration = this.RULE("outputDeclaration", (): OutputDeclaration | Statement => {
    if (this.RECORDING_PHASE || this.#isOutputAhead()) {
      const name = this.variableName(this.CONSUME(IdentifierToken));
      let typeAnnotation: TypeName | undefined;
      if (this.isTypeAnnotationAhead()) typeAnnotation = this.SUBRULE(this.typeAnnotation);
      this.CONSUME(LBrace);
      const body = this.SUBRULE(this.blockStatements);
      this.CONSUME(RBrace);
      const range = this.rangeFrom(name.range[0]);
      const declaration: OutputDeclaration = {
        type: "OutputDeclaration",
        range,
        loc: this.loc(range),
        name,
        ...(typeAnnotation && { typeAnnotation }),
        body,
      };
      if (!this.RECORDING_PHASE) return declaration;
    }
    const known = this.problems.count;
    const statement = this.SUBRULE(this.statement, { ARGS: ["code"] }) as Statement;
    if (this.problems.count === known && !this.RECORDING_PHASE)
      this.problems.add("invalid-output", statement.range, {});
    return statement;
  });

  #isOutputAhead(): boolean {
    if (kinds.IS_IDENTIFIER[this.kind(1)] !== true) return false;
    const next = this.kind(2);
    return next === KIND.lbrace || next === KIND.interpolationLBrace || next === KIND.colon;
  }
}
