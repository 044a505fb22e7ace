import type {
  AgentDeclaration,
  Directive,
  EnumDeclaration,
  FunctionDeclaration,
  Identifier,
  ProcessDeclaration,
  RecordDeclaration,
  Script,
  WorkflowDeclaration,
} from "@nf-lint/parser";

/** What a module defines and another can include. */
export type DefinitionKind = "process" | "workflow" | "agent" | "function" | "record" | "enum";

export type DefinitionNode =
  | ProcessDeclaration
  | WorkflowDeclaration
  | AgentDeclaration
  | FunctionDeclaration
  | RecordDeclaration
  | EnumDeclaration;

/** A definition with a name. */
export interface Definition {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly identifier: Identifier;
  readonly node: DefinitionNode;
  /** How many arguments a call has: the inputs of a process or agent, the takes of a workflow. A function's are not counted. */
  readonly parameterCount?: number;
  /** The names under which a call's outputs are found (`A.out.NAME`): of `emit:`, and of the outputs of a process. */
  readonly outputs: readonly Identifier[];
}

/**
 * The definitions of a script in the order in which Nextflow looks for the name of an include: workflows before processes
 * before agents before functions before types. The entry workflow has no name and is none.
 */
export function definitionsOf(script: Script): readonly Definition[] {
  const found: Definition[] = [];
  for (const node of script.body) {
    const definition = definitionOf(node);
    if (definition !== undefined) found.push(definition);
  }
  return found.sort((a, b) => KIND_ORDER[a.kind] - KIND_ORDER[b.kind]);
}

const KIND_ORDER: Readonly<Record<DefinitionKind, number>> = {
  workflow: 0,
  process: 1,
  agent: 2,
  function: 3,
  record: 4,
  enum: 4,
};

function definitionOf(node: Script["body"][number]): Definition | undefined {
  switch (node.type) {
    case "ProcessDeclaration":
      return {
        ...named("process", node, node.name),
        parameterCount: inputCount(node),
        outputs: node.sections.flatMap((section) => (section.kind === "output" ? outputNames(section.body) : [])),
      };
    case "AgentDeclaration":
      return {
        ...named("agent", node, node.name),
        parameterCount: inputCount(node),
        outputs: node.sections.flatMap((section) => (section.kind === "output" ? outputNames(section.body) : [])),
      };
    case "WorkflowDeclaration":
      if (node.name === undefined) return undefined;
      return {
        ...named("workflow", node, node.name),
        parameterCount: takeCount(node),
        outputs: node.sections.flatMap((section) => (section.kind === "emit" ? outputNames(section.body) : [])),
      };
    case "FunctionDeclaration":
      return named("function", node, node.name);
    case "RecordDeclaration":
      return named("record", node, node.name);
    case "EnumDeclaration":
      return named("enum", node, node.name);
    default:
      return undefined;
  }
}

function named(kind: DefinitionKind, node: DefinitionNode, identifier: Identifier): Definition {
  return { kind, name: identifier.name, identifier, node, outputs: [] };
}

/** A row that is no input counts in a legacy process, whose rows are statements, and not in a typed one. */
function inputCount(node: ProcessDeclaration | AgentDeclaration): number {
  const isTyped = node.type === "AgentDeclaration" || node.typed;
  return node.sections
    .flatMap((section) => (section.kind === "input" ? section.body : []))
    .filter((row) => (row.type === "Parameter" || row.type === "CompositeInput") === isTyped).length;
}

function takeCount(node: WorkflowDeclaration): number {
  return node.sections
    .flatMap((section) => (section.kind === "take" ? section.body : []))
    .filter((row) => row.type === "Parameter").length;
}

type Row = Extract<
  ProcessDeclaration["sections"][number] | WorkflowDeclaration["sections"][number],
  { readonly kind: "output" | "emit" | "publish" }
>["body"][number];

function outputNames(rows: readonly Row[]): readonly Identifier[] {
  return rows.flatMap((row) => {
    if (row.type === "NamedOutput") return [row.name];
    return row.type === "Directive" ? emitName(row) : [];
  });
}

/** `emit: bam`. */
function emitName(row: Directive): readonly Identifier[] {
  for (const argument of row.arguments) {
    if (argument.type !== "NamedArgument" || argument.value.type !== "Identifier") continue;
    const key = argument.name.type === "Identifier" ? argument.name.name : argument.name.value;
    if (key === "emit") return [argument.value];
  }
  return [];
}
