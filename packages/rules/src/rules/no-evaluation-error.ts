import type { Expression, PropertyExpression } from "@nf-lint/parser";
import { traverse } from "@nf-lint/parser";
import { isDurationText } from "@nf-lint/groovy";
import type { Constant } from "@nf-lint/groovy";
import { nearestName } from "@nf-lint/resolver";
import type { Project, ProjectFile, Rejection, RejectionCode, ResolvedConfig } from "@nf-lint/resolver";
import { keptFor } from "../authoring/kept-for.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectReport } from "../authoring/project-rule-definition.js";
import { placeOf } from "../reading/config-statements.js";
import { expressionAt } from "../reading/expression-at.js";
import { readsIn } from "../reading/reads.js";
import type { Read } from "../reading/reads.js";

type MessageIds =
  | "fails"
  | "nullParam"
  | "nullValue"
  | "unit"
  | "meantUnit"
  | "includeOf"
  | "emptyInclude"
  | "nullInclude"
  | "closureInclude"
  | "belowValue";

/** Which rule tells of each kind of rejection: one of its own, or this one. */
const TOLD_BY: Readonly<Record<RejectionCode, "here" | "another rule" | "whoever chose the profiles">> = {
  syntax: "another rule",
  "missing-constant-include": "another rule",
  "misplaced-include": "another rule",
  name: "another rule",
  selector: "another rule",
  "setting-among-profiles": "another rule",
  "missing-include": "another rule",
  "include-cycle": "another rule",
  "include-of-folder": "another rule",
  evaluation: "here",
  "below-value": "here",
  "include-path": "here",
  profile: "whoever chose the profiles",
};

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow what Nextflow cannot evaluate",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      fails: "Nextflow cannot evaluate this, and the run does not start: {{error}}. Correct the expression.",
      nullParam:
        "params.{{param}} is null here, so this ends the run before it starts, unless --{{param}} is given: {{error}}. Guard it: `params.{{param}} ? … : null`.",
      unit: "A number has no `.{{unit}}`, and this ends the run. The units are B, KB, MB, GB, TB and ms, s, m, h, d: write `{{number}}.GB` or `{{number}}.h`.",
      meantUnit: "A number has no `.{{unit}}`, and this ends the run. Write `{{meant}}`.",
      nullValue:
        "Something is null here, and the run does not start: {{error}}. Write `?.` in front of what may be missing, or name what there is.",
      includeOf:
        "includeConfig takes a single text, and this is {{kind}}: the run does not start. Write an includeConfig for each file, or a condition: `includeConfig params.x ? 'x.config' : '/dev/null'`.",
      closureInclude:
        "includeConfig takes a text, and this is a closure that nothing calls: the run does not start. Leave the braces away, or call it: `{ … }()`.",
      emptyInclude:
        "includeConfig needs a path, and this is {{kind}}: the run does not start. Write '/dev/null' for nothing: `includeConfig … ?: '/dev/null'`.",
      nullInclude:
        "params.{{param}} is {{kind}} here, and includeConfig needs a path: the run does not start, unless --{{param}} is given. Write `includeConfig params.{{param}} ?: '/dev/null'`.",
      belowValue: "{{error}}, and the run does not start. Remove one of the two.",
    },
  },

  check({ project, config, report }) {
    for (const rejection of config.rejections) {
      if (TOLD_BY[rejection.code] !== "here") continue;
      const { place, expression } = rejection;
      const file = project.files.get(place.file);
      if (expression !== undefined && mayBeSetByIncluders(expression, project, config)) continue;
      if (expression !== undefined && file !== undefined && wrongUnits(file).some(isWithin(expression))) continue;
      report({
        ...faultOf(rejection, config),
        place: expression === undefined ? place : placeOf(place.file, expression),
      });
    }
  },

  // In closures too, which fail when the first task is prepared.
  checkProject({ project, report }) {
    for (const file of project.files.values()) {
      for (const { number, unit, node } of wrongUnits(file))
        report({ ...unitFault(number, unit), place: placeOf(file.path, node) });
    }
  },
});

/**
 * Whether an expression reads a param that a file which is no pipeline's root takes from whoever includes it: one that it does not
 * declare, or declares as itself (`params { global = params.global }`).
 */
function mayBeSetByIncluders(expression: Expression, project: Project, config: ResolvedConfig): boolean {
  if (project.rootFile.endsWith("/nextflow.config")) return false;
  return readsIn(expression).some(({ root, key }) => {
    if (root !== "params" || key === undefined) return false;
    const option = config.option(["params", key]);
    if (option === undefined) return config.value(["params", key]) === undefined;
    const declared = expressionAt(project, option.valuePlace);
    return declared !== undefined && readsIn(declared).some((read) => read.root === "params");
  });
}

type Fault = Pick<ProjectReport<MessageIds>, "messageId" | "data" | "severity" | "related">;

function faultOf(rejection: Rejection, config: ResolvedConfig): Fault {
  const { code, message, expression } = rejection;
  if (code === "below-value") return { messageId: "belowValue", data: { error: message } };
  if (code === "include-path") return includeFault(rejection, config);
  const error = message.replace(/^\w+(?:Exception|Error): /, "");
  if (!/\bon null object$/.test(error) || expression === undefined) return { messageId: "fails", data: { error } };
  const param = emptyParamIn(expression, config);
  if (param === undefined) return { messageId: "nullValue", data: { error } };
  return { messageId: "nullParam", data: { error, param }, ...mayBeGiven(param, config) };
}

/** What a param makes fail that its declaration leaves empty works once the param is given. */
function mayBeGiven(param: string, config: ResolvedConfig): Pick<Fault, "severity" | "related"> {
  const option = config.option(["params", param]);
  return {
    severity: "warning",
    related: option === undefined ? [] : [{ place: option.place, message: `params.${param} is set here.` }],
  };
}

/** The param without a value that an expression reads. */
function emptyParamIn(expression: Expression, config: ResolvedConfig): string | undefined {
  const isEmpty = ({ root, key }: Read): boolean => {
    if (root !== "params" || key === undefined) return false;
    const value = config.value(["params", key]);
    return value?.kind === "known" && (value.value === null || value.value === "");
  };
  // In `params.genomes[params.genome]` it is the first that has no such entry.
  return readsIn(expression)
    .filter(isEmpty)
    .sort((a, b) => a.range[0] - b.range[0])
    .at(0)?.key;
}

function includeFault({ expression, value }: Rejection, config: ResolvedConfig): Fault {
  if (value?.kind === "lazy") return { messageId: "closureInclude" };
  const kind = value?.kind === "known" ? kindOf(value.value) : "something else";
  if (kind !== "null" && kind !== "empty") return { messageId: "includeOf", data: { kind } };
  const param = expression && emptyParamIn(expression, config);
  return param === undefined
    ? { messageId: "emptyInclude", data: { kind } }
    : { messageId: "nullInclude", data: { kind, param }, ...mayBeGiven(param, config) };
}

function kindOf(value: Constant): string {
  if (value === null) return "null";
  if (value === "") return "empty";
  if (value instanceof Map) return "a map";
  return Array.isArray(value) ? "a list" : "no text";
}

/** A number with a property that Nextflow gives none. */
interface WrongUnit {
  readonly number: string;
  readonly unit: string;
  readonly node: PropertyExpression;
}

/** `NumberDelegatingMetaClass`, which takes other capitals, too. */
const MEMORY_UNITS: ReadonlySet<string> = new Set(["B", "KB", "MB", "GB", "TB", "PB", "EB", "ZB"]);

/** What Groovy lets be read of every object. */
const OF_ALL_OBJECTS: ReadonlySet<string> = new Set(["class", "metaClass", "properties"]);

const wrongUnits = keptFor(({ ast, text }: ProjectFile): readonly WrongUnit[] => {
  const found: WrongUnit[] = [];
  traverse(ast, (node, parent) => {
    if (node.type !== "PropertyExpression" || node.object.type !== "NumberLiteral") return;
    if (node.property.type !== "Identifier" || (parent?.type === "CallExpression" && parent.callee === node)) return;
    const unit = node.property.name;
    if (unit === "" || MEMORY_UNITS.has(unit.toUpperCase()) || OF_ALL_OBJECTS.has(unit)) return;
    if (!/^[a-z]+$/i.test(unit) || !isDurationText(`1 ${unit.toLowerCase()}`))
      found.push({ number: text.slice(...node.object.range), unit, node });
  });
  return found;
});

/** Units as people write them elsewhere. */
const MEANT_UNITS: ReadonlyMap<string, string> = new Map([
  ["k", "KB"],
  ["g", "GB"],
  ["t", "TB"],
  ["p", "PB"],
  ["kib", "KB"],
  ["mib", "MB"],
  ["gib", "GB"],
  ["tib", "TB"],
  ["hr", "h"],
  ["hrs", "h"],
  ["mins", "min"],
  ["secs", "s"],
]);

function unitFault(number: string, unit: string): Fault {
  // `71.h59m`, as texts may be written.
  const parts = [...unit.matchAll(/([a-z]+)(\d*)/gi)];
  const amounts = parts.map(
    ([, name = ""], index) => `${index === 0 ? number : (parts[index - 1]?.[2] ?? "")}.${name}`,
  );
  if (
    parts.length > 1 &&
    parts.at(-1)?.[2] === "" &&
    amounts.every((amount) => isDurationText(amount.replace(".", " ")))
  )
    return { messageId: "meantUnit", data: { unit, meant: amounts.join(" + ") } };
  const meant = MEANT_UNITS.get(unit.toLowerCase()) ?? nearestName(unit.toLowerCase(), ["days", "hours", "minutes"]);
  return meant === undefined
    ? { messageId: "unit", data: { unit, number } }
    : { messageId: "meantUnit", data: { unit, meant: `${number}.${meant}` } };
}

function isWithin({ range: [start, end] }: Expression): (wrong: WrongUnit) => boolean {
  return ({ node: { range } }) => start <= range[0] && range[1] <= end;
}
