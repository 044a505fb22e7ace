import { existsSync, readFileSync } from "node:fs";
import { parseConfig } from "@nf-lint/parser";
import type { ConfigStatement } from "@nf-lint/parser";
import { describe, expect, it } from "vitest";
import { evaluate } from "../src/index.js";
import type { EvaluationScope, Value } from "../src/index.js";
import { toVectorJson } from "../src/index.js";

const vectors = new URL("../../../../shared/vectors/", import.meta.url);

/** Runs the assignments to `params.NAME` of some files, in order. */
function paramsOf(texts: readonly string[]): ReadonlyMap<string, Value> {
  const params = new Map<string, Value>();
  for (const text of texts) {
    const scope: EvaluationScope = {
      text,
      environment: () => ({ kind: "known", value: null }),
      name: (name) => (name === "params" ? { kind: "known", value: params } : undefined),
    };
    for (const statement of parseConfig(text).ast.body) assign(statement, params, scope, false);
  }
  return params;
}

function assign(
  statement: ConfigStatement,
  params: Map<string, Value>,
  scope: EvaluationScope,
  inParams: boolean,
): void {
  if (statement.type === "ConfigBlock") for (const inner of statement.body) assign(inner, params, scope, true);
  if (statement.type !== "ConfigAssign") return;
  const name = statement.path[inParams ? 0 : 1];
  if (name !== undefined)
    params.set(name.type === "Identifier" ? name.name : name.value, evaluate(statement.value, scope));
}

describe.each([
  ["numbers-logic", ["nextflow.config", "conf/arith.config"]],
  ["string-methods", ["nextflow.config", "conf/derived.config"]],
])("%s", (name, files) => {
  const truth = new URL(`resolved/synthetic__${name}/base.json`, vectors);
  it.skipIf(!existsSync(truth))("computes what Nextflow computes (skipped where the vectors are absent)", () => {
    const params = paramsOf(
      files.map((file) => readFileSync(new URL(`projects/synthetic__${name}/${file}`, vectors), "utf8")),
    );
    const expected = JSON.parse(readFileSync(truth, "utf8")) as { config: { params: unknown } };
    const actual = Object.fromEntries([...params].map(([key, value]) => [key, toVectorJson(value)]));
    expect(actual).toEqual(expected.config.params);
  });
});
