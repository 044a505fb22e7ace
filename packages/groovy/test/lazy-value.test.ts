import { describe, expect, it } from "vitest";
import { returnsKnowing, toVectorJson } from "../src/index.js";
import type { LazyValue, Value } from "../src/index.js";
import { valueOf } from "./evaluate-text.js";

function lazy(closure: string): LazyValue {
  const params = new Map(
    Object.entries({ s: "'ignore'", labels: "[x: 1]" }).map(([name, text]) => [name, valueOf(text)]),
  );
  const value = valueOf(closure, params);
  if (value.kind !== "lazy") throw new Error(`${closure} is ${value.kind}`);
  return value;
}

describe("closures as values", () => {
  it.each<[closure: string, returns: unknown[], complete: boolean]>([
    ["{ 'retry' }", ["retry"], true],
    ["{ }", [null], true],
    ["{ task.exitStatus in ((130..145) + 104) ? 'retry' : 'finish' }", ["retry", "finish"], true],
    ["{ task.attempt <= 3 ? 'retry' : params.s }", ["retry", "ignore"], true],
    ["{ params.s == 'ignore' ? 1 : 2 }", [1], true],
    ["{ check_max(1, 'x') }", [], false],
    ["{ sleep(100); return 'retry' }", ["retry"], true],
    ["{ task.ext.args ?: 'd' }", ["d"], false],
    ["{ params.s ?: 'd' }", ["ignore"], true],
    ["{ filename -> filename.equals('v.yml') ? null : filename }", [null], false],
    ["{ def x = 'finish'\n if (task.attempt < 3) { x = 'retry' }\n return x }", ["retry", "finish"], true],
    ["{ def x = 'finish'\n x = 'retry'\n x }", ["retry"], true],
    ["{ if (task.a) { 'a' } }", ["a", null], true],
    ["{ if (task.a) { return 'a' } else if (task.b) { return 'b' }\n 'c' }", ["a", "b", "c"], true],
    ["{ if (params.s) { return 'a' }\n 'c' }", ["a"], true],
    ["{ try { foo()\n 'x' } catch (Exception e) { 'y' } }", ["x", "y"], true],
    ["{ switch (task.a) { case 1: return 'a'; case 2: 'z'; break; default: return 'b' } }", ["a", "b", "z"], true],
    ["{ throw new Exception('x') }", [], true],
    ["{ 8.GB * task.attempt }", [], false],
    ["{ 8.GB }", [{ $memory: 8 * 2 ** 30 }], true],
    ["{ def l = []\n l << 'a'\n l }", [], false],
    ["{ ['-a', params.s].join(' ') }", ["-a ignore"], true],
    ["{ [a: 1] + params.labels }", [{ a: 1, x: 1 }], true],
    ["{ [a: 1] + (task.x ? [b: 2] : [:]) }", [{ a: 1, b: 2 }, { a: 1 }], true],
  ])("%s", (closure, returns, complete) => {
    const value = lazy(closure);
    expect(value.returns.map((each) => toVectorJson(each))).toEqual(returns);
    expect(value.complete).toBe(complete);
    expect(value.source).toBe(closure);
  });

  it("keep the entries that a map of unknown parts surely has", () => {
    const value = lazy("{ [a: 1] + params.unknown + [b: 2] }");
    expect(value.complete).toBe(true);
    expect(value.returns).toMatchObject([{ kind: "unknown", reason: { code: "undeclared-param" } }]);
    const [returned] = value.returns;
    expect(returned?.kind === "unknown" && [...(returned.entries?.keys() ?? [])]).toEqual(["a", "b"]);
  });

  it.each([
    ["{ task.cpus + params.a.b }", ["task", "params"]],
    ["{ meta, reads -> meta.id + reads + other }", ["other"]],
    ["{ it.name + Math.max(1, x) }", ["x"]],
    ["{ def y = z\n [y: y, (k): 1].each { it + outer } }", ["z", "k", "outer"]],
    ['{ check_max("${task.memory}") }', ["task"]],
  ])("%s reads %j", (closure, names) => {
    expect([...lazy(closure).reads].sort()).toEqual([...names].sort());
  });
});

it("are read once more by who knows what some names stand for", () => {
  const value = lazy("{ task.big ? 'a' : params.s }");
  const task = (big: boolean): ReadonlyMap<string, Value> =>
    new Map([["task", { kind: "known", value: new Map([["big", { kind: "known", value: big }]]) }]]);
  const read = (big: boolean): unknown => returnsKnowing(value, task(big)).returns.map(toVectorJson);
  expect(read(true)).toEqual(["a"]);
  expect(read(false)).toEqual(["ignore"]);
  expect(value.returns.map(toVectorJson)).toEqual(["a", "ignore"]);
});
