import { createWorkspace, memoryFileSystem } from "@nf-lint/resolver";
import type { RejectionCode } from "@nf-lint/resolver";
import nextflow from "eslint-plugin-nextflow";
import { describe, expect, it } from "vitest";
import rule from "../../src/rules/no-evaluation-error.js";
import { lint } from "../eslint-run.js";
import { memoryProjects } from "../memory-projects.js";
import { testRule } from "../rule-tester.js";

testRule("no-evaluation-error", rule, {
  valid: [
    {
      name: "is silent of a param that whoever includes a file has to set",
      filename: "conf/part.config",
      code: "params { global = params.global }\nparams.x = params.global.y",
    },
    {
      name: "takes every unit, in any capitals",
      code: "process { memory = 20.gb\ntime = 2.Hours\ndisk = { 1.5.TB } }",
    },
    { name: "takes methods of numbers", code: "params.a = 3.max(4)\nparams.b = 1.toString()" },
    { name: "is silent where nobody knows the param", code: "params.fasta = params.genomes.GRCh38.fasta" },
    { name: "is silent behind a guard", code: "params.g = null\nparams.f = params.g ? params.g.fasta : null" },
    { name: "is silent where reading is safe", code: "params.g = null\nparams.f = params.g?.fasta" },
    { name: "takes an include that may be nothing", code: "params.c = null\nincludeConfig params.c ?: '/dev/null'" },
    { name: "is silent on an include that is not known", code: "includeConfig params.c" },
    {
      name: "says nothing of what another rule tells",
      code: "params.a = b\nincludeConfig 'none.config'\nwithName: A { cpus = 1 }",
    },
  ],
  invalid: [
    {
      name: "finds a unit that there is not, and says which was meant",
      code: "process {\n    memory = 20.G\n    time = { 7.hrs * task.attempt }\n    disk = 1.5.foo\n    withName: A { time = 71.h59m }\n}",
      errors: [
        { messageId: "meantUnit", data: { unit: "G", meant: "20.GB" }, line: 2, column: 14, endLine: 2, endColumn: 18 },
        { messageId: "meantUnit", data: { unit: "hrs", meant: "7.h" }, line: 3, column: 14, endLine: 3, endColumn: 19 },
        { messageId: "unit", data: { unit: "foo", number: "1.5" }, line: 4, column: 12, endLine: 4, endColumn: 19 },
        {
          messageId: "meantUnit",
          data: { unit: "h59m", meant: "71.h + 59.m" },
          line: 5,
          column: 26,
          endLine: 5,
          endColumn: 33,
        },
      ],
    },
    {
      name: "finds a unit in a map",
      code: "process.resourceLimits = [cpus: 4, memory: 20.G]",
      errors: [
        { messageId: "meantUnit", data: { unit: "G", meant: "20.GB" }, line: 1, column: 44, endLine: 1, endColumn: 48 },
      ],
    },
    {
      name: "finds what a param without a value makes fail, where it may be given at launch",
      code: "params.genomes = null\nparams.fasta = params.genomes.GRCh38.fasta",
      errors: [
        {
          messageId: "nullParam",
          data: { param: "genomes", error: "Cannot get property 'GRCh38' on null object" },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 43,
          severity: "warning",
          related: ["nextflow.config:1:1 params.genomes is set here."],
        },
      ],
    },
    {
      name: "finds null in what is known, and an error of any other kind",
      code: "params.g = [a: [fasta: 'x']]\nparams.f = params.g.b.fasta\nparams.n = 'x' as int",
      errors: [
        {
          messageId: "nullValue",
          data: { error: "Cannot get property 'fasta' on null object" },
          line: 2,
          column: 12,
          endLine: 2,
          endColumn: 28,
          severity: "rule's",
        },
        {
          messageId: "fails",
          data: { error: 'For input string: "x"' },
          line: 3,
          column: 12,
          endLine: 3,
          endColumn: 22,
        },
      ],
    },
    {
      name: "finds an error in the profile in which it comes up",
      code: "params.g = [a: 1]\nprofiles { p { params.f = params.g.b.c } }",
      errors: [
        {
          messageId: "nullValue",
          data: { error: "Cannot get property 'c' on null object" },
          line: 2,
          column: 27,
          endLine: 2,
          endColumn: 39,
          profiles: ["p"],
        },
      ],
    },
    {
      name: "finds includes of what is no text",
      code: "params.c = ['a', 'b']\nparams.n = null\nincludeConfig params.c\nincludeConfig { 'a' }\nincludeConfig params.n\nincludeConfig ''",
      errors: [
        { messageId: "includeOf", data: { kind: "a list" }, line: 3, column: 15, endLine: 3, endColumn: 23 },
        { messageId: "closureInclude", line: 4, column: 15, endLine: 4, endColumn: 22 },
        {
          messageId: "nullInclude",
          data: { kind: "null", param: "n" },
          line: 5,
          column: 15,
          endLine: 5,
          endColumn: 23,
          severity: "warning",
        },
        { messageId: "emptyInclude", data: { kind: "empty" }, line: 6, column: 15, endLine: 6, endColumn: 17 },
      ],
    },
    {
      name: "finds an option below a value",
      code: "params.x = 3\nparams.x.y = 4",
      errors: [
        {
          messageId: "belowValue",
          data: { error: "Cannot set an option below `x`, which holds a value that is not a map" },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 11,
        },
      ],
    },
  ],
});

/** A configuration that is rejected for each reason that the resolver has, and the line. */
const REJECTED: Readonly<Record<Exclude<RejectionCode, "profile">, readonly [text: string, line: number]>> = {
  syntax: ["params.a = [1", 1],
  "missing-constant-include": ["\nincludeConfig 'none.config'", 2],
  "misplaced-include": ["process {\nincludeConfig 'there.config'\n}", 2],
  name: ["params.a = 1\nparams.b = a", 2],
  selector: ["withName: A {\ncpus = 1\n}", 1],
  "setting-among-profiles": ["profiles {\na.process.cpus = 1\n}", 2],
  "below-value": ["params.a = 1\nparams.a.b = 1", 2],
  evaluation: ["params.a = [:]\nparams.b = params.a.c.d", 2],
  "include-path": ["\nincludeConfig 3", 2],
  "missing-include": ["params.a = 'none'\nincludeConfig \"${params.a}.config\"", 2],
  "include-cycle": ["\nincludeConfig 'nextflow.config'", 2],
  "include-of-folder": ["includeConfig 'folder'", 1],
};

const errors = Object.fromEntries(Object.keys(nextflow.rules).map((id) => [`nextflow/${id}`, "error"] as const));

describe("whatever the resolver rejects is a finding of some rule", () => {
  it.each(Object.entries(REJECTED))("%s", (code, [text, line]) => {
    const file = "/project/nextflow.config";
    const files = { "/project/there.config": "", "/project/folder/a.config": "" };
    const [project] = createWorkspace(memoryFileSystem({ ...files, [file]: text }), {
      boundary: "/project",
    }).projectsOf(file);
    const rejections = project?.variants().flatMap((variant) => project.resolve(variant).rejections) ?? [];
    expect(rejections.map((rejection) => rejection.code)).toContain(code);
    const { messages } = lint(file, text, { projects: memoryProjects(files), rules: errors });
    expect(messages.map((message) => message.line)).toContain(line);
  });
});
