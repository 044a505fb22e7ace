import type { DataflowKind, NameHint, ScriptProblem, ScriptProblemCode, ScriptProblemData } from "./problem.js";

type Describe<Code extends ScriptProblemCode> = (data: ScriptProblemData[Code]) => string;

const PLURALS: Readonly<Record<DataflowKind, string>> = {
  process: "Processes",
  workflow: "Workflows",
  agent: "Agents",
  operator: "Operators",
};

const HINTS: Readonly<Record<NameHint, (name: string) => string>> = {
  "environment-variable": (name) =>
    `For an environment variable, write \`env('${name}')\`, or \`\\$${name}\` where the shell is to fill it in.`,
  "only-in-process": () => "It is there in a process only.",
  "local-variable": (name) => `\`${name}\` is a variable: call the closure in it with \`${name}.call(…)\`.`,
  operator: (name) => `It is an operator: call it on a channel, as in \`ch.${name}(…)\`.`,
  directive: () => "It is a directive: put it before the first section of the process.",
  "in-workflow": (name) => `Write \`workflow.${name}\`.`,
};

const NOT_FOUND = {
  variable: (name: string) => `\`${name}\` is not defined. Declare it, or put quotes around it where a text is meant.`,
  function: (name: string) => `\`${name}\` is not defined. Define or include it.`,
  type: (name: string) =>
    `\`${name}\` is not defined. Write the class with its package, or define a record or enum of this name.`,
} as const;

function notFound(kind: keyof typeof NOT_FOUND): (data: ScriptProblemData["undefined-variable"]) => string {
  return ({ name, nearest, hint, inGroovy }) => {
    const start = `\`${name}\` is not defined.`;
    if (hint !== undefined) return `${start} ${HINTS[hint](name)}`;
    if (inGroovy !== undefined) return `${start} Write \`${inGroovy}\`.`;
    return nearest === undefined ? NOT_FOUND[kind](name) : `${start} Did you mean \`${nearest}\`?`;
  };
}

function orNearest(nearest: string | undefined, otherwise: string): string {
  return nearest === undefined ? otherwise : `Did you mean \`${nearest}\`?`;
}

function counted(count: number): string {
  return count === 1 ? "1 argument" : `${count} arguments`;
}

const TYPE_PLACES: Readonly<Record<ScriptProblemData["missing-type"]["where"], string>> = {
  input: "A process input",
  "record field": "A record field",
  "tuple component": "A tuple component",
  "workflow input": "A typed workflow input",
};

const WORDS: { readonly [Code in ScriptProblemCode]: Describe<Code> } = {
  "missing-module": ({ source }) =>
    `The module \`${source}\` is not there. Correct the path${source.startsWith("/") ? "" : ", which starts at the folder of this script"}.`,
  "unparsed-module": ({ source }) => `The module \`${source}\` cannot be parsed. Mend what is wrong in it.`,
  "missing-definition": ({ name, source, nearest }) =>
    `\`${name}\` is not defined in module \`${source}\`. ${orNearest(nearest, "Correct the name, or define it there.")}`,
  "module-not-installed": ({ source }) =>
    `The module \`${source}\` is not in the project's folder \`modules\`. Install it with \`nextflow module install ${source}\`, or start the path with \`./\`.`,

  "already-included": ({ name }) => `\`${name}\` is already included. Rename one: \`include { ${name} as OTHER }\`.`,
  "already-declared": ({ name, builtIn }) =>
    builtIn === true
      ? `\`${name}\` is already declared: Nextflow has a function of this name. Choose another.`
      : `\`${name}\` is already declared. Choose another name.`,
  "duplicate-param": ({ name }) => `The parameter \`${name}\` is already declared. Remove one.`,
  "duplicate-output": ({ name, section }) => `${section} \`${name}\` is already declared. Choose another name.`,
  "nameless-output": ({ section }) => `${section} must have a name. Write \`name = value\`.`,
  "undefined-variable": notFound("variable"),
  "undefined-function": notFound("function"),
  "undefined-type": notFound("type"),
  "abstract-type": ({ name }) =>
    `\`${name}\` is an abstract type and cannot be constructed with \`new\`. Construct a class that implements it.`,
  "undeclared-assignment": ({ name }) =>
    `\`${name}\` is assigned but not declared. Write \`def ${name} = …\` where it is first assigned.`,
  "closure-assignment": ({ name }) => `A variable in a closure is declared with \`def\`. Write \`def ${name} = …\`.`,
  "assigned-built-in": ({ name }) => `\`${name}\` is Nextflow's own and cannot be assigned. Choose another name.`,
  "unknown-directive": ({ name, rows, nearest, misplaced }) => {
    if (misplaced) return `\`${name}\` is a directive, and no ${rows}. Move it above \`input:\` and \`output:\`.`;
    if (name === "set") return `There is no ${rows} \`set\` since DSL2. Write \`tuple\`.`;
    return `There is no ${rows} \`${name}\`. ${orNearest(nearest, "Remove it, or correct the name.")}`;
  },
  "invalid-directive": ({ rows }) => `This is no ${rows}. Write \`name value\`.`,
  "unknown-feature-flag": ({ name, nearest }) =>
    `There is no feature flag \`${name}\`. ${orNearest(nearest, "Remove it.")}`,
  "called-outside-workflow": ({ name, kind }) =>
    `${PLURALS[kind]} can only be called from a workflow. Move the call of \`${name}\` there.`,
  "called-in-closure": ({ name, kind }) =>
    `${PLURALS[kind]} cannot be called from within a closure. Call \`${name}\` in the workflow itself, on a channel.`,
  "agent-record": ({ where }) =>
    where === "input"
      ? "An agent takes no `record(…)` apart. Declare a record, and one input of this type."
      : "An agent gives no `record(…)`. Declare a record, and one output of this type.",
  "agent-tuple": () => "An agent takes no `tuple(…)`. Declare each component as an input.",
  "agent-bare-output": () => "An agent's output has a name. Write `name: Type`.",

  "argument-count": ({ name, kind, expected, received }) =>
    `The ${kind} \`${name}\` takes ${counted(expected)}, and is called with ${received === 0 ? "none" : received}.`,

  "unused-variable": ({ name }) =>
    `The variable \`${name}\` is never used. Remove it, or write \`_${name}\` to keep it.`,
  "unused-parameter": ({ name }) =>
    `The parameter \`${name}\` is never used. Remove it, or write \`_${name}\` to keep it.`,
  "implicit-parameter": () => "The implicit parameter `it` is deprecated. Name the parameter: `{ v -> … }`.",
  "capital-channel": () => "`Channel` for the channel factories is deprecated. Write `channel`.",
  "global-in-process": ({ name }) =>
    `\`${name}\` in a process hides a file from Nextflow. Pass it as an input of the process.`,
  "shared-mutation": ({ name }) =>
    `\`${name}\` is changed in an operator's closure, which runs for many values at once. Return a new value instead.`,
  "param-in-workflow": () =>
    "A param that is set in a workflow may have been read before. Set it at the top of the script or in the configuration.",
  "shell-section": () =>
    "The `shell:` section is deprecated. Use `script:`, with `${x}` for `!{x}` and `\\$x` for `$x`.",
  "when-section": () =>
    "The `when:` section will not be supported in a future version. Decide in the workflow whether the process is called.",
  "missing-type": ({ name, where }) => `${TYPE_PLACES[where]} should have a type. Write \`${name}: Type\`.`,
  "several-typed-outputs": () => "A typed process should have one output. Put these into a record.",
  "deprecated-name": ({ name }) => `\`${name}\` is deprecated and will be removed in a future version.`,
  "outside-entry": ({ name }) =>
    `\`${name}\` outside the entry workflow will not be supported in a future version. Pass it as an input.`,
  "legacy-param": ({ name }) =>
    `\`${name}\` is declared in the legacy way. Declare it in a block \`params { … }\` beside the entry workflow.`,
};

/** What is wrong and what to do, in words: one or two sentences, with code in backticks. */
export function describeScriptProblem(problem: ScriptProblem): string {
  return (WORDS[problem.code] as Describe<ScriptProblemCode>)(problem.data);
}
