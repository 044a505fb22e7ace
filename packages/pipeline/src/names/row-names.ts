import type {
  Argument,
  Directive,
  Identifier,
  NamedOutput,
  Parameter,
  ProcessSection,
  Statement,
  WorkflowSection,
} from "@nf-lint/parser";
import { nearestName } from "@nf-lint/resolver";
import { scriptFacts } from "../facts/script-facts.js";
import type { FactScope } from "../facts/script-facts.js";
import type { OutputSectionName, RowKind, ScriptProblemData } from "../problem.js";
import { StatementNames } from "./statement-names.js";

export type Section = ProcessSection | WorkflowSection;
/** The section that may be of a kind; code sections are one type. */
export type SectionOf<Kind extends Section["kind"]> = HavingKind<Section, Kind>;
type HavingKind<Any extends Section, Kind> = Any extends Section
  ? Extract<Any["kind"], Kind> extends never
    ? never
    : Any
  : never;

/** Inputs that declare their last argument, if it is a name. */
const DECLARING_QUALIFIERS: ReadonlySet<string> = new Set(["val", "file", "path"]);

/** Follows the names through the rows of sections: directives, inputs and outputs. */
export abstract class RowNames extends StatementNames {
  protected namedOutputs(section: SectionOf<"emit" | "publish" | "output">, name: OutputSectionName): void {
    if (section.kind !== "output") this.workflowSection = section.kind;
    const declared = new Map<string, Identifier>();
    for (const row of section.body) {
      const output = this.#namedOutput(row, name);
      if (output === undefined) continue;
      const first = declared.get(output.name);
      if (first === undefined) declared.set(output.name, output);
      else this.report("duplicate-output", { node: output, data: { name: output.name, section: name }, first });
    }
  }

  /** A name alone is that of a variable; with a type it is not. Returns the name that the row declares. */
  #namedOutput(row: NamedOutput | Directive | Statement, section: OutputSectionName): Identifier | undefined {
    if (row.type === "NamedOutput") {
      if (row.typeAnnotation !== undefined) this.type(row.typeAnnotation, row);
      if (row.value !== undefined) this.expression(row.value);
      else if (row.typeAnnotation === undefined) this.expression(row.name);
      return row.name;
    }
    if (row.type === "AssignmentStatement") {
      this.expression(row.value);
      // `x += 1` too gives an output its name, and is not looked at as an assignment.
      if (row.target.type === "Identifier") return row.target;
      this.report("nameless-output", { node: row.target, data: { section } });
      return undefined;
    }
    if (row.type !== "Directive") this.statement(row);
    return undefined;
  }

  /** They count as read: files are staged, and all is sent to a model. */
  protected typedInputs(sections: readonly SectionOf<"input">[]): void {
    for (const row of sections.flatMap(({ body }) => body)) {
      if (row.type === "Parameter") this.#typedInput(row, "input");
      else if (row.type === "CompositeInput")
        for (const component of row.components)
          this.#typedInput(component, row.kind.name === "record" ? "record field" : "tuple component");
    }
  }

  #typedInput(input: Parameter, where: ScriptProblemData["missing-type"]["where"]): void {
    if (input.typeAnnotation !== undefined) this.type(input.typeAnnotation, input);
    else this.missingType(input, where);
    this.declare("input", input.name, input).isRead = true;
  }

  protected missingType(node: Parameter, where: ScriptProblemData["missing-type"]["where"]): void {
    this.report("missing-type", { node: node.name, data: { name: node.name.name, where } });
  }

  protected legacyInputs(sections: readonly SectionOf<"input">[]): void {
    for (const row of sections.flatMap(({ body }) => body)) if (row.type === "Directive") this.#declaredInputs(row);
    this.directives(sections, "process-inputs", "process input qualifier");
  }

  #declaredInputs(row: Directive): void {
    if (row.name.name === "tuple") {
      for (const argument of row.arguments) this.#declaredIn(argument, row);
    } else if (row.name.name === "each") {
      const [only] = row.arguments;
      if (row.arguments.length !== 1 || only === undefined) return;
      if (only.type === "Identifier") this.declare("input", only, row);
      else this.#declaredIn(only, row);
    } else this.#declaredByQualifier(row.name.name, row.arguments, row);
  }

  #declaredIn(argument: Argument, row: Directive): void {
    if (argument.type === "CallExpression" && argument.callee.type === "Identifier")
      this.#declaredByQualifier(argument.callee.name, argument.arguments, row);
  }

  #declaredByQualifier(qualifier: string, args: readonly Argument[], row: Directive): void {
    if (!DECLARING_QUALIFIERS.has(qualifier)) return;
    // Named arguments stand first for Nextflow.
    const last = args.findLast((argument) => argument.type !== "NamedArgument");
    if (last?.type === "Identifier") this.declare("input", last, row);
  }

  protected directives(
    sections: readonly SectionOf<"directives" | "input" | "output" | "stage">[],
    builtIn: FactScope,
    rows: RowKind,
  ): void {
    for (const section of sections)
      this.inScope("section", section, [builtIn], () => {
        for (const row of section.body) if (row.type === "Directive") this.#directive(row.name, row.arguments, rows);
      });
  }

  #directive(name: Identifier, args: readonly Argument[], rows: RowKind): void {
    this.directiveName(name, name.name, rows);
    this.arguments(args);
  }

  protected directiveName(node: Identifier, name: string, rows: RowKind): void {
    const facts = scriptFacts(this.scope.builtIns[0] ?? "script");
    const fact = facts.get(name);
    if (fact !== undefined && fact.kind !== "constant") {
      this.directive(node, name, fact);
      return;
    }
    const nearest = nearestName(name, facts.keys());
    const isInOrOutput = rows === "process input qualifier" || rows === "process output qualifier";
    const misplaced = isInOrOutput && scriptFacts("process-directives").has(name);
    this.report("unknown-directive", {
      node,
      data: { name, rows, ...(nearest !== undefined && { nearest }), ...(misplaced && { misplaced: true as const }) },
    });
  }
}
