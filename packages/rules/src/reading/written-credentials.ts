import { matchesPartly } from "@nf-lint/groovy";
import type { ConfigFile, Script } from "@nf-lint/parser";
import { credentialOptions, credentialParts, credentialsIn, credentialTexts, writtenTexts } from "@nf-lint/resolver";
import type { CredentialText, OptionPath, Place, Project, ResolvedConfig, Setting, Variant } from "@nf-lint/resolver";
import { keptFor } from "../authoring/kept-for.js";
import { placeOf, statementsOf } from "./config-statements.js";
import { readsIn } from "./reads.js";

/** A credential that stands in a file. Its text is not here: nothing that a rule says may hold it. */
export interface WrittenCredential {
  readonly place: Place;
  /** The option or the param that it is given to; `[]` where that is none. */
  readonly path: OptionPath;
  /** Whether the text at the place is the credential and nothing else, and the whole value of the option. */
  readonly isWholeValue: boolean;
  /** The options that read it through a param. */
  readonly readers: Map<string, Setting>;
  /** The variants that it is set in; none where it is in no setting. */
  readonly variants: Set<string>;
}

/** A file with its tree. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly ast: ConfigFile | Script;
}

const textsOf: (ast: ConfigFile | Script) => readonly CredentialText[] = keptFor((ast: ConfigFile | Script) =>
  credentialTexts({ ast }),
);

/** @param patterns Java's regular expressions for what else is a credential. */
export function credentialsOf(source: Source, patterns: readonly string[]): readonly WrittenCredential[] {
  const known = textsOf(source.ast);
  const isOwn = ({ node }: CredentialText): boolean =>
    patterns.some((pattern) => matchesPartly(pattern, node.value) === true);
  const texts = patterns.length === 0 ? known : [...new Set([...known, ...ownTexts(source, isOwn)])];
  return texts.map(({ path, node, isValue }) => ({
    place: credentialPlace(source, node),
    path,
    isWholeValue: isValue && node.type === "StringLiteral" && isWhole(path, node.value),
    readers: new Map(),
    variants: new Set(),
  }));
}

function ownTexts({ ast }: Source, isOwn: (text: CredentialText) => boolean): readonly CredentialText[] {
  const known = new Map(textsOf(ast).map((text) => [text.node, text]));
  return writtenTexts(ast)
    .filter(isOwn)
    .map((text) => known.get(text.node) ?? text);
}

function isWhole(path: OptionPath, text: string): boolean {
  return credentialParts(path, text).some(([start, end]) => start === 0 && end === text.length);
}

/** The text's place; of one that goes over several lines, that of the credential in it. */
function credentialPlace({ path, text }: Source, node: CredentialText["node"]): Place {
  const whole = placeOf(path, node);
  if (node.loc.start.line === node.loc.end.line) return whole;
  const [part] = credentialsIn(text.slice(...node.range));
  if (part === undefined) return whole;
  const [start, end] = part.map((offset) => node.range[0] + offset) as [number, number];
  return { file: path, range: [start, end], loc: { start: position(text, start), end: position(text, end) } };
}

function position(text: string, offset: number): Place["loc"]["start"] {
  const lines = text.slice(0, offset).split(/\r\n|[\n\r]/);
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

/**
 * The credentials in the files of a project, each with the variants that set it. What an option of Nextflow's reads through a
 * param counts where the param is set, whatever the param is called.
 */
export function projectCredentials(
  project: Project,
  variants: readonly Variant[],
  patterns: readonly string[],
): readonly WrittenCredential[] {
  const found = [...project.files.values()].flatMap((file) => credentialsOf(file, patterns));
  for (const variant of variants) {
    const config = project.resolve(variant);
    for (const setting of credentialSettings(config)) follow(project, config, setting, found);
  }
  if (found.length > 0) for (const variant of variants) noteVariant(project.resolve(variant), variant, found);
  return found;
}

/** What options that take credentials are set to, where it is known. */
function credentialSettings(config: ResolvedConfig): readonly Setting[] {
  return credentialOptions()
    .flatMap((path) => expanded(config, path))
    .flatMap((path) => config.option(path) ?? [])
    .flatMap((option) => [option, ...option.overrode])
    .filter(({ path, value, givenAtLaunch }) => {
      if (givenAtLaunch || value.kind !== "known" || typeof value.value !== "string") return false;
      return isWhole(path, value.value);
    });
}

function expanded(config: ResolvedConfig, path: OptionPath): readonly OptionPath[] {
  const at = path.findIndex((key) => key.startsWith("<"));
  if (at < 0) return [path];
  return config.keys(path.slice(0, at)).map((key) => [...path.slice(0, at), key, ...path.slice(at + 1)]);
}

/** Adds where the value of an option stands, if that is not at the option. */
function follow(project: Project, config: ResolvedConfig, setting: Setting, found: WrittenCredential[]): void {
  if (found.some(({ place }) => isWithin(place, setting.valuePlace))) return;
  const param = paramOf(project, config, setting);
  const place = param?.valuePlace ?? setting.valuePlace;
  let credential = found.find((one) => isWithin(one.place, place));
  if (credential === undefined) {
    credential = { place, path: (param ?? setting).path, isWholeValue: false, readers: new Map(), variants: new Set() };
    found.push(credential);
  }
  if (param !== undefined) credential.readers.set(JSON.stringify(setting.place), setting);
}

/** The param that a setting has its value from. */
function paramOf(project: Project, config: ResolvedConfig, setting: Setting): Setting | undefined {
  const file = project.files.get(setting.valuePlace.file);
  if (file === undefined || setting.value.kind !== "known") return undefined;
  const { value } = setting.value;
  const [start, end] = setting.valuePlace.range;
  const statement = statementsOf(file.ast)
    .map((placed) => placed.statement)
    .find((one) => one.type === "ConfigAssign" && one.value.range[0] === start && one.value.range[1] === end);
  if (statement?.type !== "ConfigAssign") return undefined;
  return readsIn(statement.value)
    .filter(({ root, key }) => root === "params" && key !== undefined)
    .flatMap(({ key = "" }) => config.option(["params", key]) ?? [])
    .flatMap((option): readonly Setting[] => [option, ...option.overrode])
    .find((param) => !param.givenAtLaunch && param.value.kind === "known" && param.value.value === value);
}

function isWithin(inner: Place, outer: Place): boolean {
  return inner.file === outer.file && outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

function noteVariant(config: ResolvedConfig, variant: Variant, found: readonly WrittenCredential[]): void {
  const files = new Set(found.map(({ place }) => place.file));
  for (const option of config.options()) {
    for (const { valuePlace } of [option, ...option.overrode]) {
      if (!files.has(valuePlace.file)) continue;
      for (const { place, variants } of found) if (isWithin(place, valuePlace)) variants.add(variant.name);
    }
  }
}
