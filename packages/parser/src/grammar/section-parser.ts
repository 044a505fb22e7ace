import type { IToken } from "chevrotain";
import type {
  CompositeInput,
  Directive,
  Expression,
  Identifier,
  NamedOutput,
  Parameter,
  ProcessSection,
  Range,
  Statement,
  TypeName,
  WorkflowSection,
} from "../ast.js";
import { LBrace, LParen, RBrace, RParen } from "../lexer/brackets.js";
import { Identifier as IdentifierToken } from "../lexer/identifiers.js";
import * as operators from "../lexer/operators.js";
import { LegacyStatementParser } from "./legacy-statement-parser.js";
import type { PendingPlaceholder } from "./placeholder.js";
import {
  orderFault,
  SECTION_KINDS,
  SECTION_LABELS,
  usualOrder,
  type SectionKind,
  type SectionOwner,
} from "./section-order.js";
import { directiveOf, isQuotedCall } from "./section-rows.js";
import * as kinds from "./token-kinds.js";
import { KIND } from "./token-kinds.js";

export type Section = ProcessSection | WorkflowSection;

/** A row of any section. */
type Row = Directive | Parameter | CompositeInput | NamedOutput | Statement;

/** A section that is being read. */
interface OpenSection {
  readonly kind: SectionKind;
  readonly label: Identifier | undefined;
  /** Where the label begins and ends; without one, wherever the rows do. */
  readonly head: Range | undefined;
  readonly body: Row[];
}

/** What a row belongs to. `typed` says whether the rows of inputs and outputs are typed. */
export interface RowPlace {
  readonly owner: SectionOwner;
  readonly kind: SectionKind;
  readonly typed: boolean;
}

const NO_PLACE: RowPlace = { owner: "process", kind: "script", typed: false };

const HOLDS_CODE: ReadonlySet<SectionKind> = new Set<SectionKind>([
  "script",
  "shell",
  "exec",
  "stub",
  "prompt",
  "main",
  "onComplete",
  "onError",
  "foreign",
]);

/** What makes a row of a process without labels, or the last row of one without `script:`, its script. */
const SCRIPTS: ReadonlySet<SectionKind> = new Set<SectionKind>(["script", "shell", "exec"]);

/** Their rows can be typed. */
const HOLDS_TYPED_ROWS: ReadonlySet<SectionKind> = new Set<SectionKind>(["input", "output", "take", "emit", "publish"]);

/** The bodies of processes, agents and workflows: the rules `processBody` to `workflowPublishers` of `ScriptParser.g4`. */
export abstract class SectionParser extends LegacyStatementParser {
  #place = NO_PLACE;
  /** Those of all `shell:` sections. */
  protected readonly placeholders: PendingPlaceholder[] = [];

  /** From `{` to `}`: sections in the order in which they stand, whatever it is. One problem says what is wrong with it. */
  readonly sections = this.RULE("sections", (owner: SectionOwner, typed: boolean, name: Identifier): Section[] => {
    const brace = this.CONSUME(LBrace);
    const sections: Section[] = [];
    if (this.RECORDING_PHASE) {
      this.MANY(() => {
        this.choose<unknown>(0, [
          { ALT: () => this.SUBRULE(this.sectionLabel) },
          { ALT: () => this.SUBRULE(this.inputRow) },
          { ALT: () => this.SUBRULE(this.outputRow) },
          { ALT: () => this.SUBRULE(this.takeRow) },
          { ALT: () => this.SUBRULE(this.whenRow) },
          { ALT: () => this.SUBRULE(this.directiveRow) },
          { ALT: () => this.SUBRULE(this.topicRow) },
        ]);
      });
    } else this.#readSections(owner, typed, sections, brace);
    this.CONSUME(RBrace);
    if (!this.RECORDING_PHASE) this.#checkOrder(owner, sections, name);
    return sections;
  });

  #readSections(owner: SectionOwner, typed: boolean, sections: Section[], brace: IToken): void {
    let open: OpenSection = {
      kind: owner === "workflow" ? "main" : "directives",
      label: undefined,
      head: undefined,
      body: [],
    };
    let hasScript = false;
    let stray = this.separators();
    let isBehindBrace = this.LA(0) === brace;
    while (!this.atBlockEnd()) {
      const kind = this.#sectionAhead(owner, typed, open);
      if (kind !== undefined) {
        this.#close(open, stray, sections);
        const label = this.SUBRULE(this.sectionLabel);
        if (isBehindBrace) this.problems.add("section-behind-brace", label.range, { label: label.name });
        open = { kind, label, head: this.rangeFrom(label.range[0]), body: [] };
        hasScript ||= SCRIPTS.has(kind);
        this.nls();
        stray = undefined;
      } else {
        if (open.kind === "when" && open.body.length > 0) {
          this.#close(open, undefined, sections);
          open = { kind: "script", label: undefined, head: undefined, body: [] };
          hasScript = true;
        }
        const canBeScript = owner === "process" && !hasScript && !HOLDS_CODE.has(open.kind);
        const first = this.currIdx;
        const known = this.problems.count;
        const row = this.#row({ owner, kind: open.kind, typed: typed || owner === "agent" });
        stray = this.separators();
        const isScript = canBeScript && this.atBlockEnd() && (open.label === undefined || open.body.length > 0);
        if (isScript) {
          this.#close(open, undefined, sections);
          this.problems.rewind(known);
          this.currIdx = first;
          open = { kind: "script", label: undefined, head: undefined, body: [] };
          open.body.push(this.#row({ owner, kind: "script", typed }));
          stray = this.separators();
          this.#requireScriptLabel(open, sections);
        } else open.body.push(row);
      }
      isBehindBrace = false;
    }
    this.#close(open, stray, sections);
  }

  protected reportStray(semicolon: IToken): void {
    const range = this.rangeOf(semicolon);
    this.problems.add("stray-semicolon", range, {}, { fix: { range, text: "" } });
  }

  #close(open: OpenSection, stray: IToken | undefined, sections: Section[]): void {
    const { kind, label, head, body } = open;
    if (label === undefined && body.length === 0) {
      // `{ ; ; }` is a process whose script is an empty statement.
      if (stray === undefined || kind !== "directives" || !this.atBlockEnd()) return;
      const range = this.rangeOf(stray);
      sections.push({ type: "Section", range, loc: this.loc(range), kind: "script", body: [this.emptyOf(stray)] });
      return;
    }
    if (stray !== undefined && !HOLDS_CODE.has(kind) && kind !== "when") {
      this.reportStray(stray);
    }
    if (label !== undefined && body.length === 0 && kind !== "foreign") {
      this.problems.add("empty-section", label.range, { label: label.name });
    }
    this.#checkNames(kind, body);
    const start = head?.[0] ?? body[0]?.range[0] ?? 0;
    const range = [start, body[body.length - 1]?.range[1] ?? head?.[1] ?? start] as const;
    sections.push({ type: "Section", range, loc: this.loc(range), ...(label && { label }), kind, body } as Section);
  }

  /** Of several outputs each needs a name. */
  #checkNames(kind: SectionKind, body: readonly Row[]): void {
    const { owner, typed } = this.#place;
    const needsNames = (owner === "workflow" && kind === "emit") || (owner === "process" && kind === "output" && typed);
    if (!needsNames || body.length < 2) return;
    const unnamed = body.find((row) => row.type === "ExpressionStatement" || row.type === "VariableDeclaration");
    if (unnamed !== undefined) this.problems.add("unnamed-outputs", unnamed.range, { section: kind });
  }

  /** A process without `script:` can have nothing else with a name. */
  #requireScriptLabel({ body }: OpenSection, sections: readonly Section[]): void {
    const others = sections.some(({ kind }) => kind !== "when" && kind !== "stage");
    const script = body[0];
    if (!others || script === undefined) return;
    this.problems.add("missing-script-label", script.range, {});
  }

  #checkOrder(owner: SectionOwner, sections: readonly Section[], name: Identifier): void {
    if (sections.some(({ kind }) => kind === "foreign")) return;
    // A workflow without labels; an empty one is fine.
    if (owner === "workflow" && sections.every(({ label }) => label === undefined)) return;
    const order = usualOrder(owner).join(", ");
    const unlabeled = sections.findIndex(({ kind, label }) => kind === "main" && label === undefined);
    if (unlabeled >= 0 && sections[unlabeled] !== undefined) {
      this.problems.add("statements-before-sections", firstOf(sections[unlabeled]), {});
      return;
    }
    const fault = orderFault(
      owner,
      sections.map(({ kind }) => kind),
    );
    if (fault === undefined) return;
    if ("missing" in fault) {
      this.problems.add("missing-section", name.range, { owner, name: name.name, label: fault.missing });
      return;
    }
    const label = sections[fault.misplaced]?.label ?? name;
    const isSecond = sections.findIndex(({ label: other }) => other?.name === label.name) < fault.misplaced;
    if (isSecond) this.problems.add("duplicate-section", label.range, { owner, label: label.name });
    else this.problems.add("misplaced-section", label.range, { owner, label: label.name, order });
  }

  // --- Labels ---------------------------------------------------------------------------------------------------------

  readonly sectionLabel = this.RULE("sectionLabel", (): Identifier => {
    const label = this.identifierOf(this.CONSUME(IdentifierToken));
    this.CONSUME(operators.Colon);
    return label;
  });

  /** The section that a label here begins; nothing where a row stands. */
  #sectionAhead(owner: SectionOwner, typed: boolean, open: OpenSection): SectionKind | undefined {
    if (!this.isLabelAhead()) return undefined;
    const word = this.LA(1).image;
    const kind = SECTION_KINDS[owner].get(word);
    const isTypedRow = (typed || owner === "agent") && HOLDS_TYPED_ROWS.has(open.kind) && this.#isTypedRowAhead();
    if (kind !== undefined && !(isTypedRow && !HOLDS_CODE.has(kind))) return kind;
    if (isTypedRow) return undefined;
    if (!SECTION_LABELS.has(word)) {
      if (!this.isNewlineAt(3) || this.#isTypeOnNextLine(open)) return undefined;
    }
    const range = this.rangeOf(this.LA(1));
    const labels = [...SECTION_KINDS[owner].keys()].join(", ");
    this.problems.add("unknown-section", range, { owner, label: word, labels });
    return "foreign";
  }

  /** `x:` and nothing behind it, where a type is meant. */
  #isTypeOnNextLine({ kind }: OpenSection): boolean {
    return HOLDS_TYPED_ROWS.has(kind) && this.typeEndAhead(this.pastNewlinesAt(3)) > 0;
  }

  /** `name: Type`, and the row ends or a value follows. */
  #isTypedRowAhead(): boolean {
    let end = this.typeEndAhead(3);
    if (end === 0) return false;
    if (this.kind(end) === KIND.question) end += 1;
    return this.isStatementEndAt(end) || this.kind(end) === KIND.assign;
  }

  // --- Rows -----------------------------------------------------------------------------------------------------------

  #row(place: RowPlace): Row {
    this.#place = place;
    if (place.kind === "shell") this.pendingPlaceholders = this.placeholders;
    const row = this.recovering<Row>(this.#rowOf(place.kind), this.#invalidRow);
    this.pendingPlaceholders = undefined;
    return row;
  }

  #rowOf(kind: SectionKind): () => Row {
    switch (kind) {
      case "directives":
      case "stage":
        return this.#directiveRow;
      case "input":
        return this.#inputRow;
      case "output":
      case "emit":
      case "publish":
        return this.#outputRow;
      case "take":
        return this.#takeRow;
      case "when":
        return this.#whenRow;
      case "topic":
        return this.#topicRow;
      default:
        return this.#codeRow;
    }
  }

  readonly #directiveRow = (): Row => this.SUBRULE(this.directiveRow);
  readonly #inputRow = (): Row => this.SUBRULE(this.inputRow);
  readonly #outputRow = (): Row => this.SUBRULE(this.outputRow);
  readonly #takeRow = (): Row => this.SUBRULE(this.takeRow);
  readonly #whenRow = (): Row => this.SUBRULE(this.whenRow);
  readonly #topicRow = (): Row => this.SUBRULE(this.topicRow);
  readonly #codeRow = (): Row => this.SUBRULE(this.statement, { ARGS: ["code"] }) as Statement;

  readonly #invalidRow = (start: number): Row => this.invalidStatement(start);

  readonly directiveRow = this.RULE("directiveRow", (): Row => {
    const known = this.problems.count;
    const minus = this.kind(2) === KIND.subtract ? this.LA(2).startOffset : undefined;
    const statement = this.SUBRULE(this.statement, { ARGS: ["code"] }) as Statement;
    if (this.RECORDING_PHASE) return statement;
    return this.#asDirective(statement, minus, known);
  });

  #asDirective(statement: Statement, minus: number | undefined, known: number): Row {
    const directive = directiveOf(statement, minus);
    if (directive !== undefined) return directive;
    this.#reportRow(statement, known);
    return statement;
  }

  /** A row that has a problem already is not reported again. */
  #reportRow(statement: Statement, known: number): void {
    if (this.problems.count > known || isQuotedCall(statement)) return;
    const { owner, kind } = this.#place;
    this.problems.add("invalid-row", statement.range, { owner, section: kind });
  }

  readonly inputRow = this.RULE("inputRow", (): Row => {
    const isTypedRow = this.isLabelAhead() || (this.#place.typed && this.#isBareNameAhead());
    if (this.RECORDING_PHASE || isTypedRow) {
      const parameter = this.SUBRULE(this.nameTypePair);
      if (!this.RECORDING_PHASE) {
        if (!this.#place.typed) this.#reportTypedRow(parameter);
        return parameter;
      }
    }
    if (this.RECORDING_PHASE || this.#isCompositeAhead()) {
      const composite = this.SUBRULE(this.compositeInput);
      if (!this.RECORDING_PHASE) return composite;
    }
    if (this.RECORDING_PHASE || !this.#place.typed) return this.SUBRULE1(this.directiveRow);
    const known = this.problems.count;
    const statement = this.SUBRULE2(this.statement, { ARGS: ["code"] }) as Statement;
    this.#reportRow(statement, known);
    return statement;
  });

  #isBareNameAhead(): boolean {
    return kinds.IS_IDENTIFIER[this.kind(1)] === true && this.isRowEndAt(2);
  }

  /** The end of a statement, and the next line does not go on with it. */
  protected isRowEndAt(distance: number): boolean {
    if (!this.isNewlineAt(distance)) return this.isStatementEndAt(distance);
    const next = this.kind(this.pastNewlinesAt(distance));
    const isOperator = kinds.IS_INFIX[next] === true && kinds.IS_SAME_LINE_INFIX[next] !== true;
    const isCondition = next === KIND.question || next === KIND.elvis;
    return !(
      isOperator ||
      isCondition ||
      kinds.IS_PROPERTY_OPERATOR[next] === true ||
      kinds.IS_ASSIGNMENT[next] === true
    );
  }

  #reportTypedRow(row: Parameter | CompositeInput | NamedOutput): void {
    const { owner, kind } = this.#place;
    this.problems.add("typed-row-in-legacy", row.range, { owner, section: kind });
  }

  readonly nameTypePair = this.RULE("nameTypePair", (): Parameter => {
    const name = this.variableName(this.CONSUME(IdentifierToken));
    let typeAnnotation: TypeName | undefined;
    if (this.isTypeAnnotationAhead()) typeAnnotation = this.SUBRULE(this.typeAnnotation);
    const range = this.rangeFrom(name.range[0]);
    return { type: "Parameter", range, loc: this.loc(range), name, ...(typeAnnotation && { typeAnnotation }) };
  });

  /** `record(a: T, b)` or `tuple(a: T, b)`, of names alone. */
  #isCompositeAhead(): boolean {
    const word = this.LA(1).image;
    if ((word !== "record" && word !== "tuple") || this.kind(2) !== KIND.lparen) return false;
    for (let at = this.pastNewlinesAt(3); ; at = this.pastNewlinesAt(at + 1)) {
      if (kinds.IS_IDENTIFIER[this.kind(at)] !== true) return false;
      at += 1;
      if (this.kind(at) === KIND.colon) {
        at = this.typeEndAhead(at + 1);
        if (at === 0) return false;
        if (this.kind(at) === KIND.question) at += 1;
      }
      if (this.kind(at) === KIND.comma && this.kind(this.pastNewlinesAt(at + 1)) !== KIND.rparen) continue;
      if (this.kind(at) === KIND.comma) at += 1;
      const close = this.pastNewlinesAt(at);
      return this.kind(close) === KIND.rparen && this.isStatementEndAt(close + 1);
    }
  }

  readonly compositeInput = this.RULE("compositeInput", (): CompositeInput => {
    const kind = this.identifierOf(this.CONSUME(IdentifierToken));
    this.CONSUME(LParen);
    const components: Parameter[] = [];
    do {
      if (components.length > 0) this.CONSUME(operators.Comma);
      this.nls();
      if (this.kind(1) === KIND.rparen) break;
      components.push(this.SUBRULE(this.nameTypePair));
    } while (!this.RECORDING_PHASE && this.kind(1) === KIND.comma);
    this.nls();
    this.CONSUME(RParen);
    const range = this.rangeFrom(kind.range[0]);
    const composite: CompositeInput = { type: "CompositeInput", range, loc: this.loc(range), kind, components };
    if (this.RECORDING_PHASE) return composite;
    if (!this.#place.typed) this.#reportTypedRow(composite);
    else if (kind.name === "tuple" && components.length === 1) this.problems.add("tuple-of-one", range, {});
    return composite;
  });

  readonly outputRow = this.RULE("outputRow", (): Row => {
    if (this.RECORDING_PHASE || this.#isNamedOutputAhead()) {
      const output = this.SUBRULE(this.namedOutput);
      if (!this.RECORDING_PHASE) {
        const { typed, kind } = this.#place;
        const isTyped = kind === "output" ? true : kind === "emit" && output.typeAnnotation !== undefined;
        if (!typed && isTyped) this.#reportTypedRow(output);
        return output;
      }
    }
    if (this.RECORDING_PHASE || (this.#place.kind === "output" && !this.#place.typed)) {
      const row = this.SUBRULE1(this.directiveRow);
      if (!this.RECORDING_PHASE) return row;
    }
    const known = this.problems.count;
    const statement = this.SUBRULE2(this.statement, { ARGS: ["code"] }) as Statement;
    if (!this.RECORDING_PHASE && !this.#isOutput(statement)) this.#reportRow(statement, known);
    return statement;
  });

  /** `name`, `name: …` or `name = …`; in a legacy process a bare name is a directive. */
  #isNamedOutputAhead(): boolean {
    if (kinds.IS_IDENTIFIER[this.kind(1)] !== true) return false;
    const { kind, typed } = this.#place;
    const next = this.kind(2);
    if (next === KIND.colon) return true;
    if (next === KIND.assign) return !this.isNewlineAt(3);
    return this.isRowEndAt(2) && (kind !== "output" || typed);
  }

  /** An expression or an assignment is an output as well; to publish takes a name. */
  #isOutput({ type }: Statement): boolean {
    return (
      (type === "ExpressionStatement" || type === "AssignmentStatement" || type === "VariableDeclaration") &&
      this.#place.kind !== "publish"
    );
  }

  readonly namedOutput = this.RULE("namedOutput", (): NamedOutput => {
    const name = this.variableName(this.CONSUME(IdentifierToken));
    let typeAnnotation: TypeName | undefined;
    if (this.isTypeAnnotationAhead()) typeAnnotation = this.SUBRULE(this.typeAnnotation);
    let value: Expression | undefined;
    if (this.RECORDING_PHASE || this.kind(1) === KIND.assign) {
      this.CONSUME(operators.Assign);
      value = this.SUBRULE(this.expression);
    }
    const range = this.rangeFrom(name.range[0]);
    return {
      type: "NamedOutput",
      range,
      loc: this.loc(range),
      name,
      ...(typeAnnotation && { typeAnnotation }),
      ...(value && { value }),
    };
  });

  readonly takeRow = this.RULE("takeRow", (): Row => {
    if (this.RECORDING_PHASE || this.isLabelAhead() || this.#isBareNameAhead()) {
      const take = this.SUBRULE(this.nameTypePair);
      if (!this.RECORDING_PHASE) {
        if (take.typeAnnotation !== undefined && !this.#place.typed) this.#reportTypedRow(take);
        return take;
      }
    }
    const known = this.problems.count;
    const statement = this.SUBRULE(this.statement, { ARGS: ["code"] }) as Statement;
    if (!this.RECORDING_PHASE) this.#reportRow(statement, known);
    return statement;
  });

  readonly whenRow = this.RULE("whenRow", (): Statement => {
    const start = this.start();
    const expression = this.SUBRULE(this.expression);
    const range = this.rangeFrom(start);
    return { type: "ExpressionStatement", range, loc: this.loc(range), expression };
  });

  readonly topicRow = this.RULE("topicRow", (): Statement => {
    const known = this.problems.count;
    const statement = this.SUBRULE(this.statement, { ARGS: ["code"] }) as Statement;
    if (this.RECORDING_PHASE) return statement;
    const isSent =
      statement.type === "ExpressionStatement" &&
      statement.expression.type === "BinaryExpression" &&
      statement.expression.operator === ">>";
    if (!isSent) this.#reportRow(statement, known);
    return statement;
  });
}

/** Where the first row of a section stands. */
function firstOf({ body, range }: Section): Section["range"] {
  return body[0]?.range ?? range;
}
