import { toVectorJson } from "@nf-lint/groovy";
import type { Value } from "@nf-lint/groovy";
import { isWithin } from "@nf-lint/resolver";
import type { Place, Project, ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectReport } from "../authoring/project-rule-definition.js";
import { mayDeclareMore, paramsOfSchema } from "../reading/declared-params.js";
import { declaredPlugins } from "../reading/declared-plugins.js";
import { listed } from "../reading/listed-processes.js";
import { paramUses } from "../reading/param-uses.js";
import type { SchemaParam } from "../reading/params-schema.js";

export default defineProjectRule<"missing" | "extra" | "type" | "default" | "choice">({
  meta: {
    type: "problem",
    docs: {
      description: "Require that `nextflow_schema.json` and the params of the configuration agree",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      missing:
        "The schema does not have {{names}}: runs are told that it is no valid input. Add it to the schema, or name it in validation.ignoreParams.",
      extra:
        "The schema has {{names}} with a default, and no configuration and no script declares it, so it is null unless a run gives it. Declare it with that default, or delete it from the schema.",
      type: "The schema takes `params.{{name}}` as {{types}}, and this is {{type}}, so the check of the params fails. Write {{types}}, or correct the schema.",
      default:
        "The schema gives {{inSchema}} as the default of `params.{{name}}`, and this is {{value}}: who reads the help, or fills in a form made of the schema, gets another run. Write the same in both.",
      choice:
        "The schema does not have {{value}} among the values of `params.{{name}}`, so the check of the params fails. Write one of {{choices}}, or add it to the schema.",
    },
  },

  checkProject({ project, variants, scripts, report }) {
    if (!project.isPipeline || variants.length === 0) return;
    const configs = variants.map((variant) => project.resolve(variant));
    const schema = paramsOfSchema(configs, scripts);
    if (schema === undefined || schema === "unknown" || schema.size === 0) return;
    const [base] = project.variants();
    if (base === undefined) return;
    const config = project.resolve(base);
    const check = paramsCheck(project, config);
    const missing: ResolvedOption[] = [];
    for (const option of config.options("params")) {
      // With a variable in it, it is what the schema can only describe.
      const isComputed = option.givenAtLaunch === true || textOf(project, option.valuePlace).includes("$");
      const fault = isComputed ? undefined : faultOf(option, schema, check);
      if (fault === undefined || !isWithin(project.directory, option.place.file)) continue;
      if (fault === "missing") missing.push(option);
      else report({ ...fault, place: option.place, option });
    }
    reportMissing(missing, report);
    if (check.ignored === undefined || !scripts.areWhole || configs.some(mayDeclareMore)) return;
    const declared = new Set([
      ...configs.flatMap((one) => one.keys("params")),
      ...scripts.modules().flatMap(({ ast }) => [...paramUses(ast).writes]),
      ...OF_PLUGINS,
    ]);
    // Those without a default are for each run to give.
    const withDefault = [...schema.values()].filter((param) => (param.default ?? undefined) !== undefined);
    const extra = withDefault
      .map(({ name }) => name)
      .filter((name) => !declared.has(name) && !OF_VALIDATION.test(name));
    const place = paramsPlace(project, config);
    if (extra.length > 0 && place !== undefined) report({ messageId: "extra", data: { names: listed(extra) }, place });
  },
});

/** What the plugins nf-schema and nf-validation, and Nextflow's own command line, answer to by themselves. */
const OF_PLUGINS: readonly string[] = ["help", "helpFull", "help_full", "showHidden", "show_hidden", "version"];

/** One finding for all of a file: a schema that has fallen behind lacks many. */
function reportMissing(options: readonly ResolvedOption[], report: (found: ProjectReport<"missing">) => void): void {
  for (const file of new Set(options.map(({ place }) => place.file))) {
    const [first, ...others] = options.filter(({ place }) => place.file === file);
    if (first === undefined) continue;
    report({
      messageId: "missing",
      data: { names: listed([first, ...others].map(({ path }) => path.join("."))) },
      place: first.place,
      option: first,
      related: others.slice(0, MOST_RELATED).map(({ place }) => ({ place, message: "Nor does it have this one." })),
    });
  }
}

const MOST_RELATED = 5;

/** The plugin nf-validation's own params. */
const OF_VALIDATION = /^validation[A-Z]/;

interface Fault {
  readonly messageId: "type" | "default" | "choice";
  readonly data: Readonly<Record<string, string>>;
}

/** What checks a run's params by the schema. */
interface ParamsCheck {
  /** nf-validation, as nf-core's template before it, takes a param that is false to Groovy for one that is not given. */
  readonly plugin: "nf-schema" | "nf-validation" | undefined;
  /** Whether it takes a value of another type, or may. */
  readonly isLenient: boolean;
  /** The params that it leaves out; `undefined` where that is not known. */
  readonly ignored: ReadonlySet<string> | undefined;
}

function paramsCheck(project: Project, config: ResolvedConfig): ParamsCheck {
  const { ids } = declaredPlugins(project);
  const lenient = ["validation.lenientMode", "params.validationLenientMode"].map((path) => config.value(path));
  return {
    plugin: (["nf-schema", "nf-validation"] as const).find((id) => ids.has(id)),
    isLenient: lenient.some((value) => value !== undefined && !(value.kind === "known" && value.value === false)),
    ignored: ignoredParams(config),
  };
}

function faultOf(
  { path, value }: ResolvedOption,
  schema: ReadonlyMap<string, SchemaParam>,
  { plugin, isLenient, ignored }: ParamsCheck,
): Fault | "missing" | undefined {
  const [, name, ...below] = path;
  // A map of params (`genomes`) is no param of a command line.
  if (name === undefined || below.length > 0 || (value.kind === "known" && value.value instanceof Map))
    return undefined;
  if (ignored?.has(name) !== false || OF_VALIDATION.test(name)) return undefined;
  const param = schema.get(name);
  if (param === undefined) return plugin && "missing";
  const constant = constantOf(value);
  if (constant === undefined || constant === null) return undefined;
  const isGiven = plugin === "nf-schema" || (plugin !== undefined && Boolean(constant));
  const type = typeOf(constant);
  const isOfType = type === undefined || param.types.length === 0 || param.types.some((one) => takes(one, type));
  if (!isOfType) {
    if (!isGiven || isLenient) return undefined;
    return {
      messageId: "type",
      data: { name, types: listed(param.types), type: `${shown(constant)}, ${ARTICLES[type]}` },
    };
  }
  if (param.choices?.every((choice) => !isSame(choice, constant)) === true) {
    if (!isGiven) return undefined;
    const choices = listed(param.choices.map(shown));
    return { messageId: "choice", data: { name, value: shown(constant), choices } };
  }
  if (param.default === undefined || !isPlain(param.default) || isSame(param.default, constant)) return undefined;
  return { messageId: "default", data: { name, value: shown(constant), inSchema: shown(param.default) } };
}

type Plain = string | number | boolean;
type PlainType = "string" | "integer" | "number" | "boolean";

const ARTICLES: Readonly<Record<PlainType, string>> = {
  string: "a text",
  integer: "an integer",
  number: "a number",
  boolean: "a boolean",
};

/** A value that is a text, a number or a boolean, or null; `undefined` for all else, and for what is not known. */
function constantOf(value: Value): Plain | null | undefined {
  if (value.kind !== "known") return undefined;
  const json: unknown = toVectorJson(value);
  return json === null || isPlain(json) ? json : undefined;
}

/** A text with a variable in it is what nobody can compare. */
function isPlain(value: unknown): value is Plain {
  return (typeof value === "string" && !value.includes("$")) || typeof value === "number" || typeof value === "boolean";
}

function typeOf(constant: Plain): PlainType | undefined {
  if (typeof constant === "string") return "string";
  if (typeof constant === "boolean") return "boolean";
  return Number.isInteger(constant) ? "integer" : "number";
}

function takes(inSchema: string, type: PlainType): boolean {
  return inSchema === type || (inSchema === "number" && type === "integer") || !Object.hasOwn(ARTICLES, inSchema);
}

function isSame(a: unknown, b: Plain): boolean {
  return a === b || (isPlain(a) && plainText(a) === plainText(b));
}

/** The same text for what a pipeline takes as the same: `16.GB` and `16 GB`, `./results/` and `results`. */
function plainText(value: Plain): string {
  return String(value)
    .replace(/^(\d+(?:\.\d+)?)[. ]?([KMGT]?B)$/, "$1 $2")
    .replace(/^\.\//, "")
    .replace(/\/$/, "");
}

function shown(value: unknown): string {
  return typeof value === "string" ? `'${value}'` : String(value);
}

/** The params that nf-schema and nf-validation leave out, besides the latter's own (`validationLenientMode`); `undefined` where that is not known. */
function ignoredParams(config: ResolvedConfig): ReadonlySet<string> | undefined {
  const names = new Set<string>(OF_PLUGINS);
  for (const path of IGNORING) {
    const value = config.value(path);
    if (value === undefined) continue;
    const json: unknown = toVectorJson(value);
    const items = typeof json === "string" ? json.split(",") : json;
    if (!Array.isArray(items)) return undefined;
    for (const item of items as readonly unknown[]) {
      if (typeof item !== "string") return undefined;
      names.add(item.trim());
    }
  }
  return names;
}

const IGNORING: readonly string[] = [
  "validation.ignoreParams",
  "validation.defaultIgnoreParams",
  "params.validationSchemaIgnoreParams",
  "params.schema_ignore_params",
];

function textOf(project: Project, { file, range }: Place): string {
  return project.files.get(file)?.text.slice(range[0], range[1]) ?? "";
}

function paramsPlace(project: Project, config: ResolvedConfig): Place | undefined {
  const places = config.scopePlaces("params");
  return (
    places.find(({ file }) => file === project.rootFile) ?? places.find(({ file }) => isWithin(project.directory, file))
  );
}
