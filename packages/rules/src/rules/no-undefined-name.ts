import type { Node } from "@nf-lint/parser";
import { traverse } from "@nf-lint/parser";
import type { NameHint, NameProblem, NameProblemCode } from "@nf-lint/resolver";
import { findNameProblems } from "@nf-lint/resolver";
import type { Project, ProjectFile } from "@nf-lint/resolver";
import { keptFor } from "../authoring/kept-for.js";
import type { RelatedPlace } from "../authoring/finding-details.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectReport, ProjectSuggestion } from "../authoring/project-rule-definition.js";
import { reportScriptProblems } from "../authoring/script-problems.js";
import type { ScriptProblemMessageId } from "../authoring/script-problems.js";
import { isPlaceholder } from "../reading/placeholder.js";
import { isLimit, legacyFunctions } from "../reading/legacy-functions.js";
import { settingsOf } from "../reading/process-settings.js";
import { bareTaskNames } from "../reading/task-names.js";
import type { BareTaskName } from "../reading/task-names.js";
import { strictParserSeverity } from "../reading/strict-parser.js";

type MessageIds =
  | ScriptProblemMessageId
  | "environmentVariable"
  | "unquotedVariable"
  | "quoteVariable"
  | "onlyInClosure"
  | "onlyInProcess"
  | "param"
  | "option"
  | "localVariable"
  | "misspelt"
  | "inGroovy"
  | "unread"
  | "nestedBlock"
  | "bareName"
  | "undefinedVariable"
  | "undefinedFunction"
  | "undefinedLimit"
  | "undefinedClass"
  | "abstractClass"
  | "undeclaredAssignment"
  | "useEnvironment"
  | "escapeDollar"
  | "callVariable"
  | "useParam"
  | "declareVariable"
  | "useInstead";

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow names that the strict parser does not find",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
      refusals: [
        "problem",
        "environmentVariable",
        "unquotedVariable",
        "onlyInClosure",
        "onlyInProcess",
        "param",
        "option",
        "localVariable",
        "misspelt",
        "inGroovy",
        "unread",
        "nestedBlock",
        "undefinedVariable",
        "undefinedFunction",
        "undefinedLimit",
        "undefinedClass",
        "abstractClass",
        "undeclaredAssignment",
      ],
    },
    messages: {
      problem: "{{problem}}",
      environmentVariable:
        "`{{name}}` is not defined: environment variables are no names to the strict parser. Write `env('{{name}}')`.",
      unquotedVariable: "`{{name}}` is not defined: `env` takes the name in quotes. Write `env('{{name}}')`.",
      onlyInClosure:
        "`{{name}}` is not defined here: only a closure can read it. Put the value into one, `{ … }`, if its option takes a closure.",
      onlyInProcess:
        "`{{name}}` is not defined here: only closures in the `process` scope know it. Set this option there, if it is a directive.",
      param: "`{{name}}` is not defined: a param is read through its scope. Write `params.{{name}}`.",
      option: "`{{name}}` is not defined: the strict parser reads no settings but `params`. Keep the value in a param.",
      localVariable: "`{{name}}` is a variable, not a function. Write `{{name}}.call(…)`.",
      misspelt: "`{{name}}` is not defined. Did you mean `{{nearest}}`?",
      inGroovy: "`{{name}}` is not defined. Write `{{inGroovy}}`.",
      unread:
        "`{{name}}` is assigned but not declared, and nothing reads it. Where a plugin should, write its options as a map, or as a block without `=`, whichever it takes.",
      nestedBlock:
        "There is no function `{{name}}`, and a closure cannot hold a block of options. Where a plugin should read it, write its options as a map, or as a block without `=`, whichever it takes.",
      bareName:
        "`{{name}}` is no variable here, which shows only when the first task {{when}}. Write `task.{{property}}`.",
      undefinedVariable:
        "`{{name}}` is not defined. Use `params`, `projectDir`, `launchDir`, `secrets` or `env('…')`, or, in a closure, declare it with `def`.",
      undefinedFunction:
        "There is no function `{{name}}`, and a configuration cannot define one. Write out what it would compute.",
      undefinedLimit:
        "There is no function `{{name}}` in this configuration, and the strict parser lets none be defined. Set process.resourceLimits = [cpus: …, memory: …, time: …] (Nextflow 24.04 and later), and give each setting what `{{name}}` is called with.",
      undefinedClass: "The class `{{name}}` is not found. Write its name with the package in front.",
      abstractClass: "`{{name}}` is abstract, so `new` cannot make one. Name a class that implements it.",
      undeclaredAssignment: "`{{name}}` is assigned but not declared. Declare it: `def {{name}} = …`.",
      useEnvironment: "Read the environment variable: `env('{{name}}')`.",
      quoteVariable: "Put the name in quotes.",
      escapeDollar: "Leave `${{name}}` to the shell: put a backslash in front.",
      callVariable: "Call the closure in `{{name}}`.",
      useParam: "Read the param: `params.{{name}}`.",
      declareVariable: "Declare it: `def {{name}}`.",
      useInstead: "Write `{{instead}}`.",
    },
    hasSuggestions: true,
  },

  check(context) {
    const { project, config, target, report } = context;
    for (const directive of [...AT_FAILURES, ...AT_STARTS]) {
      for (const found of settingsOf(config, directive).flatMap(bareTaskNames))
        report(bareNameReport(found, AT_FAILURES.includes(directive) ? "fails" : "starts"));
    }
    for (const file of project.files.values()) {
      const chains = new Set(file.problems.filter(({ code }) => code === "legacy-call-chain").map(lineOf));
      const called = new Set<string>();
      for (const problem of findNameProblems(file)) {
        if (isFunctionOfProject(project, problem)) continue;
        if (unquotedNames(file).has(problem.node)) {
          report({ ...unquotedReport(file, problem), ...strictParserSeverity(target, project) });
          continue;
        }
        const messageId =
          problem.code === "undefined-function" && chains.has(lineOf(problem)) ? "nestedBlock" : messageOf(problem);
        if (messageId === undefined) continue;
        const { name, nearest, inGroovy, range, loc } = problem;
        // To define what is missing mends all calls of it.
        const isFunction = messageId === "undefinedFunction" || messageId === "undefinedLimit";
        if (isFunction && called.has(name)) continue;
        if (isFunction) called.add(name);
        report({
          messageId,
          data: { name, ...(nearest !== undefined && { nearest }), ...(inGroovy !== undefined && { inGroovy }) },
          place: { file: file.path, range, loc },
          ...(isFunction && { related: furtherCalls(file, problem) }),
          suggest: suggestionsFor(problem, file.text),
          ...strictParserSeverity(target, project),
        });
      }
    }
  },

  checkScript: reportScriptProblems(
    "undefined-variable",
    "undefined-function",
    "undefined-type",
    "abstract-type",
    "undeclared-assignment",
    "closure-assignment",
    "assigned-built-in",
    "unknown-feature-flag",
  ),
});

/** The names given to `env` without their quotes: `env(HOME)`. */
const unquotedNames = keptFor(({ ast }: ProjectFile): ReadonlySet<Node> => {
  const names = new Set<Node>();
  traverse(ast, (node) => {
    if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "env") return;
    for (const argument of node.arguments) if (argument.type === "Identifier") names.add(argument);
  });
  return names;
});

function unquotedReport({ path }: ProjectFile, { name, range, loc }: NameProblem): ProjectReport<MessageIds> {
  return {
    messageId: "unquotedVariable",
    data: { name },
    place: { file: path, range, loc },
    suggest: [{ messageId: "quoteVariable", edits: [{ range, text: `'${name}'` }] }],
  };
}

/** Directives whose closures see the task when it fails. */
const AT_FAILURES = ["errorStrategy", "maxRetries", "maxErrors"];

/** Directives whose closures see it before each attempt. */
const AT_STARTS = ["accelerator", "cpus", "disk", "machineType", "memory", "queue", "time"];

/** What no parser refuses: a closure may read any name, and only a task shows that it is not there. */
function bareNameReport({ name, property, place }: BareTaskName, when: string): ProjectReport<MessageIds> {
  return {
    messageId: "bareName",
    data: { name, property, when },
    place,
    suggest: [
      {
        messageId: "useInstead",
        data: { instead: `task.${property}` },
        edits: [{ range: place.range, text: `task.${property}` }],
      },
    ],
  };
}

/** A function that a file of the project defines: a fault of its own, at the definition. */
function isFunctionOfProject(project: Project, { code, name }: NameProblem): boolean {
  return code === "undefined-function" && legacyFunctions(project).has(name);
}

/** The further calls that are shown. */
const MOST_CALLS = 10;

function furtherCalls(file: ProjectFile, { name, node }: NameProblem): RelatedPlace[] {
  return findNameProblems(file)
    .filter((other) => other.code === "undefined-function" && other.name === name && other.node !== node)
    .slice(0, MOST_CALLS)
    .map(({ range, loc }) => ({ place: { file: file.path, range, loc }, message: "It is called here, too." }));
}

const MESSAGE_OF_HINT: Readonly<Record<NameHint, MessageIds>> = {
  "environment-variable": "environmentVariable",
  "only-in-closure": "onlyInClosure",
  param: "param",
  option: "option",
  "local-variable": "localVariable",
  unread: "unread",
  "nested-block": "nestedBlock",
};

/** Other rules report the other codes. */
const MESSAGE_OF_CODE: Readonly<Partial<Record<NameProblemCode, MessageIds>>> = {
  "undefined-variable": "undefinedVariable",
  "undefined-function": "undefinedFunction",
  "undefined-class": "undefinedClass",
  "abstract-class": "abstractClass",
  "undeclared-assignment": "undeclaredAssignment",
};

function messageOf(problem: NameProblem): MessageIds | undefined {
  // `${…}` outside of a string is the syntax's matter.
  if (isPlaceholder(problem)) return undefined;
  const { code, name, hint, nearest, inGroovy } = problem;
  if (inGroovy !== undefined) return "inGroovy";
  if (nearest !== undefined) return "misspelt";
  if (hint !== undefined) return MESSAGE_OF_HINT[hint];
  if (code === "undefined-function" && isLimit(name)) return "undefinedLimit";
  return name === "task" && code === "undefined-variable" ? "onlyInProcess" : MESSAGE_OF_CODE[code];
}

/** `type "host" name "scratch"` is how options of a plugin are written in a closure, as `type { … }` is. */
function lineOf({ loc }: Pick<NameProblem, "loc">): number {
  return loc.start.line;
}

type Suggestions = readonly ProjectSuggestion<MessageIds>[];

function suggestionsFor(problem: NameProblem, text: string): Suggestions {
  const { name, node, nearest, inGroovy } = problem;
  const [start, end] = node.range;
  // A class is not always the whole of the node that Nextflow points at; a function may become something else than a call.
  const instead = problem.code === "undefined-variable" ? (inGroovy ?? nearest) : nearest;
  if (instead !== undefined && node.type === "Identifier") {
    return [{ messageId: "useInstead", data: { instead }, edits: [{ range: node.range, text: instead }] }];
  }
  if (inGroovy !== undefined) return [];
  if (problem.hint === "unread") return [];
  if (node.type === "AssignmentStatement") {
    return [{ messageId: "declareVariable", data: { name }, edits: [{ range: [start, start], text: "def " }] }];
  }
  switch (problem.hint) {
    case "environment-variable":
      return environmentSuggestions(problem, text);
    case "param":
      return [{ messageId: "useParam", data: { name }, edits: [{ range: [start, start], text: "params." }] }];
    case "local-variable":
      return [{ messageId: "callVariable", data: { name }, edits: [{ range: [end, end], text: ".call" }] }];
    default:
      return [];
  }
}

/** The variable of the environment in which Nextflow runs; or, behind a dollar sign, that of the shell which runs the text. */
function environmentSuggestions({ name, node, range }: NameProblem, text: string): Suggestions {
  const nameStart = node.range[0];
  const isBareDollarName = range[0] < nameStart;
  const call = `env('${name}')`;
  const read = {
    messageId: "useEnvironment",
    data: { name },
    edits: [{ range, text: isBareDollarName ? `\${${call}}` : call }],
  } as const;
  const escape = {
    messageId: "escapeDollar",
    data: { name },
    edits: [{ range: [nameStart - 1, nameStart - 1], text: "\\" }],
  } as const;
  if (isBareDollarName) return [read, escape];
  return text[nameStart - 1] === "$" ? [escape] : [read];
}
