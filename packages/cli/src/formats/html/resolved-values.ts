import { findOption, isIdentifier, relativePath } from "@nf-lint/linter";
import type { Finding, Place, ProjectView, ResolvedConfig, ResolvedOption, TextRange } from "@nf-lint/linter";
import { shownValue } from "../../config-formats/shown-value.js";
import type { Report } from "../report.js";

/** An option that a finding is about, with what it comes to in the variants that the finding holds in. */
export interface ResolvedValues {
  readonly option: string;
  /** One for each value that it has in some of them. */
  readonly values: readonly ResolvedValue[];
}

export interface ResolvedValue {
  readonly text: string;
  readonly kind: "known" | "lazy" | "unknown" | "unset";
  /** `file:line` of what set it. */
  readonly place: string;
  /** How many earlier settings it overrode. */
  readonly overrode: number;
  readonly variants: readonly string[];
}

/** Names with dots in a message, which may be options. */
const DOTTED = /\b[A-Za-z]\w*(?:\.[A-Za-z]\w*)+/g;

const LONGEST_CLOSURE = 120;

/** So many options are shown behind one finding: the place of a syntax error may span the whole file. */
const MOST_OPTIONS = 12;

/** Finds the options behind findings. Keeps for each configuration where its options stand. */
export class ValuesBehindFindings {
  readonly #cwd: string;
  readonly #shown: Report["shownConfig"];
  readonly #placesOf = new Map<ResolvedConfig, ReadonlyMap<string, readonly PlacedOption[]>>();

  constructor({ cwd, shownConfig }: Pick<Report, "cwd" | "shownConfig">) {
    this.#cwd = cwd;
    this.#shown = shownConfig;
  }

  /** What stands at the places of a finding, and what its message names, in each variant that it holds in. */
  of(finding: Finding, projects: readonly ProjectView[]): readonly ResolvedValues[] {
    const found = new Map<string, ResolvedValue[]>();
    for (const { project, variants } of projects) {
      for (const variant of variants.filter(({ name }) => holdsIn(finding, name))) {
        const config = this.#shown(project.resolve(variant));
        for (const path of this.#pathsBehind(finding, config)) {
          const option = path.map((key) => (isIdentifier(key) ? key : `'${key}'`)).join(".");
          const values = found.get(option) ?? [];
          found.set(option, values);
          addValue(values, this.#valueOf(config, path), variant.name);
        }
      }
    }
    return [...found].slice(0, MOST_OPTIONS).map(([option, values]) => ({ option, values }));
  }

  #pathsBehind(finding: Finding, config: ResolvedConfig): Iterable<readonly string[]> {
    const paths = new Map<string, readonly string[]>();
    const places = this.#places(config);
    for (const { file, range } of [finding, ...finding.related]) {
      for (const { place, path } of places.get(file) ?? []) {
        if (overlaps(place, range)) paths.set(JSON.stringify(path), path);
      }
    }
    for (const [name] of finding.message.matchAll(DOTTED)) {
      const path = name.split(".");
      if (findOption(path) !== undefined) paths.set(JSON.stringify(path), path);
    }
    return paths.values();
  }

  #places(config: ResolvedConfig): ReadonlyMap<string, readonly PlacedOption[]> {
    const kept = this.#placesOf.get(config);
    if (kept !== undefined) return kept;
    const byFile = new Map<string, PlacedOption[]>();
    for (const { path, place, overrode } of withMaps(config)) {
      for (const at of [place, ...overrode.map((setting) => setting.place)]) {
        const file = relativePath(this.#cwd, at.file);
        const inFile = byFile.get(file) ?? [];
        byFile.set(file, inFile);
        inFile.push({ place: at, path });
      }
    }
    this.#placesOf.set(config, byFile);
    return byFile;
  }

  #valueOf(config: ResolvedConfig, path: readonly string[]): Omit<ResolvedValue, "variants"> {
    const value = config.value(path);
    if (value === undefined) return { text: "not set", kind: "unset", place: "", overrode: 0 };
    const option = config.option(path);
    return {
      text: shownValue(value, LONGEST_CLOSURE),
      kind: value.kind,
      place: option === undefined ? "" : this.#placeOf(option),
      overrode: option?.overrode.length ?? 0,
    };
  }

  #placeOf({ place }: ResolvedOption): string {
    return `${relativePath(this.#cwd, place.file)}:${place.loc.start.line}`;
  }
}

interface PlacedOption {
  readonly place: Place;
  readonly path: readonly string[];
}

/** All options, and before its entries each map that a statement assigns as a whole. */
function* withMaps(config: ResolvedConfig): Generator<ResolvedOption> {
  const seen = new Set<string>();
  for (const option of config.options()) {
    for (let length = 2; length < option.path.length; length++) {
      const path = option.path.slice(0, length);
      const key = JSON.stringify(path);
      if (seen.has(key)) continue;
      seen.add(key);
      const map = config.option(path);
      if (map !== undefined) yield map;
    }
    yield option;
  }
}

/** True where a finding holds in a variant. */
export function holdsIn({ profiles }: Finding, variant: string): boolean {
  return profiles.length === 0 || profiles.includes(variant);
}

function addValue(values: ResolvedValue[], value: Omit<ResolvedValue, "variants">, variant: string): void {
  const same = values.findIndex(({ text, place }) => text === value.text && place === value.place);
  const present = values[same];
  if (present === undefined) values.push({ ...value, variants: [variant] });
  else if (!present.variants.includes(variant)) {
    values[same] = { ...present, variants: [...present.variants, variant] };
  }
}

function overlaps({ loc: { start, end } }: Place, range: TextRange): boolean {
  return isBefore(start, range.end) && isBefore(range.start, end);
}

function isBefore(a: TextRange["start"], b: TextRange["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
