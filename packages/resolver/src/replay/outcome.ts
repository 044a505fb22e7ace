import type { ConfigAssign, ConfigBlock, ConfigSelector } from "@nf-lint/parser";
import type { Footprint } from "../files/include-source.js";
import type { IncludeVisit } from "../include.js";
import type { ProjectFile } from "../project.js";
import type { OptionPath, Place, Rejection } from "../resolved-config.js";
import { DeclaredProfiles } from "./profile-blocks.js";

/** A block or a dotted name that was evaluated, with the keys of the blocks around it. */
export interface OpenedScope {
  readonly file: string;
  readonly around: OptionPath;
  readonly node: ConfigBlock | ConfigSelector | ConfigAssign;
}

/** What evaluating a file and all that it includes comes to, its options aside. */
export interface Outcome {
  /** In the order of the evaluation, no more than `MOST_REJECTIONS`. */
  readonly rejections: Rejection[];
  readonly declaredProfiles: DeclaredProfiles;
  /** True where an include was not read that may declare further profiles. */
  open: boolean;
  readonly includes: IncludeVisit[];
  readonly opened: OpenedScope[];
  /** The files that were evaluated, the including ones first. */
  readonly files: Map<string, ProjectFile>;
  readonly footprint: Footprint;
  /** How many statements were evaluated. */
  statements: number;
  /** Where it became too much to work out, if it did. */
  limit: Place | undefined;
}

export function newOutcome(footprint: Footprint): Outcome {
  return {
    rejections: [],
    declaredProfiles: new DeclaredProfiles(),
    open: false,
    includes: [],
    opened: [],
    files: new Map(),
    footprint,
    statements: 0,
    limit: undefined,
  };
}

/** Each is an error of its own; who has so many reads no further. */
const MOST_REJECTIONS = 100;

export function addRejection({ rejections }: Outcome, rejection: Rejection): void {
  if (rejections.length < MOST_REJECTIONS) rejections.push(rejection);
}

/** About how many statements' work it is to add an outcome to another. */
export function weightOf({ includes, opened, files, footprint, rejections }: Outcome): number {
  return (
    (includes.length + opened.length + files.size + rejections.length + footprint.reads.size + footprint.probes.size) >>
    3
  );
}

/** Adds what came of an included file to what has come of the including one so far. */
export function addOutcome(whole: Outcome, part: Outcome): void {
  for (const rejection of part.rejections) addRejection(whole, rejection);
  whole.open ||= part.open;
  whole.declaredProfiles.addAll(part.declaredProfiles);
  for (const visit of part.includes) whole.includes.push(visit);
  for (const scope of part.opened) whole.opened.push(scope);
  for (const [path, file] of part.files) if (!whole.files.has(path)) whole.files.set(path, file);
  for (const path of part.footprint.reads) whole.footprint.reads.add(path);
  for (const [path, exists] of part.footprint.probes) whole.footprint.probes.set(path, exists);
  whole.statements += part.statements;
  whole.limit ??= part.limit;
}
