import type {
  Argument,
  CallExpression,
  Expression,
  FunctionDeclaration,
  GStringText,
  NamedArgument,
  NumberLiteral,
  Parameter,
  ProcessDeclaration,
  Script,
  ScriptStatement,
  Statement,
  TypeName,
} from "../src/index.js";

/**
 * A script in the notation in which Nextflow's own tree is given: functions, legacy processes, and the bodies of workflows.
 */
export function printScriptTree({ body }: Script): string {
  const declared = { functions: [] as string[], processes: [] as string[], workflows: [] as string[] };
  const statements: Statement[] = [];
  for (const statement of body) {
    if (statement.type === "FunctionDeclaration") declared.functions.push(printFunction(statement));
    else if (statement.type === "ProcessDeclaration" && !statement.typed)
      declared.processes.push(printProcess(statement));
    else if (statement.type === "WorkflowDeclaration") {
      const main = statement.sections.find(({ kind }) => kind === "main")?.body ?? [];
      const name = statement.name === undefined ? [] : [statement.name.name];
      declared.workflows.push(list("workflow", ...name, ...main.map((row) => printStatement(row as Statement))));
    } else if (isStatement(statement)) statements.push(statement);
  }
  if (statements.length > 0) declared.workflows.push(list("workflow", ...statements.map(printStatement)));
  return [...declared.functions, ...declared.workflows, ...declared.processes].join(" ");
}

function isStatement(statement: ScriptStatement): statement is Statement {
  return !/(?:Declaration|Block)$/.test(statement.type) || statement.type === "VariableDeclaration";
}

function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/\\(?:u(....)|(.))/g, (escape, code: string | undefined, letter: string) => {
    if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
    return letter === "f" ? "\f" : letter === "b" ? "\b" : escape;
  });
}

function list(...parts: string[]): string {
  return `(${parts.join(" ")})`;
}

function printFunction({ name, parameters, body }: FunctionDeclaration): string {
  return list(
    "function",
    name.name,
    printParameters(parameters),
    ...body.body.map((row) => printStatement(row as Statement)),
  );
}

function printParameters(parameters: readonly Parameter[]): string {
  return `[${parameters
    .map(({ name, declaredType, typeAnnotation, defaultValue }) => {
      const type = declaredType
        ? `: legacy ${printType(declaredType)}`
        : typeAnnotation
          ? `: ${printType(typeAnnotation)}`
          : "";
      return `${name.name}${type}${defaultValue ? ` = ${print(defaultValue)}` : ""}`;
    })
    .join(", ")}]`;
}

function printProcess({ name, sections }: ProcessDeclaration): string {
  const rows = (...kinds: string[]): string[] =>
    sections
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap(({ body }) => body.map((row) => printRow(row as Statement)));
  const script = sections.find(({ kind }) => kind === "script" || kind === "shell" || kind === "exec");
  const [when = "()"] = rows("when");
  const part = (label: string, printed: string[]): string => `(${label} ${printed.join(" ")})`;
  return list(
    "process",
    name.name,
    part("directives", rows("directives")),
    part("inputs", rows("input")),
    part("outputs", rows("output")),
    list("when", when),
    part(script?.kind ?? "script", rows("script", "shell", "exec")),
    part("stub", rows("stub")),
  );
}

function printRow(row: ProcessDeclaration["sections"][number]["body"][number]): string {
  if (row.type === "Directive") return list("call", row.name.name, ...printArguments(row.arguments));
  return printStatement(row as Statement);
}

function printBody(statement: Statement | { type: string }): string[] {
  if (statement.type === "BlockStatement") {
    return (statement as Extract<Statement, { type: "BlockStatement" }>).body.map((row) =>
      printStatement(row as Statement),
    );
  }
  return statement.type === "EmptyStatement" ? [] : [printStatement(statement as Statement)];
}

function printStatement(statement: Statement): string {
  switch (statement.type) {
    case "ExpressionStatement":
      return print(statement.expression);
    case "AssignmentStatement": {
      const { target, operator, value } = statement;
      const isTuple = target.type === "ListExpression";
      return list(operator, isTuple ? list("tuple", ...target.elements.map(print)) : print(target), print(value));
    }
    case "VariableDeclaration": {
      const { declaredType, names, typeAnnotations, init } = statement;
      const typed = names.map((name, index) => {
        const next = names[index + 1]?.range[0] ?? Infinity;
        const type = typeAnnotations.find(({ range }) => range[0] > name.range[0] && range[0] < next);
        return `${name.name}${declaredType ? `: legacy ${printType(declaredType)}` : type ? `: ${printType(type)}` : ""}`;
      });
      return list("def", typed.length > 1 ? list("tuple", ...typed) : (typed[0] ?? ""), init ? print(init) : "()");
    }
    case "ReturnStatement":
      return list("return", statement.argument ? print(statement.argument) : "null");
    case "ThrowStatement":
      return list("throw", print(statement.argument));
    case "AssertStatement":
      return list("assert", print(statement.condition), statement.message ? print(statement.message) : "null");
    case "IfStatement": {
      const { condition, consequent, alternate } = statement;
      return list(
        "if",
        print(condition),
        list("then", ...printBody(consequent)),
        list("else", ...(alternate ? printBody(alternate) : [])),
      );
    }
    case "TryStatement":
      return list(
        "try-catch",
        list("try", ...printBody(statement.block)),
        ...statement.handlers.flatMap(({ types, typeAnnotations, name, body }) => {
          const caught = [...types, ...typeAnnotations].map(printType);
          if (caught.length === 0) caught.push("java.lang.Object");
          return caught.map((type) => list("catch", `${name.name}: ${type}`, ...printBody(body)));
        }),
      );
    case "LabeledStatement": {
      const labels = [statement.label.name];
      let { body } = statement;
      for (; body.type === "LabeledStatement"; body = body.body) labels.unshift(body.label.name);
      return `${labels.map((label) => `${label}: `).join("")}${printStatement(body)}`;
    }
    case "EmptyStatement":
      return "(empty)";
    default:
      return list(statement.type);
  }
}

/** As Java prints it. */
function printNumber({ kind, digits }: NumberLiteral): string {
  if (kind === "Double" || kind === "Float") return digits.includes(".") ? digits : `${digits}.0`;
  const [, whole = "", fraction = "", exponent = "0"] = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(digits) ?? [];
  const scale = fraction.length - Number(exponent);
  if (kind !== "BigDecimal" || exponent === "0") return digits;
  const unscaled = String(BigInt(whole + fraction));
  const adjusted = unscaled.length - 1 - scale;
  if (scale >= 0 && adjusted >= -6) {
    const padded = unscaled.padStart(scale + 1, "0");
    return scale === 0 ? padded : `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
  }
  const mantissa = unscaled.length > 1 ? `${unscaled[0]}.${unscaled.slice(1)}` : unscaled;
  return `${mantissa}E${adjusted > 0 ? "+" : ""}${adjusted}`;
}

const UNARY: Readonly<Record<string, string>> = { "-": "neg", "+": "pos" };

function print(node: Expression | GStringText): string {
  switch (node.type) {
    case "Identifier":
      return node.name;
    case "StringLiteral":
    case "GStringText":
      return quoted(node.value);
    case "GString": {
      const parts = node.parts.flatMap((part, index) => {
        const isBare = part.type !== "GStringText" && node.parts[index - 1]?.type !== "GStringText";
        return isBare ? ['""', print(part)] : [print(part)];
      });
      return list("gstring", ...parts);
    }
    case "NumberLiteral":
      return printNumber(node);
    case "BooleanLiteral":
      return String(node.value);
    case "NullLiteral":
      return "null";
    case "ListExpression":
      return list("list", ...node.elements.map(print));
    case "MapExpression":
      return list(
        "map",
        ...node.entries.map(({ key, computed, value }) => {
          const name = key.type === "Identifier" && !computed ? quoted(key.name) : print(key);
          return `${name}: ${print(value)}`;
        }),
      );
    case "Closure":
      return list("closure", printParameters(node.parameters), ...node.body.map(printStatement));
    case "PropertyExpression": {
      const { property } = node;
      return list(
        node.operator,
        print(node.object),
        property.type === "Identifier" ? quoted(property.name) : print(property),
      );
    }
    case "IndexExpression": {
      const [first, ...others] = node.indices;
      const index = others.length > 0 || first === undefined ? list("list", ...node.indices.map(print)) : print(first);
      return list("index", print(node.object), index);
    }
    case "CallExpression":
      return printCall(node);
    case "NewExpression":
      return list("new", printType(node.constructedType), ...printArguments(node.arguments));
    case "UnaryExpression":
      return list(UNARY[node.operator] ?? node.operator, print(node.operand));
    case "BinaryExpression":
      return list(node.operator, print(node.left), print(node.right));
    case "RangeExpression":
      return list(node.excludesTo ? "..<" : "..", print(node.from), print(node.to));
    case "TernaryExpression":
      return list("?", print(node.condition), print(node.consequent), print(node.alternate));
    case "ElvisExpression":
      return list("?:", print(node.value), print(node.fallback));
    case "CastExpression":
      return list("as", print(node.operand), printType(node.castType));
    case "InstanceofExpression":
      return list(node.negated ? "!instanceof" : "instanceof", print(node.operand), `#${printType(node.testedType)}`);
    default:
      return list(node.type);
  }
}

function printCall({ callee, arguments: given, range }: CallExpression): string {
  const closure = given[given.length - 1];
  // `(a) { }` calls by name, `(a)(1)` what `a` holds.
  const isTrailing = given.length === 1 && closure?.type === "Closure" && closure.range[1] === range[1];
  const isParenthesized = callee.range[0] > range[0] && !(isTrailing && callee.type === "Identifier");
  if (!isParenthesized && callee.type === "Identifier") return list("call", callee.name, ...printArguments(given));
  if (!isParenthesized && callee.type === "StringLiteral") return list("call", callee.value, ...printArguments(given));
  if (isParenthesized || callee.type !== "PropertyExpression")
    return list("call.", print(callee), "call", ...printArguments(given));
  const { object, operator, property } = callee;
  const name =
    property.type === "Identifier"
      ? property.name
      : property.type === "StringLiteral"
        ? property.value
        : print(property);
  return list(`call${operator}`, print(object), name, ...printArguments(given));
}

function printArguments(given: readonly Argument[]): string[] {
  const named = given.filter((argument): argument is NamedArgument => argument.type === "NamedArgument");
  const others = given.filter((argument): argument is Expression => argument.type !== "NamedArgument");
  const pairs = named.map(({ name, value }) => {
    return `${quoted(name.type === "Identifier" ? name.name : name.value)}: ${print(value)}`;
  });
  return [...(pairs.length > 0 ? [list("named", ...pairs)] : []), ...others.map(print)];
}

function printType({ name, typeArguments, dimensions, nullable }: TypeName): string {
  const given = typeArguments.length > 0 ? `<${typeArguments.map(printType).join(",")}>` : "";
  return `${name === "?" ? "java.lang.Object" : name}${given}${nullable ? "?" : ""}${"[]".repeat(dimensions)}`;
}
