import { directivesOf, isMadeLazy } from "@nf-lint/pipeline";
import type { ScriptProject } from "@nf-lint/pipeline";
import { SKIP_CHILDREN, traverse } from "@nf-lint/parser";
import type { Argument, Directive, Expression, ProcessDeclaration, StringLiteral } from "@nf-lint/parser";
import type { ProjectFile } from "@nf-lint/resolver";
import { keptFor } from "../authoring/kept-for.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectReport } from "../authoring/project-rule-definition.js";
import { namesOf, placeOf, scopeOf, statementsOf } from "../reading/config-statements.js";
import { soundFilesRead } from "../reading/files-read.js";
import { strictParserSeverity } from "../reading/strict-parser.js";

type MessageIds = "eager" | "fixed" | "quoted" | "wrap" | "useClosure";

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Require a closure where a directive has another value for each task",
      presets: ["recommended", "production", "isolated", "nf-core"],
      severity: "error",
      since: "0.1.0",
    },
    messages: {
      eager:
        "`{{name}}` is for a task, and this value of `{{directive}}` is read when the script is, before there is any: the strict parser ends the run with “No such variable”. Put it into a closure: `{ {{value}} }`.",
      fixed:
        "`{{name}}` is for a task, and `{{directive}}` is the same for all tasks of a process: it is read when the script is, which ends the run with “No such variable”. Write a value that no task changes.",
      quoted:
        "Nothing puts `{{expression}}` into a text in single quotes, so each task gets it as it stands here. Use double quotes, in a closure: `{ {{value}} }`.",
      wrap: "Put it into a closure.",
      useClosure: "Use double quotes, in a closure.",
    },
    hasSuggestions: true,
  },

  check({ project, config, report }) {
    for (const file of soundFilesRead(project, config)) for (const found of quotedTasks(file)) report(found);
  },

  checkScript({ module, scripts, target, report }) {
    for (const process of module.ast.body) {
      if (process.type !== "ProcessDeclaration" || module.unfitDefinitions.has(process)) continue;
      const ofTasks = namesOfTasks(module.path, scripts);
      for (const directive of directivesOf(process)) {
        // Of labels `valid-label` knows more.
        if (directive.name.name === "label") continue;
        const found = eagerUse(directive, process, ofTasks);
        if (found === undefined) continue;
        const { value, name } = found;
        const source = module.text.slice(value.range[0], value.range[1]);
        const isFixed = FIXED.has(directive.name.name);
        report({
          messageId: isFixed ? "fixed" : "eager",
          data: { name, directive: directive.name.name, ...(!isFixed && { value: source }) },
          place: placeOf(module.path, value),
          ...(!isFixed && {
            suggest: [{ messageId: "wrap", edits: [{ range: value.range, text: `{ ${source} }` }] }],
          }),
          ...severityOf(value, target),
        });
      }
    }
  },
});

/** Directives that Nextflow asks for once for a process, closures or not. */
const FIXED: ReadonlySet<string> = new Set(["executor", "maxForks", "secret"]);

/** Those whose text is code of the shell, where a dollar is the shell's. */
const FOR_THE_SHELL: ReadonlySet<string> = new Set(["beforeScript", "afterScript", "shell"]);

/** The legacy parser makes closures of what is between the quotes. */
function severityOf(
  value: Argument,
  target: Parameters<typeof strictParserSeverity>[0],
): Pick<ProjectReport, "severity"> {
  return value.type === "GString" ? strictParserSeverity(target) : {};
}

/** The nodes that read an input, or `task`. */
function namesOfTasks(path: string, scripts: ScriptProject): ReadonlyMap<object, string> {
  return new Map(
    (scripts.names(path)?.references ?? [])
      .filter(({ target, name }) => name === "task" || (target && "kind" in target && target.kind === "input"))
      .map(({ node, name }) => [node, name]),
  );
}

interface EagerUse {
  readonly value: Expression;
  /** The name of a task's that it reads. */
  readonly name: string;
}

/** The first argument of a directive that reads what is a task's when there is none. */
function eagerUse(
  directive: Directive,
  process: ProcessDeclaration,
  ofTasks: ReadonlyMap<object, string>,
): EagerUse | undefined {
  if (isMadeLazy(directive, process)) return undefined;
  for (const argument of directive.arguments) {
    const value = argument.type === "NamedArgument" ? argument.value : argument;
    let name: string | undefined;
    traverse(value, (node) => {
      if (node.type !== "Closure") name ??= ofTasks.get(node);
      return node.type === "Closure" ? SKIP_CHILDREN : undefined;
    });
    if (name !== undefined && value.type !== "SpreadExpression") return { value, name };
  }
  return undefined;
}

/** What a configuration file has of texts in single quotes that are meant for a task, for directives alone. */
const quotedTasks = keptFor(({ ast, path, text }: ProjectFile): readonly ProjectReport<MessageIds>[] =>
  statementsOf(ast).flatMap(({ statement, around }) => {
    if (statement.type !== "ConfigAssign") return [];
    const [scope, ...keys] = [...scopeOf(around).keys, ...namesOf(statement.path)];
    const directive = keys.find((key) => !key.startsWith("with"));
    if (scope !== "process" || directive === undefined || FOR_THE_SHELL.has(directive)) return [];
    return literalsIn(statement.value).flatMap((literal) => {
      const found = quotedTask(literal, path, text);
      if (found === undefined) return [];
      const edits = [{ range: literal.range, text: `{ ${found.data.value} }` }];
      // Inside of a map or a call a closure may be no value.
      const isWhole = literal === statement.value;
      return [{ ...found, ...(isWhole && { suggest: [{ messageId: "useClosure" as const, edits }] }) }];
    });
  }),
);

function literalsIn(value: Expression): readonly StringLiteral[] {
  const found: StringLiteral[] = [];
  traverse(value, (node) => {
    if (node.type === "StringLiteral") found.push(node);
  });
  return found;
}

const OF_TASK = /\$\{\s*task\s*\.[^{}]*\}/;

/** A text in single quotes that names a task's properties as one in double quotes would. No shell knows such a variable. */
function quotedTask(literal: StringLiteral, file: string, text: string) {
  const [expression] = OF_TASK.exec(literal.value) ?? [];
  const source = text.slice(literal.range[0], literal.range[1]);
  if (expression === undefined || !/^'(?!'')[^"\\\n]*'$/.test(source)) return undefined;
  return {
    messageId: "quoted" as const,
    data: { expression, value: `"${source.slice(1, -1)}"` },
    place: placeOf(file, literal),
  };
}
