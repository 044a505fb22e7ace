import { evaluate } from "@nf-lint/groovy";
import type { EvaluationScope, Value } from "@nf-lint/groovy";
import type {
  Argument,
  Closure,
  Directive,
  Expression,
  MapExpression,
  NamedArgument,
  Node,
  ProcessDeclaration,
} from "@nf-lint/parser";
import { SKIP_CHILDREN, traverse } from "@nf-lint/parser";
import type { ScriptModule } from "../modules/script-module.js";
import type { ScriptNames } from "../names/script-names.js";
import { setByDefinition } from "./directive-methods.js";
import type { DirectiveArguments } from "./directive-methods.js";
import type { DirectiveSetting } from "./effective-process.js";
import { RunAbort } from "./run-abort.js";

/** What a definition is read with. */
export interface DefinitionContext {
  readonly module: ScriptModule;
  readonly names: ScriptNames | undefined;
  readonly scope: EvaluationScope;
}

/**
 * The directives of a process definition as Nextflow has them once its script is loaded. What mentions a variable is a closure
 * for each task (`ProcessToGroovyVisitorV1`, `…V2`), all else is evaluated now. Throws `RunAbort` where that ends the run.
 */
export function definitionDirectives(
  process: ProcessDeclaration,
  context: DefinitionContext,
): ReadonlyMap<string, DirectiveSetting> {
  const found = new Map<string, DirectiveSetting>();
  for (const directive of directivesOf(process)) {
    const name = directive.name.name;
    const { range, loc } = directive;
    const place = { file: context.module.path, range, loc };
    const given = argumentsOf(directive, process, context);
    const set = setByDefinition(name, found.get(name)?.value, given);
    if (set.kind === "abort") throw new RunAbort(set.error, "script", place);
    if (set.kind === "value") found.set(name, { from: { kind: "script" }, value: set.value, place });
  }
  return found;
}

/** The directives of a process, in source order. */
export function directivesOf(process: ProcessDeclaration): readonly Directive[] {
  return process.sections.flatMap((section) =>
    section.kind === "directives" ? section.body.filter((row) => row.type === "Directive") : [],
  );
}

const readingParams = new WeakMap<ProcessDeclaration, boolean>();

/** Whether directives of a process may depend on params: they name them, or call a function that may. */
export function mayReadParams(process: ProcessDeclaration): boolean {
  let answer = readingParams.get(process);
  if (answer === undefined) {
    answer = directivesOf(process).some(({ arguments: given }) => given.some(namesParams));
    readingParams.set(process, answer);
  }
  return answer;
}

function namesParams(argument: Argument): boolean {
  let found = false;
  traverse(argument, (node) => {
    found ||=
      (node.type === "Identifier" && node.name === "params") ||
      (node.type === "CallExpression" && node.callee.type === "Identifier");
    return found ? SKIP_CHILDREN : undefined;
  });
  return found;
}

/** Those that the compiler never makes a closure of, in a process that is not typed. */
const NEVER_LAZY: ReadonlySet<string> = new Set([
  "executor",
  "label",
  "maxForks",
  "module",
  "pod",
  "publishDir",
  "secret",
]);

/** Whether a directive of a definition may be a closure for each task without being written as one. */
export function isMadeLazy(directive: Directive, process: ProcessDeclaration): boolean {
  if (!process.typed && NEVER_LAZY.has(directive.name.name)) return false;
  const named = directive.arguments.filter(isNamed).length;
  // Named arguments alone are one map.
  return named === 0 ? directive.arguments.length === 1 : named === directive.arguments.length;
}

function argumentsOf(
  directive: Directive,
  process: ProcessDeclaration,
  context: DefinitionContext,
): DirectiveArguments {
  const named = directive.arguments.filter(isNamed);
  const positional = directive.arguments.filter((argument) => !isNamed(argument));
  if (isMadeLazy(directive, process)) {
    const [only] = positional;
    const whole = only ?? mapExpression(named, directive);
    if (whole.type !== "Closure" && readsVariable(whole, context.names))
      return { positional: [evaluate(closureOver(whole), context.scope)] };
  }
  const valueOf = (expression: Argument): Value => eager(expression, directive, context);
  return {
    ...(named.length > 0 && { named: new Map(named.map((one) => [keyOf(one), valueOf(one.value)])) }),
    positional: positional.map(valueOf),
  };
}

function isNamed(argument: Argument): argument is NamedArgument {
  return argument.type === "NamedArgument";
}

function keyOf({ name }: NamedArgument): string {
  return name.type === "Identifier" ? name.name : name.value;
}

function mapExpression(named: readonly NamedArgument[], { range, loc, name }: Directive): MapExpression {
  const [first] = named;
  const start = first ?? name;
  return {
    type: "MapExpression",
    range: [start.range[0], range[1]],
    loc: { start: start.loc.start, end: loc.end },
    entries: named.map(({ name: key, value, range: at, loc: where }) => ({
      type: "MapEntry",
      key,
      computed: false,
      value,
      range: at,
      loc: where,
    })),
  };
}

/** What the compiler makes of an expression that mentions a variable. */
function closureOver(expression: Expression): Closure {
  const { range, loc } = expression;
  return {
    type: "Closure",
    parameters: [],
    hasArrow: false,
    body: [{ type: "ExpressionStatement", expression, range, loc }],
    range,
    loc,
  };
}

/** Whether an expression mentions a variable outside of closures. `params` is none, for nothing declares it. */
function readsVariable(expression: Expression, names: ScriptNames | undefined): boolean {
  const variables = variablesIn(names);
  let found = false;
  traverse(expression, (node) => {
    if (found || node.type === "Closure") return SKIP_CHILDREN;
    found = variables.has(node);
    return undefined;
  });
  return found;
}

const NO_NODES: ReadonlySet<Node> = new Set();
const keptVariables = new WeakMap<ScriptNames, ReadonlySet<Node>>();

/** The nodes that read a variable. */
function variablesIn(names: ScriptNames | undefined): ReadonlySet<Node> {
  if (names === undefined) return NO_NODES;
  const kept = keptVariables.get(names);
  if (kept !== undefined) return kept;
  const found = new Set<Node>();
  for (const { node, use, target, name } of names.references)
    if (use === "read" && target !== undefined && name !== "params") found.add(node);
  keptVariables.set(names, found);
  return found;
}

/** An argument that is evaluated when the script is loaded, when there is no task and no input. */
function eager(expression: Argument, directive: Directive, { module, scope }: DefinitionContext): Value {
  if (expression.type === "SpreadExpression" || expression.type === "NamedArgument")
    return { kind: "unknown", reason: { code: "unsupported", subject: "such an argument" } };
  const value = evaluate(expression, scope);
  if (value.kind !== "unknown") return value;
  const { code, subject } = value.reason;
  const { range, loc } = expression;
  const place = { file: module.path, range, loc };
  const name = directive.name.name;
  if (code === "undefined-name")
    throw new RunAbort(`No such variable: ${subject} -- in directive '${name}'`, "script", place);
  if (code === "evaluation-error") throw new RunAbort(`${subject} -- in directive '${name}'`, "script", place);
  return value;
}
