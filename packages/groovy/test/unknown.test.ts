import { describe, expect, it } from "vitest";
import { describeUnknown, truth } from "../src/index.js";
import { jsonOf, valueOf } from "./evaluate-text.js";

const UNDECLARED = "unknown: undeclared-param x";

describe("what is unknown", () => {
  it.each<[string, unknown]>([
    ["params.x", UNDECLARED],
    ["params.x.size()", UNDECLARED],
    ['"a ${params.x}"', UNDECLARED],
    ["params.x ?: 'd'", UNDECLARED],
    ["true ?: params.x", true],
    ["false && params.x", false],
    ["params.x && false", false],
    ["params.x && true", UNDECLARED],
    ["params.x || true", true],
    ["params.x && null.foo()", UNDECLARED],
    ["params.x ? 1 : 1", 1],
    ["params.x ? 1 : 2", UNDECLARED],
    ["params.x ? [a: 1] : [a: 1]", { a: 1 }],
    ["[params.x, 1][1]", 1],
    ["[params.x, 1].size()", 2],
    ["[params.x, 1].contains(1)", true],
    ["[params.x, 1].contains(2)", UNDECLARED],
    ["[a: params.x, b: 1].b", 1],
    ["[a: params.x].containsKey('a')", true],
    [
      "[1, 2].collect { it + params.x }",
      [{ $unknown: "param x, which nothing declares" }, { $unknown: "param x, which nothing declares" }],
    ],
    ["System.getenv('X')", "unknown: environment X"],
    ["System.getenv()['HOME']", "/home/user"],
    ["System.getenv().X", "unknown: environment X"],
    ["env('HOME')", "/home/user"],
    ["new Date()", "unknown: clock new Date()"],
    ["new java.util.Date().format('yyyy')", "unknown: clock new Date()"],
    ["System.currentTimeMillis()", "unknown: clock System.currentTimeMillis()"],
    ["'ls /'.execute()", "unknown: unsupported the method execute()"],
    ["System.exit(1)", "unknown: unsupported the method exit()"],
    ["new File('/etc/passwd').text", "unknown: unsupported new File()"],
    ["file('x').exists()", "unknown: unsupported the function file()"],
    ["projectDir.exists()", "unknown: unsupported the method exists()"],
    ["projectDir == '/data/pipeline'", "unknown: unsupported equality of a path and another value"],
    ["nowhere", "unknown: undefined-name nowhere"],
    ["null.foo()", "throws NullPointerException"],
    ["null.foo", "throws NullPointerException"],
    ["null?.foo?.bar", null],
    ["[null.foo()]", "throws NullPointerException"],
    ["params.x ? null.foo() : 1", UNDECLARED],
    ["'a'.constructor", "throws MissingPropertyException"],
    ["'a'.__proto__()", "unknown: unsupported the method __proto__()"],
    ["'a'.valueOf()", "unknown: unsupported the method valueOf()"],
  ])("%s", (expression, expected) => {
    expect(jsonOf(expression)).toEqual(expected);
  });

  it("is a map's other entries where one side of + is unknown", () => {
    const onTheRight = valueOf("[a: 1] + params.x");
    const onTheLeft = valueOf("params.x + [a: 1]");
    expect(onTheRight).toMatchObject({ kind: "unknown", entries: new Map([["a", { kind: "unknown" }]]) });
    expect(onTheLeft).toMatchObject({
      kind: "unknown",
      entries: new Map([["a", { kind: "known", value: { text: "1" } }]]),
    });
  });

  it("has a truth only where it is known", () => {
    expect(truth(valueOf("params.x"))).toBeUndefined();
    expect(truth(valueOf("''"))).toBe(false);
    expect(truth(valueOf("'false'"))).toBe(true);
    expect(truth(valueOf("{ false }"))).toBe(true);
    expect(truth(valueOf("[params.x]"))).toBe(true);
  });

  it("is described in words", () => {
    expect(describeUnknown({ code: "environment", subject: "NXF_OFFLINE" })).toBe("environment variable NXF_OFFLINE");
    expect(describeUnknown({ code: "secret", subject: "X" })).toBe("secret X");
    expect(describeUnknown({ code: "remote-include", subject: "https://a/b" })).toBe("remote include https://a/b");
  });
});
