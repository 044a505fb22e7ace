import { describe, expect, it } from "vitest";
import { at, configOf, resolve } from "../in-memory.js";

const unknown = { $unknown: expect.any(String) as string };

/** Each as Nextflow's own evaluator answers it. */
describe("a list that an expression changes in place", () => {
  it.each<[string, unknown, unknown]>([
    ["params.l.sort()[0]", 1, [1, 2, 3]],
    ["params.l.sort { a, b -> b <=> a }", [3, 2, 1], [3, 2, 1]],
    ["params.l.sort(false)", [1, 2, 3], [3, 1, 2]],
    ["params.l.toSorted()", [1, 2, 3], [3, 1, 2]],
    ["params.l.reverse(true)", [2, 1, 3], [2, 1, 3]],
    ["params.l.reverse()", [2, 1, 3], [3, 1, 2]],
    ["params.l.add(4)", true, [3, 1, 2, 4]],
    ["params.l.add(1, 4)", null, [3, 4, 1, 2]],
    ["params.l.addAll([4, 5])", true, [3, 1, 2, 4, 5]],
    ["params.l << 4", [3, 1, 2, 4], [3, 1, 2, 4]],
    ["params.l.push(4)", true, [4, 3, 1, 2]],
    ["params.l.pop()", 3, [1, 2]],
    ["params.l.removeLast()", 2, [3, 1]],
    ["params.l.remove(0)", 3, [1, 2]],
    ["params.l.remove('x')", false, [3, 1, 2]],
    ["params.l.removeElement(1)", true, [3, 2]],
    ["params.l.removeAt(1)", 1, [3, 2]],
    ["params.l.removeAll([1, 2])", true, [3]],
    ["params.l.removeAll { it > 1 }", true, [1]],
    ["params.l.removeIf { it > 1 }", true, [1]],
    ["params.l.retainAll([1, 9])", true, [1]],
    ["params.l.swap(0, 2)", [2, 1, 3], [2, 1, 3]],
    ["params.l.set(0, 9)", 3, [9, 1, 2]],
    ["({ params.l[4] = 9 }())", 9, [3, 1, 2, null, 9]],
    ["({ def l = params.l\n l[-1] = 9\n l.size() }())", 3, [3, 1, 9]],
    ["params.l.clear()", null, []],
    ["[1, 2].each { params.l.add(it) }.size()", 2, [3, 1, 2, 1, 2]],
    ["params.x ? params.l.sort() : 0", 0, [3, 1, 2]],
  ])("%s", (expression, result, list) => {
    const config = `params.x = null\nparams.l = [3, 1, 2]\nparams.alias = params.l\nparams.r = ${expression}`;
    expect(configOf(config)).toEqual({ params: { x: null, l: list, alias: list, r: result } });
  });

  it("is the same list in an included file, and behind it", () => {
    const files = {
      "nextflow.config": "params.l = [2, 1]\nincludeConfig 'a.config'",
      "a.config": "x.y = params.l.sort()",
    };
    expect(configOf(files)).toEqual({ params: { l: [1, 2] }, x: { y: [1, 2] } });
  });

  it("is another one for each choice of profiles", () => {
    const config = "params.l = [2, 1]\nprofiles { p { x.y = params.l.sort() }\n q { x.y = params.l.add(3) } }";
    expect(configOf(config)).toEqual({ params: { l: [2, 1] } });
    expect(configOf(config, "p")).toEqual({ params: { l: [1, 2] }, x: { y: [1, 2] } });
    expect(configOf(config, "q")).toEqual({ params: { l: [2, 1, 3] }, x: { y: true } });
  });

  it("is not the one that was given at launch for another variant", () => {
    const config = "params.l = null\nprofiles { p { x.y = params.l.sort() }\n q { x.y = params.l.size() } }";
    const launch = { params: { l: [2, 1] } };
    expect(configOf(config, "p", launch)).toMatchObject({ params: { l: [1, 2] } });
    expect(configOf(config, "q", launch)).toMatchObject({ params: { l: [2, 1] } });
  });

  it.each([
    ["by a method that is not mirrored", "params.l.shuffle()"],
    ["by a value that is unknown", "params.l.removeAll(env('X'))"],
    ["where it is unknown whether it is", "env('X') ? params.l.sort() : 0"],
    ["in what is called with an unknown", "env('X').tokenize(',').each { params.l.add(it) }"],
  ])("is unknown once it may be changed %s", (_, expression) => {
    const config = `params.l = [3, 1, 2]\nparams.alias = params.l\nparams.r = ${expression}`;
    expect(configOf(config)).toMatchObject({ params: { l: unknown, alias: unknown, r: unknown } });
  });

  it.each(["params.r = params.l.add(params.l)", "params.r = params.l.add(params)", "params.l = [params.l, params]"])(
    "does not end up in itself: %s",
    (change) => {
      expect(configOf(`params.l = [1]\n${change}`)).toMatchObject({ params: { l: unknown } });
    },
  );
});

describe("a map that an expression changes in place", () => {
  it.each<[string, unknown, unknown]>([
    ["params.m.put('b', 2)", null, { a: 1, b: 2 }],
    ["params.m << [b: 2]", { a: 1, b: 2 }, { a: 1, b: 2 }],
    ["params.m.putAll([a: 3, b: 2])", null, { a: 3, b: 2 }],
    ["params.m.remove('a')", 1, {}],
    ["params.m.get('b', 2)", 2, { a: 1, b: 2 }],
    ["params.m.get('a', 2)", 1, { a: 1 }],
    ["params.m.putIfAbsent('b', 2)", null, { a: 1, b: 2 }],
    ["params.m.removeAll { k, v -> v == 1 }", true, {}],
    ["({ params.m.b = 2 }())", 2, { a: 1, b: 2 }],
    ["({ params.m['b'] = 2 }())", 2, { a: 1, b: 2 }],
    ["params.m.clear()", null, {}],
  ])("%s", (expression, result, map) => {
    const config = `params.m = [a: 1]\nprocess.ext = params.m\nparams.r = ${expression}`;
    expect(configOf(config)).toEqual({ params: { m: map, r: result }, process: { ext: map } });
  });

  it("may be params itself", () => {
    const config = "params.r = params.get('outdir', 'x')\nparams.s = params.outdir\nparams.t = ({ params.z = 3 }())";
    expect(configOf(config, "", { otherParams: "null" })).toEqual({
      params: { outdir: "x", r: "x", s: "x", z: 3, t: 3 },
    });
  });

  it("takes a default only where nothing is given", () => {
    const config = "params.r = params.get('outdir', 'x')";
    expect(configOf(config)).toEqual({ params: { outdir: unknown, r: unknown } });
    expect(configOf(config, "", { params: { outdir: "given" } })).toMatchObject({
      params: { outdir: "given", r: "given" },
    });
  });

  it("has an option for what it is given, at the place of the expression", () => {
    const config = resolve("params.m = [a: 1]\nparams.r = params.m.put('b', 2)");
    const option = config.option("params.m.b");
    expect(option?.path).toEqual(["params", "m", "b"]);
    expect(option && at(option.place)).toBe("nextflow.config:2");
    expect(config.options("params.m").map(({ path }) => path.join("."))).toEqual(["params.m.a", "params.m.b"]);
  });

  it("is unknown once it may be changed in a way that cannot be said", () => {
    const config = "params.m = [a: 1]\nparams.r = params.m.put(env('X'), 2)\nparams.n = 1";
    expect(configOf(config)).toMatchObject({ params: { m: unknown, r: unknown, n: 1 } });
  });

  it("is left alone by a closure that a task will call", () => {
    const config = "params.m = [a: 1]\nprocess.ext.args = { params.m.b = 2 }";
    expect(configOf(config)).toMatchObject({ params: { m: { a: 1 } } });
  });

  it("is unknown where a legacy condition may change it", () => {
    const config = "params.m = [a: 1]\nif (params.x) { params.r = params.m.put('a', 2) }";
    expect(configOf(config)).toMatchObject({ params: { m: unknown } });
  });
});
