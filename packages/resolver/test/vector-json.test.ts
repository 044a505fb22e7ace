import { describe, expect, it } from "vitest";
import { toVectorJson } from "@nf-lint/groovy";
import { configOf } from "./in-memory.js";

describe("the encoding of values", () => {
  it.each([
    ["null", null],
    ["true", true],
    ["'text'", "text"],
    ["10000000000", 10000000000],
    ["0.1f", 0.1],
    ["1 / 4", 0.25],
    ["[1, 'a', [b: 2]]", [1, "a", { b: 2 }]],
    ["[:]", {}],
    ["8.GB", { $memory: 8 * 1024 ** 3 }],
    ["2.h", { $duration: 7_200_000 }],
    ["projectDir", { $path: "/p" }],
    ["secrets.TOKEN", { $unknown: "secret TOKEN" }],
  ])("writes %s", (source, json) => {
    expect(configOf(`params.a = ${source}`)).toEqual({ params: { a: json } });
  });

  it("writes a closure as its source", () => {
    expect(configOf("process.cpus = {  2 * task.attempt }")).toEqual({
      process: { cpus: { $closure: "{  2 * task.attempt }" } },
    });
  });

  it("leaves out scopes in which nothing is set", () => {
    expect(configOf("docker { }")).toEqual({});
  });

  it("has words for what is unknown", () => {
    expect(
      toVectorJson({ kind: "unknown", reason: { code: "remote-include", subject: "https://x.org/a.config" } }),
    ).toEqual({
      $unknown: "remote include https://x.org/a.config",
    });
  });
});
