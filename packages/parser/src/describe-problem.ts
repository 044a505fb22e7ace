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

const WORDS: { readonly [Code in ProblemCode]: Describe<Code> } = {
  "byte-order-mark": () =>
    "The file begins with a byte order mark, which Nextflow does not read. Save it as UTF-8 without one.",
  "unexpected-token": (data) => `${found(data.found)}, but ${data.expected} was expected.`,
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
  "missing-equals": ({ name }) => `A setting needs an equals sign. Write \`${name} = …\`.`,
  "colon-instead-of-equals": ({ name }) => `A setting is assigned with \`=\`, not \`:\`. Write \`${name} = …\`.`,
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
  "legacy-dynamic-property": () => 'The name of a property cannot have interpolations. Use an index: `a["…"]`.',
};

/** What is wrong and what to do, in words: one or two sentences, with code in backticks. */
export function describeProblem(problem: Problem): string {
  return (WORDS[problem.code] as Describe<ProblemCode>)(problem.data);
}
