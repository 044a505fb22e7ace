import { expect, it } from "vitest";
import { configPath, constantString, parseConfig, selectorOf, type ConfigStatement } from "../src/index.js";

function first(source: string): ConfigStatement {
  const [statement] = parseConfig(source).ast.body;
  if (statement === undefined) throw new Error("no statement");
  return statement;
}

it("a path's texts are its names, without their quotes", () => {
  const statement = first("params.'foo-bar'.in = 1");
  expect(statement.type === "ConfigAssign" && configPath(statement.path)).toEqual(["params", "foo-bar", "in"]);
});

it.each([
  ["'a'", "a"],
  ['"""a"""', "a"],
  ['"a $b"', undefined],
  ["1", undefined],
])("the constant string of %s is %s", (source, expected) => {
  const statement = first(`x = ${source}`);
  expect(statement.type === "ConfigAssign" ? constantString(statement.value) : "").toBe(expected);
});

it.each([
  ["withName: 'A|B' { }", { kind: "withName", pattern: "A|B" }],
  ["withLabel: big { }", { kind: "withLabel", pattern: "big" }],
  ["'withName:FOO' { }", { kind: "withName", pattern: "FOO" }],
  ["'withLabel: a b' { }", { kind: "withLabel", pattern: "a b" }],
  ['withName: "${a}" { }', { kind: "withName", pattern: undefined }],
  ["other: a { }", undefined],
  ["docker { }", undefined],
  ["'docker' { }", undefined],
])("the selector of %s", (source, expected) => {
  const block = first(`process { ${source} }`);
  const inner = block.type === "ConfigBlock" ? block.body[0] : undefined;
  if (inner?.type !== "ConfigBlock" && inner?.type !== "ConfigSelector") throw new Error("no block");
  const selector = selectorOf(inner);
  expect(selector && { kind: selector.kind, pattern: selector.pattern }).toEqual(expected);
});
