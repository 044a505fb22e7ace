/** Release lines (`26.04`), releases and edge builds. */
export const VERSION = /^\d{2}\.\d{2}(\.\d+(-edge)?)?$/;

/** Statements on values that Nextflow does not enforce, or that plugins extend: other values may be right. */
const OPEN_VALUES = /not enforced|plugins may add/;

/** What descriptions of old options say where the new one takes the very same value. */
const RENAMED = /^(Old name|Typo|Mis-documented name)/;

/** The row (`fact-row.ts` in the resolver) of an entry of `config-options.json`. */
export function optionRow(option) {
  return present({
    path: option.path,
    kind: option.kind === "placeholder" ? "option" : option.kind,
    status: option.status,
    types: option.kind === "scope" ? undefined : option.types,
    text: option.description,
    owner: option.owner === "core" ? undefined : option.owner.replace(/ .*/, ""),
    default: writtenDefault(option.codeDefault ?? option.default),
    defaults: defaultHistory(option.changed ?? []),
    since: option.since,
    sinceInferred: option.sinceEvidence?.startsWith("inferred") === true ? true : undefined,
    deprecated: deprecationVersion(option.deprecatedSince),
    removed: option.removedSince,
    replacement: option.replacedBy,
    renamed: RENAMED.test(option.description) && option.replacedBy !== undefined ? true : undefined,
    uncertain: option.evidence?.includes("UNCERTAIN") === true ? true : undefined,
    values: option.allowedValues,
    open: OPEN_VALUES.test(option.allowedValuesNote ?? "") ? true : undefined,
    sensitive: option.sensitive,
    env: option.envFallback?.filter((name) => /^[A-Z_]+$/.test(name)),
    note: option.notes,
    documented: option.documented ? undefined : false,
    inSpec: option.inSpec ? undefined : false,
  });
}

/** The row of a directive in `process-directives.json`. */
export function directiveRow(directive) {
  const values = directive.allowedValues?.filter((value) => typeof value !== "string" || /^[\w/-]+$/.test(value));
  return present({
    path: `process.${directive.name}`,
    kind: "directive",
    status: "active",
    types: directive.types,
    text: directive.description,
    default: writtenDefault(directive.default),
    defaults: defaultHistory(directive.changed ?? []),
    since: directive.since,
    values,
    open: values?.length === directive.allowedValues?.length ? undefined : true,
    static: directive.dynamic ? undefined : true,
    keys: directive.mapKeys,
    keyValues: directive.allowedNested,
    executors: directive.executorScope === "listed" ? directive.executors : undefined,
    note: directive.notes,
  });
}

/** The row of a directive that is no more. */
export function removedDirectiveRow(directive) {
  return present({
    path: `process.${directive.name}`,
    kind: "directive",
    status: "removed",
    text: "Former directive",
    deprecated: directive.deprecatedSince,
    removed: directive.removedSince,
    replacement: directive.replacedBy,
    renamed: /^\w+$/.test(directive.replacedBy) ? true : undefined,
    inSpec: false,
    documented: false,
  });
}

/** `'60s'` and `60s` are written both; a default that is a sentence ("no limit") stays one. */
function writtenDefault(text) {
  return text?.replace(/^'(.*)'$/, "$1");
}

/** "20.10 or earlier" is 20.10, and a deprecation without a date has none. */
function deprecationVersion(text) {
  const version = text?.replace(/ or earlier$/, "");
  return version !== undefined && VERSION.test(version) ? version : undefined;
}

const CHANGED_DEFAULT =
  /^default (?:(?<before>\S+) -> )?(?:became )?(?<after>\S+)(?: with (?<when>[\w.]+))?(?: \(PR #\d+\))?$/;
const CHANGED_KEY_DEFAULT = /^\w+ default \S+ -> \S+$/;

/** Whether the note tells of a default, and not of some other change. */
export function isDefaultChange(change) {
  return change.note.includes("default");
}

/** The defaults that the notes on changes tell of; throws on a note about a default that it cannot read. */
export function defaultHistory(changes) {
  const rows = [];
  for (const change of changes.filter(isDefaultChange)) {
    // "failOnError default false -> true" is about a key of the directive's map, not about the directive.
    if (CHANGED_KEY_DEFAULT.test(change.note)) continue;
    const match = CHANGED_DEFAULT.exec(change.note)?.groups;
    if (match === undefined) throw new Error(`Cannot read the change "${change.note}"`);
    const { before, after, when } = match;
    if (before !== undefined) rows.push({ value: before });
    rows.push(present({ value: after ?? "", from: change.version.split(" / "), when }));
  }
  return rows.length > 0 ? rows : undefined;
}

/** Without the keys whose value is undefined. */
function present(row) {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
