import { describe, expect, it } from "vitest";
import { jsonOf } from "./evaluate-text.js";

describe("closures that are called", () => {
  it.each<[string, unknown]>([
    ["({ -> 'a' + 'b' }())", "ab"],
    ["({ return 'conf/' + 'always' + '.config' }())", "conf/always.config"],
    ["({ it + 1 }).call(1)", 2],
    ["({ it }())", null],
    ["({ a, b -> a + b })(1, 2)", 3],
    ["({ a, b -> a + b })([1, 2])", 3],
    ["({ a, b = 2 -> a + b })(1)", 3],
    ["({ def x = 1; x = x + 1; x }())", 2],
    ["({ def x = 1; x += 2; return x }())", 3],
    ["({ def (a, b) = [1, 2]; a + b }())", 3],
    ["({ def x = 1; if (x > 0) { return 'pos' } else { return 'neg' } }())", "pos"],
    ["({ if (false) { 1 } }())", null],
    ["({ def m = [:]; m.a = 1; m['b'] = 2; m }())", { a: 1, b: 2 }],
    ["({ def l = []; [1, 2].each { l << it * 2 }; l }())", [2, 4]],
    ["({ def n = 0; [1, 2, 3].each { n += it }; n }())", 6],
    ["({ int x = 3.7; x }())", 3.7],
    ["({ String x = 5; x }())", 5],
    ["({ int x -> x })('a')", "a"],
    ["({ try { 'abc'.toInteger() } catch (Exception e) { -1 } }())", -1],
    ["({ try { 'abc'.toInteger() } catch (NumberFormatException e) { -1 } }())", -1],
    ["({ try { assert false } catch (Exception e) { -1 } }())", "throws PowerAssertionError"],
    ["({ throw new IllegalStateException('no') }())", "throws IllegalStateException"],
    ["({ def f = { n -> n * 2 }; f(4) }())", 8],
    ["({ def f; f = { n -> n <= 1 ? 1 : n * f(n - 1) }; f(5) }())", 120],
    [
      "[1, 2].collect { a -> [3, 4].collect { b -> a * b } }",
      [
        [3, 4],
        [6, 8],
      ],
    ],
    ["({ x -> x })(1, 2)", "unknown: unsupported more arguments than parameters"],
    ["({ y = 1 }())", "unknown: unsupported an assignment to y"],
  ])("%s", (expression, expected) => {
    expect(jsonOf(expression)).toEqual(expected);
  });
});
