import type { Random } from "./random.js";
import { CLASSES, DIRECTIVES, INHERITED, METHODS, OPTIONS, UNITS } from "./words.js";

const NAMES = ["x", "it", "task", "a", "params", "projectDir", "System", "Math", "process"];
const PARAMS = ["a", "b", "c", "outdir", ...INHERITED.slice(0, 3)];
const TEXTS = [
  "",
  "a",
  "a,b",
  "8 GB",
  "2h",
  "(a+)+$",
  "FOO|BAR",
  "%s %d",
  "${",
  "s3://b/x",
  "https://example.org",
  "é",
];
const BINARY = "+ - * / % ** == != < > <= >= <=> && || & | ^ << >> in !in =~ ==~ ?: .. ..< instanceof as".split(" ");

/** Makes Groovy of all sorts that mostly parses: what it comes to, or whether it comes to anything, is anyone's guess. */
export class GroovyGenerator {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A configuration of some statements. */
  config(): string {
    return this.#statements(6, 2);
  }

  #statements(most: number, depth: number): string {
    return this.#random.several(most, () => this.#statement(depth)).join("\n") + "\n";
  }

  #statement(depth: number): string {
    const random = this.#random;
    switch (random.below(depth > 0 ? 13 : 8)) {
      case 0:
      case 1:
        return `params.${random.pick(PARAMS)} = ${this.expression(4)}`;
      case 2:
      case 3:
        return `process.${random.pick(DIRECTIVES)} = ${random.onceIn(2) ? this.#closure(3) : this.expression(3)}`;
      case 4:
      case 5:
        return `${random.pick(OPTIONS)} = ${this.expression(3)}`;
      case 6:
        return `includeConfig ${random.onceIn(2) ? "'a.config'" : this.expression(3)}`;
      case 7:
        return `${random.pick(INHERITED)}.${random.pick(INHERITED)} = ${this.expression(2)}`;
      case 8:
        return `profiles {\n${random.several(3, () => `${random.pick(PARAMS)} {\n${this.#statements(3, depth - 1)}}`).join("\n")}\n}`;
      case 9:
        return `process {\nwithName: '${random.pick(["FOO", "A|B", ".*", "!X", "a:b"])}' {\n${random.pick(DIRECTIVES)} = ${this.#closure(3)}\n}\n}`;
      case 10:
        return `params {\n${random.several(4, () => `${random.pick(PARAMS)} = ${this.expression(3)}`).join("\n")}\n}`;
      case 11:
        return `process.${random.pick(DIRECTIVES)} = [${random.several(3, () => `${random.pick(PARAMS)}: ${this.expression(2)}`).join(", ")}]`;
      default:
        return `${random.pick(OPTIONS).split(".")[0] ?? ""} {\n${this.#statements(3, depth - 1)}}`;
    }
  }

  /** @param depth How deep it may nest. */
  expression(depth: number): string {
    const random = this.#random;
    if (depth <= 0 || random.onceIn(6)) return this.#literal();
    const inner = (): string => this.expression(depth - 1);
    const args = (most: number): string => random.several(most, inner).join(", ");
    switch (random.below(15)) {
      case 0:
      case 1:
        return `${inner()}.${random.pick(METHODS)}(${args(2)})`;
      case 2:
      case 3:
        return `${inner()}.${random.pick(METHODS)} ${this.#closure(depth - 1)}`;
      case 4:
        return `(${inner()} ${random.pick(BINARY)} ${random.onceIn(4) ? random.pick(CLASSES) : inner()})`;
      case 5:
        return `[${args(4)}]`;
      case 6:
        return `[${random.several(3, () => `${random.onceIn(3) ? `(${inner()})` : random.pick(PARAMS)}: ${inner()}`).join(", ") || ":"}]`;
      case 7:
        return `(${inner()} ? ${inner()} : ${inner()})`;
      case 8:
        return `${inner()}${random.pick([".", "?.", "*."])}${random.pick([...PARAMS, ...METHODS])}`;
      case 9:
        return `${inner()}[${inner()}]`;
      case 10:
        return `"${random.pick(TEXTS).replaceAll("$", "")}\${${inner()}}$params.${random.pick(PARAMS)}"`;
      case 11:
        return `(${inner()} as ${random.pick(CLASSES)})`;
      case 12:
        return `${random.pick(CLASSES)}.${random.pick([...METHODS, "valueOf", "of", "parseInt", "getenv"])}(${args(3)})`;
      case 13:
        return `${random.pick(["!", "-", "~", "new ", "*"])}${inner()}`;
      default:
        return this.#closure(depth - 1);
    }
  }

  #closure(depth: number): string {
    const random = this.#random;
    const parameters = random.pick(["", "", "x -> ", "a, x -> ", "-> "]);
    const body = random.several(2, () => this.#innerStatement(depth)).concat(this.expression(depth));
    return `{ ${parameters}${body.join("; ")} }`;
  }

  #innerStatement(depth: number): string {
    const random = this.#random;
    const inner = (): string => this.expression(depth - 1);
    return random.pick([
      () => `def x = ${inner()}`,
      () => `x = ${inner()}`,
      () => `x += ${inner()}`,
      () => `if (${inner()}) ${inner()} else return ${inner()}`,
      () => `for (a in ${inner()}) { ${inner()} }`,
      () => `while (${inner()}) { x++ }`,
      () => `try { ${inner()} } catch (Exception e) { ${inner()} }`,
      () => `params.${random.pick(PARAMS)} = ${inner()}`,
      () => `assert ${inner()}`,
    ])();
  }

  #literal(): string {
    const random = this.#random;
    switch (random.below(12)) {
      case 0:
        return String(random.below(20));
      case 1:
        return random.pick([
          "0",
          "-1",
          "1.5",
          "1e3",
          "0x1F",
          "010",
          "2147483647",
          "9223372036854775808",
          "1_0",
          "3G",
          "2L",
        ]);
      case 2:
        return `${random.below(100)}.${random.pick(UNITS)}`;
      case 3:
      case 4:
        return `'${random.pick(TEXTS)}'`;
      case 5:
        return random.pick(["true", "false", "null"]);
      case 6:
      case 7:
        return `params.${random.pick(PARAMS)}`;
      case 8:
        return random.pick(NAMES);
      case 9:
        return `/${random.pick(["a+", "(a|b)*c", "\\d+", "[^x]", "^.*$", "(?i)x", "a{1,9}"])}/`;
      case 10:
        return `(1..${random.below(30)})`;
      default:
        return random.pick(["System.getenv('X')", "task.attempt", "new Date()", "[:]", "[]", "''", "secrets.X"]);
    }
  }
}
