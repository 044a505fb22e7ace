import { parseConfig } from "@nf-lint/parser";
import { describe, expect, it } from "vitest";
import { namesOf, scopeOf, statementsOf } from "../../src/reading/config-statements.js";

/** Each assignment as `PROFILE| the keys of its option`, in brackets where a condition decides. */
function assignmentsIn(config: string): string[] {
  return statementsOf(parseConfig(config).ast).flatMap(({ statement, around, conditional }) => {
    if (statement.type !== "ConfigAssign") return [];
    const { profile, keys } = scopeOf(around);
    const text = `${profile ? namesOf(profile.path).join(".") : ""}| ${[...keys, ...namesOf(statement.path)].join(" ")}`;
    return [conditional ? `(${text})` : text];
  });
}

describe("statementsOf and scopeOf", () => {
  it.each([
    ["a.b = 1\nc { d = 2\n e { f.g = 3 } }\nh = 4", ["| a b", "| c d", "| c e f g", "| h"]],
    ["process { withName: 'A|B' { ext.args = 1 } }", ["| process withName:A|B ext args"]],
    ["process { 'withName:A' { cpus = 1 } }", ["| process withName:A cpus"]],
    ["profiles { 'a-b' { process { cpus = 1 } } }", ["a-b| process cpus"]],
    ["profiles { a = 1 }", ["| a"]],
    ["if (params.x) { process { cpus = 1 } } else { a = 2 }", ["(| process cpus)", "(| a)"]],
    ["try { a = 1 } catch (Exception e) { b = 2 }", ["(| a)", "(| b)"]],
  ])("%s", (config, expected) => {
    expect(assignmentsIn(config)).toEqual(expected);
  });
});
