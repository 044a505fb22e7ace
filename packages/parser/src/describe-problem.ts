import type { Problem, ProblemCode, ProblemData } from "./problem.js";

type Describe<Code extends ProblemCode> = (data: ProblemData[Code]) => string;

/** A piece of source in a message: on one line, and not too long. */
function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return `\`${line.length > 40 ? `${line.slice(0, 37)}...` : line}\``;
}

function found(text: string): string {
  if (text === "") return "The file ends";
  return text.trim() === "" || text.startsWith("//") || text.startsWith("/*")
    ? "The line ends"
    : `Found ${quoted(text)}`;
}

const NUMBER_REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    "trailing-underscore": "it ends with an underscore",
    "octal-digit": "a leading zero makes it octal, which has the digits 0 to 7 only",
    "out-of-range": "it is too large for its type",
    "hexadecimal-fraction": "a hexadecimal number has neither a point nor an exponent",
  }),
);

const DEFINITIONS: ReadonlyMap<string, string> = new Map([
  ["process", "`process NAME { … }`"],
  ["agent", "`agent NAME { … }`"],
  ["workflow", "`workflow NAME { … }` or `workflow { … }`"],
  ["output", "`output { … }`"],
]);

const INVALID_ROWS: ReadonlyMap<string, (owner: string) => string> = new Map<string, (owner: string) => string>([
  [
    "directives",
    (owner) => `Invalid ${owner} directive. A directive is a name and its values (\`cpus 4\`), without an equals sign.`,
  ],
  ["stage", () => "Invalid stage directive. Write a call such as `stageAs x, 'name'`."],
  [
    "input",
    (owner) =>
      `Invalid ${owner} input. Write \`name: Type\` in a typed process, else a qualifier and its value (\`val x\`, \`path y\`).`,
  ],
  [
    "output",
    (owner) =>
      `Invalid ${owner} output. Write a name, assignment, or expression in a typed process, else a qualifier and its value (\`path 'x'\`).`,
  ],
  ["topic", () => "Invalid process topic statement. Write `value >> 'topic'`."],
  ["take", () => "Invalid workflow take. Write a name, or `name: Type` in a typed workflow."],
  ["emit", () => "Invalid workflow emit. Write a name, assignment, or expression."],
  ["publish", () => "Invalid workflow publish statement. Write an assignment: `name = channel`."],
]);

/** The key of what a directive's map form has without a name in a script: `accelerator 1, type: 'x'`. */
const FIRST_KEYS: ReadonlyMap<string, string> = new Map([
  ["accelerator", "request"],
  ["disk", "request"],
  ["publishDir", "path"],
]);

/** A directive as a configuration has it that a script writes with named arguments. */
function mapOf(name: string, keys: string): string {
  const first = FIRST_KEYS.get(name.replace(/^.*\./, ""));
  const all = keys.split(", ");
  const shown = first === undefined || all.includes(first) ? all : [first, ...all];
  return `[${shown.map((key) => `${key}: …`).join(", ")}]`;
}

const WORDS: { readonly [Code in ProblemCode]: Describe<Code> } = {
  "byte-order-mark": () =>
    "The file begins with a byte order mark, which Nextflow does not read. Save it as UTF-8 without one.",
  "unexpected-token": (data) =>
    `${found(data.found)}, but ${data.expected} was expected.${data.found === "<" ? " Where `<…>` stands for a value of your own, replace it." : ""}`,
  "unexpected-character": ({ character }) =>
    `The character ${quoted(character)} has no meaning here. Remove it, or put it in quotes.`,
  "hash-comment": () => "`#` does not start a comment. Use `//`.",
  "unclosed-comment": () => "This comment never ends. Add `*/`.",
  "unclosed-string": ({ quote }) =>
    `This string is not closed${quote.length === 3 ? "" : " on its line"}. Add the closing ${quoted(quote)}.`,
  "unclosed-interpolation": () =>
    "This `${` is not closed. Add `}` behind the expression, or write `\\$` for a dollar sign.",
  "unclosed-bracket": ({ bracket, closing }) =>
    `This ${quoted(bracket)} is never closed. Add the missing ${quoted(closing)}.`,
  "stray-bracket": ({ bracket }) =>
    `This ${quoted(bracket)} closes nothing. Remove it, or add the bracket that it should close.`,
  "mismatched-bracket": ({ bracket, expected }) =>
    `Found ${quoted(bracket)} where ${quoted(expected)} closes the bracket before.`,
  "nesting-too-deep": ({ limit }) => `This is nested too deep to be read: more than ${limit} levels. Split it up.`,
  "invalid-escape": ({ escape }) =>
    `${quoted(escape)} is no escape in a string. Write ${quoted(`\\${escape}`)} for a backslash, or use a slashy string (\`/…/\`).`,
  "unescaped-dollar": () =>
    "`$` begins an interpolation, but no name or `{` follows. Write `\\$`, or use single quotes.",
  "invalid-number": ({ text, reason }) => `${quoted(text)} is no number: ${NUMBER_REASONS.get(reason) ?? reason}.`,
  "missing-equals": ({ name, keys }) =>
    `A setting needs an equals sign. Write \`${name} = ${keys === undefined ? "…" : mapOf(name, keys)}\`.`,
  "colon-instead-of-equals": ({ name }) => {
    const [, scope, kind] = /^(.+)\.(withName|withLabel)$/.exec(name) ?? [];
    return scope === undefined || kind === undefined
      ? `A setting is assigned with \`=\`, not \`:\`. Write \`${name} = …\`.`
      : `A selector has no scope in front. Write \`${scope} { ${kind}: … { … } }\`.`;
  },
  "equals-in-selector": ({ kind }) => `A selector has a colon, not an equals sign. Write \`${kind}: … {\`.`,
  "missing-colon": ({ kind }) => `A selector needs a colon. Write \`${kind}: … {\`.`,
  "incomplete-statement": ({ path }) => `\`${path}\` has no value. Assign one (\`${path} = …\`), or remove it.`,
  "selector-at-top-level": ({ kind }) => `\`${kind}\` belongs in a block. Put it in \`process { … }\`.`,
  "reserved-name": ({ name }) => `\`${name}\` is a keyword of Groovy and cannot be a variable. Choose another name.`,
  "invalid-assignment-target": () =>
    "This cannot be assigned to. Assign to a variable, a property or an element (`a[0]`).",
  "duplicate-named-argument": ({ name }) => `The argument \`${name}\` is given twice. Remove one.`,
  "empty-list-with-comma": () => "An empty list has no comma. Remove it, or add an element.",
  "doubled-quotes": ({ quote }) =>
    `Two quotes are an empty string. Begin and end a text of several lines with three: \`${quote.repeat(3)}\`.`,

  "misplaced-shebang": () => "A `#!` line can only be the first of the file. Remove it, or move it there.",
  "reserved-underscore": () =>
    "`_` is not allowed as an identifier because it is reserved for future use. Give it a name that begins with `_`.",
  "incomplete-expression": () =>
    "This expression is incomplete. Write the name of a property or method behind the dot.",
  "ambiguous-question-mark": () =>
    "Nextflow reads this `?` as a part of the type. Put the condition in parentheses: `(x instanceof T) ? a : b`.",
  "stray-semicolon": () => "Nextflow reads this `;` as an empty statement, which cannot stand here. Remove it.",
  "statement-beside-declarations": ({ more }) =>
    `Statements cannot be mixed with script declarations. Move this statement${more === "0" ? "" : ` and ${more} more below`} into the entry workflow, a process, or a function.`,
  "invalid-definition": ({ owner }) =>
    `Invalid ${owner} definition. Write ${DEFINITIONS.get(owner) ?? "it as a block"}.`,
  "missing-name": ({ owner }) => `Invalid ${owner} definition: it has no name. Write \`${owner} NAME { … }\`.`,
  "quoted-name": ({ owner, name }) =>
    `Invalid ${owner} definition: the name stands in quotes. Write \`${owner} ${name} { … }\`.`,
  "section-behind-brace": ({ label }) =>
    `The label ${quoted(`${label}:`)} cannot stand on the line of the opening brace. Break the line before it.`,
  "empty-section": ({ label }) => `The section ${quoted(`${label}:`)} is empty. Remove its label, or fill it.`,
  "missing-script-label": () =>
    "The `script:` or `exec:` label is required when other sections are present. Write it before the script.",
  "missing-section": ({ owner, name, label }) =>
    label === "main"
      ? `The workflow${name === "workflow" ? "" : ` ${quoted(name)}`} needs a \`main:\` or an \`emit:\` section behind its other sections.`
      : `The ${owner} ${quoted(name)} has no ${label === "script" ? "script" : quoted(`${label}:`)}. Add a \`${label}:\` section${label === "script" ? " (or `exec:`)" : ""}.`,
  "duplicate-section": ({ owner, label }) =>
    `Invalid ${owner} definition: a second ${quoted(`${label}:`)}. Join them to one section.`,
  "misplaced-section": ({ owner, label, order }) =>
    `Invalid ${owner} definition: the section ${quoted(`${label}:`)} is out of order. The order is: ${order}.`,
  "unknown-section": ({ owner, label, labels }) =>
    `Invalid ${owner} definition: it has no section ${quoted(`${label}:`)}. Its sections are: ${labels}.`,
  "statements-before-sections": () =>
    "Statements cannot stand before the sections of a workflow. Move them behind `main:`.",
  "section-in-entry-workflow": ({ label }) =>
    `Entry workflow cannot have ${label === "emit" ? "an" : "a"} ${label} section. ${label === "take" ? "Read `params` instead" : "Use `publish:`"}, or give the workflow a name.`,
  "section-in-named-workflow": ({ label, name }) =>
    `Named workflow cannot have ${label === "publish" ? "a" : "an"} ${label} section. Move it from ${quoted(name)} to the entry workflow.`,
  "typed-section-in-legacy": ({ label }) =>
    `The ${quoted(`${label}:`)} section is not supported in a legacy process. Set \`nextflow.enable.types = true\` at the top of the script to use typed processes.`,
  "invalid-row": ({ owner, section }) => INVALID_ROWS.get(section)?.(owner) ?? `Invalid statement in \`${section}:\`.`,
  "typed-row-in-legacy": ({ owner, section }) =>
    `Typed ${section === "input" || section === "take" ? "input" : "output"} is not allowed in a legacy ${owner}. Set \`nextflow.enable.types = true\` at the top of the script to use typed ${owner === "workflow" ? "workflows" : "processes"}.`,
  "tuple-of-one": () => "Process tuple input must have more than one component. Write the component alone.",
  "unnamed-outputs": ({ section }) =>
    `Every ${section === "emit" ? "emit" : "output"} must be assigned to a name when there are multiple ${section === "emit" ? "emits" : "outputs"}. Write \`name = …\`.`,
  "flag-not-literal": ({ name }) =>
    `Feature flag value must be a literal value (number, string, true/false). Write one for \`${name}\`.`,
  "include-without-source": () => "This include does not say where from. Write `include { NAME } from './file'`.",
  "include-source": () => "The source of an include must be a plain string, without variables or interpolation.",
  "include-comma": () => "The names of an include are separated by `;` or line ends, not by commas.",
  "include-nothing": () => "This include has no names. Name what to include: `include { NAME } from './file'`.",
  "invalid-param": () =>
    "Invalid parameter declaration. Write `name: Type`, `name = value` or `name: Type = value`, each on its line.",
  "params-block-twice": () => "Params block defined more than once. Join them to one block.",
  "params-block-beside-legacy": () =>
    "Params block cannot be mixed with legacy parameter declarations (`params.x = …`). Move them into the block.",
  "params-block-without-entry": () =>
    "Params block cannot be defined without an entry workflow. Move it to the script that has one.",
  "legacy-param-in-typed": ({ name }) =>
    `Legacy parameter is not allowed with \`nextflow.enable.types = true\`. Declare \`${name}\` in the \`params\` block instead.`,
  "legacy-param-beside-block": ({ name }) =>
    `Legacy parameter declarations cannot be mixed with the params block. Declare \`${name}\` in the block.`,
  "empty-record": ({ name }) => `The record ${quoted(name)} has no fields. Add one: \`name: Type\`.`,
  "field-without-type": ({ name }) => `The field ${quoted(name)} has no type. Write \`${name}: Type\`.`,
  "field-with-value": ({ name }) => `A field of a record has no default value. Remove that of ${quoted(name)}.`,
  "enum-comma": () => "The constants of an enum are separated by commas. Add one.",
  "invalid-output": () => "Invalid output declaration. Write `name { … }`, with the brace on the line of the name.",
  "output-block-twice": () => "Output block defined more than once. Join them to one block.",
  "output-block-without-entry": () =>
    "Output block cannot be defined without an entry workflow. Move it to the script that has one.",
  "entry-workflow-twice": () => "Entry workflow defined more than once. Join them, or give one a name.",

  "legacy-shebang": () => "A `#!` line is not allowed in a config file. Remove it.",
  "legacy-if": () =>
    "`if` cannot stand among settings. Use a profile, or a conditional value (`name = condition ? a : b`); to include a file by condition: `includeConfig condition ? 'a.config' : '/dev/null'`.",
  "legacy-try": () =>
    "`try` cannot stand among settings. Remove it; to include a file only where it can be read, use `includeConfig condition ? 'a.config' : '/dev/null'`.",
  "legacy-switch": () => "`switch` is not supported. Use `if` and `else` in a closure, or look the value up in a map.",
  "legacy-for": () => "`for` is not supported. In a closure, use `each` or `collect` on the list.",
  "legacy-while": () => "`while` is not supported. In a closure, use `each`, `find` or `collect` on a list or range.",
  "legacy-finally": () => "`finally` is not supported. Put its statements behind the `try`.",
  "legacy-break": ({ keyword }) =>
    `\`${keyword}\` is not supported. Use \`find\`, \`any\` or \`findAll\` to leave out elements.`,
  "legacy-variable": ({ name }) =>
    `A variable cannot be declared among settings. Move \`${name}\` to where it is used: into the value or the closure, or to \`params.${name}\`.`,
  "legacy-var": () => "`var` is not supported. Declare the variable with `def`.",
  "legacy-function": ({ name }) =>
    `Functions cannot be declared in a config file. Write what \`${name}\` does in the closures that call it, or use a built-in such as \`resourceLimits\`.`,
  "legacy-import": ({ name }) =>
    `\`import\` is not supported. Remove it and write the full name \`${name}\` where it is used.`,
  "legacy-statement": ({ keyword }) =>
    `\`${keyword}\` cannot stand among settings. Move it into a closure, or remove it.`,
  "legacy-call": ({ name }) =>
    `A call${name === "" ? "" : ` of \`${name}\``} cannot stand among settings. Remove it, or assign a setting with \`=\`.`,
  "legacy-call-chain": ({ name }) =>
    `Calls cannot follow each other without parentheses. Write them as a chain: \`a(…).${name}(…)\`.`,
  "legacy-expression-statement": () =>
    "An expression cannot stand among settings. Remove it, or assign it to a setting.",
  "legacy-compound-assignment": ({ operator, path }) =>
    `\`${operator}\` is not supported for settings. Write out the value: \`${path} = …\`.`,
  "legacy-assignment-target": () => "A setting is named by a path of names. Write `a.b = …` or `a.'b' = …`.",
  "legacy-dotted-block": ({ path }) =>
    `A block has one name. Write \`${path.split(".").join(" { ")} { … ${"} ".repeat(path.split(".").length).trim()}\`, or assign \`${path}.name = …\`.`,
  "legacy-selector-gstring": ({ kind }) =>
    `The pattern of \`${kind}\` cannot have interpolations; it was never evaluated. Write the pattern itself.`,
  "legacy-keyword-name": ({ name }) => `\`${name}\` is a keyword. Put it in quotes to use it as a name: \`'${name}'\`.`,
  "legacy-dollar-slashy": () => "Dollar-slashy strings are not supported. Use quotes, or a slashy string (`/…/`).",
  "legacy-slashy-gstring": () => "A slashy string has no interpolation. Use double quotes.",
  "legacy-increment": ({ operator }) =>
    `\`${operator}\` is not supported. Write \`${operator === "++" ? "+= 1" : "-= 1"}\` as a statement of its own.`,
  "legacy-identity": ({ operator }) =>
    `\`${operator}\` is not supported. Use \`${operator === "===" ? "==" : "!="}\`, or \`a.is(b)\`.`,
  "legacy-range": ({ operator }) => `\`${operator}\` is not supported. Use \`..\` or \`..<\`, and add 1 to the start.`,
  "legacy-safe-index": () => "`?[` is not supported. Write `a == null ? null : a[…]`, or use `?.get(…)`.",
  "legacy-property-operator": ({ operator }) =>
    operator === ".&" || operator === "::"
      ? `\`${operator}\` is not supported. Use a closure that calls the method.`
      : `\`${operator}\` is not supported. Use \`${operator === "??." ? "?." : "."}\`.`,
  "legacy-spread": () => "Spreading with `*` is not supported. Join lists and maps with `+`.",
  "legacy-cast": ({ type }) => `A cast in front is not supported. Write \`… as ${type}\`.`,
  "legacy-label": ({ label }) =>
    `Labels are not supported. For a map entry use brackets (\`[${label}: …]\`), for a variable \`=\`.`,
  "legacy-assignment-expression": () => "An assignment is no value. Assign in a statement of its own.",
  "legacy-assignment-argument": ({ name }) =>
    `An assignment is no argument. Write \`${name}: …\` if a named argument is meant, else assign in a statement before.`,
  "legacy-line-break": () => "The line cannot break here. Join the lines, or break behind an operator or a comma.",
  "legacy-self": ({ name }) =>
    `\`${name}\` is not supported. Use the names of the language, such as \`params\` or \`task\`.`,
  "legacy-nested-function": ({ name }) =>
    `Functions can only be declared at the top of a script. Move \`${name}\` there, or assign a closure: \`def ${name} = { … }\`.`,
  "legacy-channel-binding": ({ name }) =>
    `\`${name}\` belongs to DSL1, which Nextflow no longer runs. Remove it with the channel behind it, and ${name === "from" ? "pass the channel where a workflow calls the process" : "read `PROCESS.out` where the channel is used (`, emit: name` names an output)"}.`,
  "legacy-modifier": ({ modifier }) =>
    `\`${modifier}\` is not supported. ${modifier === "void" ? "Write `def`" : "Remove it"}.`,
  "legacy-annotation": ({ name }) => `Annotations are not supported. Remove \`@${name}\`.`,
  "legacy-class": ({ keyword, name }) =>
    `A \`${keyword}\` cannot be declared in a script. Move \`${name}\` to a file of the \`lib\` folder, or use a \`record\` or an \`enum\`.`,
  "legacy-include-without-braces": () =>
    "The names of an include stand in braces. Write `include { NAME } from './file'`.",
  "legacy-include-of-all": () => "An include must name what it includes. Write `include { NAME } from './file'`.",
  "legacy-include-clause": ({ name }) =>
    `\`${name}\` is not supported in an include. Pass what it sets as inputs of the workflow or process.`,
  "legacy-nested-include": () =>
    "`include` can stand only at the top of a script. Move it out of this block: what is included and never called costs nothing.",
  "legacy-row-option": ({ name }) =>
    `The option \`${name}\` of an output follows a comma and has a colon: \`, ${name}: …\`.`,
  "legacy-dsl1": ({ rows }) =>
    `This script is written in DSL1, which ended with Nextflow 22.12: \`from\` and \`into\` connect its processes (${rows} ${rows === "1" ? "place" : "places"}). Move to DSL2: call the processes in a \`workflow\` block.`,
  "legacy-dynamic-property": () => 'The name of a property cannot have interpolations. Use an index: `a["…"]`.',
};

/** What is wrong and what to do, in words: one or two sentences, with code in backticks. */
export function describeProblem(problem: Problem): string {
  return (WORDS[problem.code] as Describe<ProblemCode>)(problem.data);
}
