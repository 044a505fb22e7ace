import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { configToVectorJson } from "../../src/index.js";
import { resolve } from "../in-memory.js";
import { NaiveMap, Rejected, evaluateNaively, fileName, isTrue, textOf } from "./naive-evaluation.js";
import type { Naive, NaiveFiles, NaiveStatement, NaiveValue } from "./naive-evaluation.js";
import { propertyRuns } from "../../../../test/property-runs.js";

const PARAMS = ["a", "b", "l", "m"];

const read = (name: string, params: Naive): Naive => (params instanceof NaiveMap ? (params.get(name) ?? null) : null);

const literal = (text: string, evaluate: () => Naive): NaiveValue => ({ text, evaluate });

const literals = fc.constantFrom<NaiveValue>(
  literal("1", () => 1),
  literal("'s'", () => "s"),
  literal("null", () => null),
  literal("''", () => ""),
  literal("0", () => 0),
  literal("false", () => false),
  literal("[]", () => []),
  literal("[:]", () => new NaiveMap()),
  literal("[x: 1]", () => new NaiveMap([["x", 1]])),
  literal(
    "[x: 1, y: [z: 2]]",
    () =>
      new NaiveMap([
        ["x", 1],
        ["y", new NaiveMap([["z", 2]])],
      ]),
  ),
  literal("[3, 1, 2]", () => [3, 1, 2]),
);

const references = fc
  .constantFrom(...PARAMS)
  .map((name): NaiveValue => ({ text: `params.${name}`, evaluate: (params) => read(name, params) }));

const wrapped = references.chain((inner) =>
  fc.constantFrom<NaiveValue>(
    { text: `[k: ${inner.text}]`, evaluate: (params) => new NaiveMap([["k", inner.evaluate(params)]]) },
    { text: `[${inner.text}, 1]`, evaluate: (params) => [inner.evaluate(params), 1] },
  ),
);

/** A change of a list in place, where the param is one. */
const listChange = (text: string, apply: (list: Naive[]) => Naive): fc.Arbitrary<NaiveValue> =>
  fc.constantFrom(...PARAMS).map((name) => ({
    text: `(params.${name} instanceof List ? params.${name}.${text} : 0)`,
    evaluate: (params) => {
      const list = read(name, params);
      return Array.isArray(list) ? apply(list) : 0;
    },
  }));

const mapChange = (text: string, apply: (map: NaiveMap) => Naive): fc.Arbitrary<NaiveValue> =>
  fc.constantFrom(...PARAMS).map((name) => ({
    text: `(params.${name} instanceof Map ? params.${name}.${text} : 0)`,
    evaluate: (params) => {
      const map = read(name, params);
      return map instanceof NaiveMap ? apply(map) : 0;
    },
  }));

const changes = fc.oneof(
  listChange("add(9)", (list) => list.push(9) > 0),
  listChange("reverse(true)", (list) => list.reverse()),
  listChange("removeAll([1, 9])", (list) => {
    const kept = list.filter((item) => item !== 1 && item !== 9);
    const isChanged = kept.length < list.length;
    list.splice(0, list.length, ...kept);
    return isChanged;
  }),
  mapChange("put('x', 7)", (map) => {
    const before = map.get("x") ?? null;
    map.set("x", 7);
    return before;
  }),
  mapChange("get('w', 5)", (map) => {
    const found = map.get("w") ?? 5;
    map.set("w", found);
    return found;
  }),
  mapChange("remove('x')", (map) => {
    const before = map.get("x") ?? null;
    map.delete("x");
    return before;
  }),
);

const conditions = fc.tuple(references, references, literals).map(([condition, then, otherwise]): NaiveValue => ({
  text: `${condition.text} ? ${then.text} : ${otherwise.text}`,
  evaluate: (params) => (isTrue(condition.evaluate(params)) ? then : otherwise).evaluate(params),
}));

const settings = fc
  .tuple(
    fc.constantFrom(
      ...PARAMS.map((name) => `params.${name}`),
      ...["params.m.x", "params.a.b.c", "process.ext", "process.ext.args", "process.labels", "docker.x.y"],
    ),
    fc.oneof(literals, literals, references, references, wrapped, conditions, changes),
  )
  .map(([path, value]): NaiveStatement => ({ kind: "set", path: path.split("."), value }));

/** A file includes only those after it. */
function body(file: number, files: number): fc.Arbitrary<readonly NaiveStatement[]> {
  const later = Array.from({ length: files - file - 1 }, (_, index) => file + 1 + index);
  const plain: fc.Arbitrary<NaiveStatement> =
    later.length === 0
      ? settings
      : fc.oneof(
          { weight: 5, arbitrary: settings },
          {
            weight: 1,
            arbitrary: fc.constantFrom(...later).map((one): NaiveStatement => ({ kind: "include", file: one })),
          },
        );
  const profile = fc
    .tuple(fc.constantFrom("p", "q"), fc.array(plain, { minLength: 1, maxLength: 2 }))
    .map(([name, inside]): NaiveStatement => ({ kind: "profile", name, body: inside }));
  return fc.array(fc.oneof({ weight: 6, arbitrary: plain }, { weight: 1, arbitrary: profile }), { maxLength: 7 });
}

const projects = fc
  .integer({ min: 2, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, file) => body(file, count))));

describe("projects with aliases, falsy values, changes in place, includes and profiles", () => {
  it("come to what a second evaluation makes of them", () => {
    fc.assert(
      fc.property(projects, fc.constantFrom([], ["p"], ["q"]), (files, profiles) => {
        // Nextflow knows no other profiles than those that are declared somewhere.
        const declared = [
          { kind: "profile", name: "p", body: [] },
          { kind: "profile", name: "q", body: [] },
        ] as const;
        const all: NaiveFiles = [[...declared, ...(files[0] ?? [])], ...files.slice(1)];
        const expected = outcome(() => evaluateNaively(all, profiles));
        fc.pre(expected !== "part of itself");
        const texts = Object.fromEntries(all.map((statements, file) => [fileName(file), textOf(statements)]));
        const config = resolve(texts, profiles.join(","), { otherParams: "null" });
        if (expected === "rejected") expect(config.rejection).toBeDefined();
        else expect(withoutEmpty(config.rejection ?? configToVectorJson(config))).toEqual(withoutEmpty(expected));
      }),
      propertyRuns(300),
    );
  });
});

function outcome(evaluate: () => unknown): unknown {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof Rejected) return "rejected";
    if (error instanceof RangeError) return "part of itself";
    throw error;
  }
}

/** Whether a scope that nothing is left in is shown is no matter. */
function withoutEmpty(json: unknown): unknown {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return json;
  const entries = Object.entries(json).map(([key, value]) => [key, withoutEmpty(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => JSON.stringify(value) !== "{}"));
}
