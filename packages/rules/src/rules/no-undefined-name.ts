import type { NameProblem, ProjectFile } from "@nf-lint/resolver";
import { findNameProblems } from "@nf-lint/resolver";
import { defineProjectRule } from "../project-rule.js";
import type { ProjectReport, ProjectSuggestion } from "../project-rule.js";
import { strictParserSeverity } from "../strict-parser.js";

type MessageIds =
  | "environmentVariable"
  | "onlyInClosure"
  | "option"
  | "localVariable"
  | "misspelt"
  | "undefinedVariable"
  | "undefinedFunction"
  | "undefinedClass"
  | "abstractClass"
  | "undeclaredAssignment"
  | "useEnvironment"
  | "escapeDollar"
  | "callVariable"
  | "useNearest";

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow names that the strict parser does not find",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      environmentVariable:
        "`{{name}}` is not defined: environment variables are no names to the strict parser. Write `env('{{name}}')`.",
      onlyInClosure:
        "`{{name}}` is not defined here: only a closure can read it. Put the value into one, `{ … }`, if its option takes a closure.",
      option: "`{{name}}` is not defined: the strict parser reads no settings but `params`. Keep the value in a param.",
      localVariable: "`{{name}}` is a variable, not a function. Write `{{name}}.call(…)`.",
      misspelt: "`{{name}}` is not defined. Did you mean `{{nearest}}`?",
      undefinedVariable:
        "`{{name}}` is not defined. Use `params`, `projectDir`, `launchDir`, `secrets` or `env('…')`, or declare it with `def` inside the closure.",
      undefinedFunction:
        "There is no function `{{name}}`, and a configuration cannot define one. Write out what it would compute.",
      undefinedClass: "The class `{{name}}` is not found. Write its name with the package in front.",
      abstractClass: "`{{name}}` is abstract, so `new` cannot make one. Name a class that implements it.",
      undeclaredAssignment: "`{{name}}` is assigned but not declared. Declare it: `def {{name}} = …`.",
      useEnvironment: "Read the environment variable: `env('{{name}}')`.",
      escapeDollar: "Leave `${{name}}` to the shell: put a backslash in front.",
      callVariable: "Call the closure in `{{name}}`.",
      useNearest: "Write `{{nearest}}`.",
    },
    hasSuggestions: true,
  },

  check({ project, target, report }) {
    for (const file of project.files.values()) {
      for (const problem of findNameProblems(file.ast, file.text)) {
        const said = messageFor(problem);
        if (said === undefined) continue;
        report({
          ...said,
          place: { file: file.path, range: problem.range, loc: problem.loc },
          ...strictParserSeverity(target),
          ...suggestionsFor(problem, file),
        });
      }
    }
  },
});

function messageFor({
  code,
  name,
  hint,
  nearest,
}: NameProblem): Pick<ProjectReport<MessageIds>, "messageId" | "data"> | undefined {
  const messageId = messageIdOf(code, hint);
  if (messageId === undefined) return undefined;
  if (nearest !== undefined) return { messageId: "misspelt", data: { name, nearest } };
  return { messageId, data: { name } };
}

function messageIdOf(code: NameProblem["code"], hint: NameProblem["hint"]): MessageIds | undefined {
  switch (hint) {
    case "environment-variable":
      return "environmentVariable";
    case "only-in-closure":
      return "onlyInClosure";
    case "option":
      return "option";
    case "local-variable":
      return "localVariable";
    case undefined:
      break;
  }
  switch (code) {
    case "undefined-variable":
      return "undefinedVariable";
    case "undefined-function":
      return "undefinedFunction";
    case "undefined-class":
      return "undefinedClass";
    case "abstract-class":
      return "abstractClass";
    case "undeclared-assignment":
      return "undeclaredAssignment";
    // Other rules report these.
    case "redeclared-variable":
    case "unused-variable":
    case "unused-parameter":
    case "implicit-parameter":
      return undefined;
  }
}

function suggestionsFor(
  problem: NameProblem,
  { text }: ProjectFile,
): { suggest?: readonly ProjectSuggestion<MessageIds>[] } {
  const { code, name, node, range, hint, nearest } = problem;
  if (hint === "environment-variable") {
    const isDollarName = text[range[0]] === "$" && text[node.range[0] - 1] === "$";
    const call = `env('${name}')`;
    const read = {
      messageId: "useEnvironment",
      data: { name },
      edits: [{ range, text: isDollarName ? `\${${call}}` : call }],
    } as const;
    if (!isDollarName) return { suggest: [read] };
    return {
      suggest: [
        read,
        { messageId: "escapeDollar", data: { name }, edits: [{ range: [range[0], range[0]], text: "\\" }] },
      ],
    };
  }
  if (hint === "local-variable") {
    return {
      suggest: [{ messageId: "callVariable", data: { name }, edits: [{ range: [range[1], range[1]], text: ".call" }] }],
    };
  }
  if (nearest === undefined || code === "undefined-class") return {};
  return { suggest: [{ messageId: "useNearest", data: { nearest }, edits: [{ range: node.range, text: nearest }] }] };
}
