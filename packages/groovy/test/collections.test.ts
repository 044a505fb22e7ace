import { describe, expect, it } from "vitest";
import { jsonOf } from "./evaluate-text.js";

describe("lists and ranges", () => {
  it.each<[string, unknown]>([
    ["[1, 2, 3][0..<-1] + [1, 2, 3][-2..<0]", [1, 2, 2]],
    ["[1] + 'a,b'.split(',')", [1, ["a", "b"]]],
    ["[4, 5].indices", [0, 1]],
    ["[1, 2, 3].collate(2, false) + [1, 2, 3].collate(2, true)", [[1, 2], [1, 2], [3]]],
    ["{ def l = [1, 2]; [l.pop(), l] }()", [1, [2]]],
    ["[].pop()", "throws NoSuchElementException"],
    ["[a: 1, b: 2]*.key + [a: 1, b: 2]*.value", ["a", "b", 1, 2]],
    ["[a: 1, b: 2].inject(0) { n, e -> n + e.value } + [a: 1].inject(1) { n, k, v -> n + v }", 5],
    ["[a: null, b: 2].findResult { k, v -> v }", 2],
    ["[a: null, b: 2].findResults { it.value }", [2]],
    ["[a: 'x', b: 'x', c: 'y'].countBy { it.value }", { x: 2, y: 1 }],
    ["[1, 2, 1].lastIndexOf(1) + [1, 2, 3].findLastIndexOf { it < 3 }", 3],
    ["[1, 2, 3].findIndexValues { it > 1 }", [1, 2]],
    ["(1..3).sort()", "throws UnsupportedOperationException"],
    ["(3..1).toSorted()", [1, 2, 3]],
    ["[1, 2, 1].toUnique()", [1, 2]],
    ["[1, 1L].toUnique()", "unknown: unsupported the method toUnique()"],
    ["[5, 2].toSet()", "unknown: unsupported toSet"],
    ["[1, 2] + 3", [1, 2, 3]],
    ["[1, 2] + [3]", [1, 2, 3]],
    ["[1, 2, 1] - 1", [2]],
    ["[1, 2] * 2", [1, 2, 1, 2]],
    ["[1, 2] << 3", [1, 2, 3]],
    ["[1, 2, 3][-1]", 3],
    ["[1, 2, 3][5]", null],
    ["[1, 2, 3, 4][1..-1]", [2, 3, 4]],
    ["[1, 2, 3][2..0]", [3, 2, 1]],
    ["[1, 2, 3][0, 2]", [1, 3]],
    ["(1..5)", [1, 2, 3, 4, 5]],
    ["(5..1)", [5, 4, 3, 2, 1]],
    ["(1..<5)", [1, 2, 3, 4]],
    ["(5..<1)", [5, 4, 3, 2]],
    ["(1..<1)", []],
    ["('a'..'c')", ["a", "b", "c"]],
    ["(130..132) + 104", [130, 131, 132, 104]],
    ["5 in [1, 5]", true],
    ["5L in [1, 5]", false],
    ["3 in 1..5", true],
    ["'a' in ['a': true]", true],
    ["[[1, 2], [3, [4]]].flatten()", [1, 2, 3, 4]],
    ["[1, 2, 2, 1L].unique()", [1, 2]],
    ["[3, 1, 2].sort()", [1, 2, 3]],
    ["['bb', 'a'].sort { it.size() }", ["a", "bb"]],
    ["[1, 2, 3].sort { a, b -> b <=> a }", [3, 2, 1]],
    ["[1, 2, 3].collect { it * 2 }", [2, 4, 6]],
    ["[1, 2, 3].findAll { x -> x > 1 }.sum()", 5],
    ["[1, 2, 3].inject(0) { a, b -> a + b }", 6],
    ["[1, 2, 3].inject { a, b -> a * b }", 6],
    ["[].sum()", null],
    ["['a', 'b'].sum()", "ab"],
    ["[1, null, 3]*.toString()", ["1", null, "3"]],
    ["[[a: 1], [a: 2]]*.a", [1, 2]],
    ["[[a: 1], null, [a: 2]].a", [1, 2]],
    ["['x', 'yy'].collectEntries { [it, it.size()] }", { x: 1, yy: 2 }],
    ["['x', 'yy', 'zz'].groupBy { it.size() }", { 1: ["x"], 2: ["yy", "zz"] }],
    ["['x', 'yy', 'zz'].groupBy { it.size() }[2]", ["yy", "zz"]],
    ["[1, 2, 3].collate(2)", [[1, 2], [3]]],
    [
      "[[1, 2], ['a', 'b']].transpose()",
      [
        [1, "a"],
        [2, "b"],
      ],
    ],
    ["[1, 2, 3].withIndex().collect { v, i -> v * i }", [0, 2, 6]],
    ["[1, 2, 3].any { it > 2 } && [1, 2].every { it > 0 }", true],
    ["['a', '', null].findAll()", ["a"]],
    ["['a', 'b'].join('-')", "a-b"],
    ["[1, 2] as Set", [1, 2]],
    ["[1, 2] == [1L, 2.0]", true],
    ["[1, 2].max { -it }", 1],
    ["[]?.first()", "throws NoSuchElementException"],
    ["[1].get(3)", "throws IndexOutOfBoundsException"],
    ["[1, 'a'].sort()", "unknown: unsupported the order of such elements"],
  ])("%s", (expression, expected) => {
    expect(jsonOf(expression)).toEqual(expected);
  });
});

describe("maps", () => {
  it.each<[string, unknown]>([
    ["[a: 1] + [b: 2, a: 3]", { a: 3, b: 2 }],
    ["[a: 1].b", null],
    ["[a: 1]['a']", 1],
    ["[(1): 'x'][1]", "x"],
    ["[(1): 'x']['1']", null],
    ["[a: [b: 1]].a.b", 1],
    ["[a: 1].get('b', 2)", 2],
    ["[a: null].get('a', 2)", null],
    ["[a: null].getOrDefault('a', 2)", null],
    ["[a: 1, b: 2].collect { k, v -> \"$k=$v\" }.join(',')", "a=1,b=2"],
    ["[a: 1, b: 2].findAll { it.value > 1 }", { b: 2 }],
    ["[a: 1, b: 2].find { k, v -> v == 2 }.key", "b"],
    ["[a: 1].collectEntries { k, v -> [k.toUpperCase(), v + 1] }", { A: 2 }],
    ["[b: 1, a: 2].sort()", { a: 2, b: 1 }],
    ["[b: 2, a: 1].sort { x, y -> x.value <=> y.value }", { a: 1, b: 2 }],
    ["[a: 1, b: 2].subMap(['b'])", { b: 2 }],
    ["[a: 1].keySet()", ["a"]],
    ["[a: 1, b: 2].size()", 2],
    ["[a: 1].containsKey('b')", false],
    ["[a: 1] == [a: 1L]", true],
    ["[:] ? 1 : 2", 2],
    ["[x: { it + 1 }].x(2)", 3],
    ["[a: 1, b: { task.x }]", { a: 1, b: { $closure: "{ task.x }" } }],
  ])("%s", (expression, expected) => {
    expect(jsonOf(expression)).toEqual(expected);
  });

  it("remember across settings what their keys were", () => {
    expect(jsonOf("params.m[1]", { m: "[(1): 'x']" })).toBe("x");
    expect(jsonOf("params.m['1']", { m: "[(1): 'x']" })).toBeNull();
  });

  it("are not changed where another setting has them", () => {
    expect(jsonOf("params.l << 2", { l: "[1]" })).toBe("unknown: unsupported a change to another setting's value");
    expect(jsonOf("params.l + 2", { l: "[1]" })).toEqual([1, 2]);
  });
});

describe("what is seldom used", () => {
  it.each<[string, unknown]>([
    ["('abc' =~ /b/) ? 1 : 2", 1],
    ["!('abc' =~ /x/)", true],
    ["('aXb' =~ /X/) && true", true],
    [
      "[['a', 'b'], [1, 2]].combinations()",
      [
        ["a", 1],
        ["b", 1],
        ["a", 2],
        ["b", 2],
      ],
    ],
    ["[[1], [], [2]].combinations()", []],
    ["(1..10).step(3)", [1, 4, 7, 10]],
    ["(10..1).step(3)", [10, 7, 4, 1]],
    ["(1..<10).step(-4)", [9, 5, 1]],
    ["[a: 1].with { it.a + 1 }", 2],
    ["5.with { it + 1 }", 6],
    ["[1, 2].with { it.size() }", 2],
    ["'b' in [a: 0, b: 'x']", true],
    ["'a' in [a: 0, b: 'x']", false],
    ["java.net.InetAddress.localHost.hostName", "unknown: unsupported the class java.net.InetAddress"],
    ["java.net.InetAddress.getLocalHost()", "unknown: unsupported the class java.net.InetAddress"],
  ])("%s", (expression, expected) => {
    expect(jsonOf(expression)).toEqual(expected);
  });
});
