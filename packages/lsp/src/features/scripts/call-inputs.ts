import type { Argument, Expression, Parameter, ProcessDeclaration, WorkflowDeclaration } from "@nf-lint/parser";
import type { FoundDefinition } from "@nf-lint/pipeline";

/** An input of a process or workflow as a call gives it. */
export interface CallInput {
  /** For people: `reads`, and of a tuple the names of its parts, `meta, bam`. */
  readonly name: string;
  /** The row as it is written, without comments behind it. */
  readonly text: string;
}

type Row =
  ProcessDeclaration["sections"][number]["body"][number] | WorkflowDeclaration["sections"][number]["body"][number];

/** The inputs of a process or agent, or the takes of a workflow, in the order of a call; `undefined` for others. */
export function callInputs({ definition, module }: FoundDefinition): readonly CallInput[] | undefined {
  const { node } = definition;
  const textOf = ({ range: [start, end] }: { readonly range: readonly [number, number] }): string =>
    module.text.slice(start, end).replace(/\s+/g, " ");
  switch (node.type) {
    case "ProcessDeclaration":
    case "AgentDeclaration":
      return node.sections
        .flatMap((section): readonly Row[] => (section.kind === "input" ? section.body : []))
        .flatMap((row) => {
          const name = rowName(row);
          return name === undefined ? [] : [{ name, text: textOf(row) }];
        });
    case "WorkflowDeclaration":
      return node.sections
        .flatMap((section): readonly Row[] => (section.kind === "take" ? section.body : []))
        .flatMap((row) => (row.type === "Parameter" ? [{ name: row.name.name, text: textOf(row) }] : []));
    case "FunctionDeclaration":
      return node.parameters.map((parameter) => ({ name: parameter.name.name, text: textOf(parameter) }));
    default:
      return undefined;
  }
}

function rowName(row: Row): string | undefined {
  switch (row.type) {
    case "Parameter":
      return row.name.name;
    case "CompositeInput":
      return row.components.map((part: Parameter) => part.name.name).join(", ");
    case "Directive":
      return row.arguments.flatMap((argument) => nameIn(argument) ?? []).join(", ") || row.name.name;
    default:
      return undefined;
  }
}

/** `val(x)`, `path(x, stageAs: 'y')`, `path 'x.txt'`. */
function nameIn(argument: Argument): string | undefined {
  if (argument.type === "NamedArgument") return undefined;
  const value: Expression | undefined =
    argument.type === "CallExpression" ? argument.arguments.find((one) => one.type !== "NamedArgument") : argument;
  if (value?.type === "Identifier") return value.name;
  if (value?.type === "StringLiteral") return `'${value.value}'`;
  return argument.type === "CallExpression" && argument.callee.type === "Identifier" ? argument.callee.name : undefined;
}
