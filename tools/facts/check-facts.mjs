import { VERSION, defaultHistory, isDefaultChange } from "./fact-rows.mjs";

/** What is wrong with the reference files, as sentences; nothing where they hold together. */
export function checkFacts(options, directives) {
  return [
    ...repeated(options.options.map((option) => option.path)),
    ...repeated([...directives.directives, ...directives.removed].map((directive) => `process.${directive.name}`)),
    ...options.options.flatMap((option) => checkOption(option, options)),
    ...directives.directives.flatMap((directive) => [
      ...checkTypes(`process.${directive.name}`, directive.types),
      ...checkVersion(`process.${directive.name}`, "since", directive.since),
      ...checkValues(`process.${directive.name}`, directive.allowedValues),
      ...directive.executors
        .filter((name) => !directives.meta.executors.includes(name) && name !== "grid")
        .map((name) => `process.${directive.name}: unknown executor ${name}`),
    ]),
    ...directives.removed.flatMap((directive) => [
      ...checkVersion(`process.${directive.name}`, "deprecatedSince", directive.deprecatedSince),
      ...checkVersion(`process.${directive.name}`, "removedSince", directive.removedSince),
    ]),
  ];
}

function checkOption(option, reference) {
  return [
    ...checkTypes(option.path, option.types),
    ...checkVersion(option.path, "since", option.since),
    ...checkVersion(option.path, "sinceStable", option.sinceStable),
    ...checkVersion(option.path, "removedSince", option.removedSince),
    ...checkValues(option.path, option.allowedValues),
    ...checkScope(option, reference),
    ...checkReplacement(option, reference),
    ...checkDefaultHistory(option),
  ];
}

function repeated(paths) {
  return paths.filter((path, index) => paths.indexOf(path) !== index).map((path) => `${path} is there twice`);
}

const TYPE =
  /^(scope|String|Boolean|Integer|Double|Float|Duration|MemoryUnit|Object|Closure|Map|List|PluginsDsl|(List|Set|Collection|Map)<.+>)$/;

function checkTypes(path, types) {
  if (types.length === 0) return [`${path} has no type`];
  return types.filter((type) => !TYPE.test(type)).map((type) => `${path}: unknown type ${type}`);
}

function checkVersion(path, field, version) {
  return version === undefined || VERSION.test(version) ? [] : [`${path}: ${field} is no version: ${version}`];
}

function checkValues(path, values) {
  return values?.length === 0 ? [`${path} has an empty list of allowed values`] : [];
}

/** What a placeholder or a dotted path stands in must be there as a scope, removed options apart. */
function checkScope(option, { options }) {
  if (option.status === "removed" || option.status === "hidden") return [];
  const holder = option.path.replace(/\.(<name>|\$<name>)?[^<>]*$/, "").replace(/\.<name>$/, "");
  if (holder === option.path || holder === "") return [];
  const found = options.some((other) => other.path === holder && other.kind === "scope");
  return found ? [] : [`${option.path}: there is no scope ${holder}`];
}

/** A replacement is an option, or a sentence (more than one word). */
function checkReplacement(option, { options }) {
  const replacement = option.replacedBy;
  if (replacement === undefined || replacement.includes(" ")) return [];
  const path = replacement.replace(/\.\*$/, "");
  return options.some((other) => other.path === path && other.status !== "removed")
    ? []
    : [`${option.path}: its replacement ${replacement} is not there`];
}

function checkDefaultHistory(option) {
  const changes = (option.changed ?? []).filter(isDefaultChange);
  const versions = changes.flatMap((change) => change.version.split(" / "));
  const faults = versions.flatMap((version) => checkVersion(option.path, "changed", version));
  const last = defaultHistory(changes)?.findLast((row) => row.when === undefined);
  const stated = (option.codeDefault ?? option.default)?.replace(/^'(.*)'$/, "$1");
  if (last !== undefined && last.value !== stated) {
    faults.push(`${option.path}: its default is ${String(stated)}, but its last change says ${last.value}`);
  }
  return faults;
}
