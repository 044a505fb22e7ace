import type { ConfigAssign, ConfigBlock, ConfigSelector } from "@nf-lint/parser";
import type { Footprint } from "../files/include-source.js";
import type { IncludeVisit } from "../include.js";
import type { ProjectFile } from "../project.js";
import type { OptionPath, Rejection } from "../resolved-config.js";

/** A block or a dotted name that was evaluated, with the keys of the blocks around it. */
export interface OpenedScope {
  readonly file: string;
  readonly around: OptionPath;
  readonly node: ConfigBlock | ConfigSelector | ConfigAssign;
}

/** What evaluating a file and all that it includes comes to, its options aside. */
export interface Outcome {
  rejection: Rejection | undefined;
  readonly declaredProfiles: Set<string>;
  /** True where an include was not read that may declare further profiles. */
  open: boolean;
  readonly includes: IncludeVisit[];
  readonly opened: OpenedScope[];
  /** The files that were evaluated, the including ones first. */
  readonly files: Map<string, ProjectFile>;
  readonly footprint: Footprint;
  /** How many files were evaluated, those that were evaluated twice counted twice. */
  evaluations: number;
  /** How many statements there were, and params handed on to included files. */
  work: number;
}

export function newOutcome(footprint: Footprint): Outcome {
  return {
    rejection: undefined,
    declaredProfiles: new Set(),
    open: false,
    includes: [],
    opened: [],
    files: new Map(),
    footprint,
    evaluations: 0,
    work: 0,
  };
}

/** Adds what came of an included file to what has come of the including one so far. */
export function addOutcome(whole: Outcome, part: Outcome): void {
  whole.rejection ??= part.rejection;
  whole.open ||= part.open;
  for (const name of part.declaredProfiles) whole.declaredProfiles.add(name);
  for (const visit of part.includes) whole.includes.push(visit);
  for (const scope of part.opened) whole.opened.push(scope);
  for (const [path, file] of part.files) if (!whole.files.has(path)) whole.files.set(path, file);
  for (const path of part.footprint.reads) whole.footprint.reads.add(path);
  for (const [path, exists] of part.footprint.probes) whole.footprint.probes.set(path, exists);
  whole.evaluations += part.evaluations;
  whole.work += part.work;
}
