import { toVectorJson } from "@nf-lint/groovy";
import type { Value } from "@nf-lint/groovy";
import type { ConfigAssign, Expression, Node } from "@nf-lint/parser";
import { childrenOf } from "@nf-lint/parser";
import { findOption } from "@nf-lint/resolver";
import type { Place, ProjectFile, ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { keptFor } from "../authoring/kept-for.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { statementsOf } from "../reading/config-statements.js";
import { soundFilesRead } from "../reading/files-read.js";
import { optionName } from "../reading/option-settings.js";

export default defineProjectRule<"stale">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow settings made of a param that gets another value later on",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      stale:
        "{{option}} reads params.{{param}} before {{setter}} sets it, and keeps what is made of the value before{{more}}. {{remedy}}",
    },
  },

  check({ project, config, report }) {
    const files = soundFilesRead(project, config);
    if (files.every((file) => readersIn(file).length === 0)) return;
    const changed = changedParams(config);
    if (changed.size === 0) return;
    const readers = files.flatMap((file) =>
      readersIn(file).flatMap(({ expression, params }) => {
        const param = params.find((name) => changed.has(name));
        return param === undefined ? [] : [{ file, expression, param }];
      }),
    );
    if (readers.length === 0) return;
    const looked = readers.slice(0, MOST_READERS);
    const options = optionsSetBy(looked, config);
    const stale = new Map<string, Stale[]>();
    for (const { file, expression, param } of looked) {
      const option = options.get(expression);
      const setter = changed.get(param);
      if (option === undefined || setter === undefined || isOfSites(option)) continue;
      if (!isOther(option.value, config.evaluatedLast(expression, file.text))) continue;
      const key = `${file.path}\n${param}`;
      const found = { option, setter, param };
      const others = stale.get(key);
      if (others === undefined) stale.set(key, [found]);
      else others.push(found);
    }
    // A file of genomes reads the folder of the genomes in each of them: that is one fault.
    for (const [first, ...others] of stale.values()) {
      if (first === undefined) continue;
      const { option, setter, param } = first;
      const more =
        others.length === 0
          ? ""
          : others.length === 1
            ? ", and so does one more setting of this file"
            : `, and so do ${others.length} more settings of this file`;
      report({
        messageId: "stale",
        data: {
          option: optionName(option.path),
          param,
          setter: setterName(setter),
          more,
          remedy: remedyFor(option, setter, project.rootFile),
        },
        place: option.valuePlace,
        option,
        related: [
          // Each profile has its own place, and they are named with the finding.
          ...(setter.profile === undefined ? [{ place: setter.place, message: `params.${param} is set here.` }] : []),
          ...others.slice(0, MOST_SHOWN).map(({ option: other }) => ({
            place: other.place,
            message: "This keeps the value before, too.",
          })),
        ],
      });
    }
  },
});

interface Stale {
  readonly option: ResolvedOption;
  readonly setter: ResolvedOption;
  readonly param: string;
}

/** What is looked at of a variant: a pipeline has some hundred. */
const MOST_READERS = 2_000;

/** The further settings that are shown. */
const MOST_SHOWN = 5;

/** The params that may have had another value before the one that they have in the end. */
function changedParams(config: ResolvedConfig): ReadonlyMap<string, ResolvedOption> {
  const changed = new Map<string, ResolvedOption>();
  for (const option of config.options("params")) {
    const [, name] = option.path;
    if (name !== undefined && option.value.kind === "known" && option.givenAtLaunch !== true) changed.set(name, option);
  }
  return changed;
}

interface Reader {
  readonly expression: Expression;
  /** The params that it reads outside closures, in source order. */
  readonly params: readonly string[];
}

/** The values of a file's settings that read params at once; of a map, those of its entries. */
const readersIn = keptFor(({ ast }: ProjectFile): readonly Reader[] =>
  statementsOf(ast).flatMap(({ statement }) => (statement.type === "ConfigAssign" ? readersOf(statement) : [])),
);

function readersOf({ value }: ConfigAssign): readonly Reader[] {
  const values: Expression[] = [];
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.type === "MapExpression") for (const entry of next.entries) pending.push(entry.value);
    else values.push(next);
  }
  return values.flatMap((expression) => {
    const params = paramsReadAtOnce(expression);
    return params.length === 0 ? [] : [{ expression, params }];
  });
}

function paramsReadAtOnce(whole: Expression): readonly string[] {
  const params = new Set<string>();
  const pending: Node[] = [whole];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === "Closure") continue;
    if (
      node.type === "PropertyExpression" &&
      node.object.type === "Identifier" &&
      node.object.name === "params" &&
      node.property.type === "Identifier"
    )
      params.add(node.property.name);
    else for (const child of childrenOf(node).reverse()) pending.push(child);
  }
  return [...params];
}

/** The options as they are in the end whose values the expressions are: they are found by their places. */
function optionsSetBy(
  readers: readonly { readonly file: ProjectFile; readonly expression: Expression }[],
  config: ResolvedConfig,
): ReadonlyMap<Expression, ResolvedOption> {
  const byPlace = new Map<string, Map<number, Expression>>();
  for (const { file, expression } of readers) {
    const inFile = byPlace.get(file.path) ?? new Map<number, Expression>();
    byPlace.set(file.path, inFile.set(expression.range[0], expression));
  }
  const found = new Map<Expression, ResolvedOption>();
  for (const option of [...config.options(), ...config.maps()]) {
    const { file, range } = option.valuePlace;
    const expression = byPlace.get(file)?.get(range[0]);
    if (expression?.range[1] === range[1]) found.set(expression, option);
  }
  return found;
}

/** The address of the sites' configurations, which nf-core's pipelines read once, at the top, by design. */
function isOfSites({ path: [scope, name] }: ResolvedOption): boolean {
  return scope === "params" && name?.startsWith("custom_config") === true;
}

/** Whether a setting surely has another value than it would have now. What is null now may have been taken away on purpose. */
function isOther(kept: Value, now: Value): boolean {
  if (now.kind === "known" && now.value === null) return false;
  const [before, after] = [kept, now].map((value) => JSON.stringify(toVectorJson(value)));
  return before !== after && ![before, after].some((text) => text === undefined || text.includes('"$unknown"'));
}

function setterName({ profile }: ResolvedOption): string {
  return profile === undefined ? "a later setting" : "a profile";
}

function remedyFor(option: ResolvedOption, setter: ResolvedOption, rootFile: string): string {
  const later = laterPlace(option.place, setter, rootFile);
  return takesClosure(option) ? `Put the value into a closure, \`{ … }\`, or ${later}.` : `${capitalized(later)}.`;
}

function laterPlace(reader: Place, { place, profile }: ResolvedOption, rootFile: string): string {
  const isBeside = place.file === reader.file;
  // Nothing includes the root file.
  if (profile !== undefined)
    return `${isBeside || reader.file === rootFile ? "move this" : "include this file"} below the \`profiles\` block`;
  return isBeside ? "move this below that setting" : "let that file be included above this";
}

/** The entries of `publishDir` whose closures are called. */
const CALLED_KEYS: ReadonlySet<string> = new Set(["path", "tags", "saveAs"]);

function takesClosure({ path }: ResolvedOption): boolean {
  for (let length = path.length; length > 1; length--) {
    const fact = findOption(path.slice(0, length));
    if (fact?.kind !== "directive") continue;
    const [key] = path.slice(length);
    return fact.dynamic && (key === undefined || fact.path[1] === "ext" || CALLED_KEYS.has(key));
  }
  return false;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
