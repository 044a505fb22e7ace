import type { Position } from "@nf-lint/parser";
import type { ReadResult } from "@nf-lint/resolver";
import { describeFixFailure } from "./fix/fix-failure.js";
import type { FixFailure } from "./fix/fix-failure.js";
import { describeWithheldFix } from "./fix/withheld-fix.js";
import type { WithheldFix } from "./fix/withheld-fix.js";
import type { ProfilePlace } from "./settings/profile-places.js";
import type { SettingsPath } from "./settings.js";

/** Why a run, or a part of it, could not be done. Findings are about the user's files; a failure is about the run. */
export type Failure =
  /** A path that was asked for, or found on the way, and cannot be read. */
  | { readonly kind: "unreadable"; readonly file: string; readonly result: Exclude<ReadResult, { kind: "text" }> }
  /** A folder without any configuration. */
  | {
      readonly kind: "no-configuration";
      readonly directory: string;
      /** Files of other programs that lie there, named as configurations are. */
      readonly foreign: readonly string[];
    }
  /** A folder that was asked for and may not be looked into. */
  | { readonly kind: "closed-folder"; readonly directory: string }
  /** A file that was asked for as a configuration, and is another program's. */
  | { readonly kind: "foreign"; readonly file: string }
  /** A folder that should be a project and has no `nextflow.config`. */
  | { readonly kind: "no-root"; readonly directory: string }
  /** A pipeline whose entry script cannot be read. */
  | { readonly kind: "no-script"; readonly file: string }
  /** A profile that no project of the run declares. */
  | {
      readonly kind: "unknown-profile";
      readonly name: string;
      readonly near?: string;
      readonly declared: readonly string[];
      /** Where a settings file names it; absent where the user did at this run. */
      readonly place?: ProfilePlace;
    }
  /** A settings file that cannot be followed: nothing that it counts for is linted. */
  | {
      readonly kind: "settings";
      readonly file: string;
      readonly position?: Position;
      /** The keys that lead to what is wrong. */
      readonly path: SettingsPath;
      readonly message: string;
    }
  /** A bug of ours: the rule was left out for this file, the others ran. */
  | { readonly kind: "crash"; readonly ruleId?: string; readonly file: string; readonly error: Error }
  | FixFailure;

/** What the person who started a run should know, and what fails nothing. */
export type Notice =
  /** No file that could be read declares this profile; one that could not be read may. */
  | { readonly kind: "unconfirmed-profile"; readonly name: string }
  /** Links in the asked folders that lead out of the project. One notice for all of them. */
  | { readonly kind: "outside"; readonly files: readonly string[] }
  /** Folders on the way that may not be looked into. */
  | { readonly kind: "closed"; readonly files: readonly string[] }
  /** Files that are no configuration of Nextflow's, whatever they are called. */
  | { readonly kind: "foreign"; readonly files: readonly string[] }
  | WithheldFix;

/** So many names are read; more are counted. */
const MOST_NAMES = 3;

/** A notice in one sentence. */
export function describeNotice(notice: Notice): string {
  switch (notice.kind) {
    case "unconfirmed-profile":
      return `No configuration here declares the profile "${notice.name}"; it may come from an include that cannot be read.`;
    case "withheld-fix":
      return describeWithheldFix(notice);
    case "outside":
      return `Not read, as links lead out of the project: ${namesOf(notice)}.`;
    case "closed":
      return `Not looked into, for that is not allowed: ${namesOf(notice)}.`;
    case "foreign":
      return `Not linted, for this is XML and no configuration of Nextflow's: ${namesOf(notice)}.`;
  }
}

function namesOf({ files }: { readonly files: readonly string[] }): string {
  const more = files.length > MOST_NAMES ? `, and ${files.length - MOST_NAMES} more` : "";
  return `${files.slice(0, MOST_NAMES).join(", ")}${more}`;
}

/** A failure in one sentence, for the person who started the run. */
export function describeFailure(failure: Failure): string {
  switch (failure.kind) {
    case "unreadable":
      return `${failure.file}: ${whyUnreadable(failure.result)}`;
    case "no-configuration":
      return `${failure.directory}: no Nextflow configuration (*.config) or script (*.nf) in this folder or below it.${othersIn(failure)}`;
    case "closed-folder":
      return `${failure.directory}: not allowed to look into this folder.`;
    case "foreign":
      return `${failure.file}: this is XML and no configuration of Nextflow's.`;
    case "no-root":
      return `${failure.directory}: no nextflow.config in this folder.`;
    case "no-script":
      return `${failure.file}: this is the script that Nextflow would run, and it cannot be read.`;
    case "unknown-profile":
      return `${failure.place ? `${settingsPlace(failure.place)}: ` : ""}There is no profile "${failure.name}". ${whichProfiles(failure)}`;
    case "settings":
      return `${settingsPlace(failure)}: ${failure.message}`;
    case "unsafe-fix":
    case "endless-fix":
    case "not-written":
      return describeFixFailure(failure);
    case "crash":
      return `${failure.file}: ${failure.ruleId === undefined ? "nf-lint" : `the rule ${failure.ruleId}`} failed on this file: ${failure.error.message.split("\n", 1)[0] ?? ""}`;
  }
}

function othersIn({ foreign }: { readonly foreign: readonly string[] }): string {
  if (foreign.length === 0) return "";
  return ` What ends in .config there is in another language: ${namesOf({ files: foreign })}.`;
}

/** `.nf-lint.yml:3:5: rules.require-spot-retries[1]`: where it is, and the key. */
function settingsPlace({ file, position, path }: ProfilePlace): string {
  const place = position === undefined ? file : `${file}:${position.line}:${position.column}`;
  const keys = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  return keys === "" ? place : `${place}: ${keys.replace(/^\./, "")}`;
}

/** Why a file cannot be read, in one sentence without its name. */
export function whyUnreadable(result: Exclude<ReadResult, { kind: "text" }>): string {
  switch (result.kind) {
    case "missing":
      return "there is no such file or folder.";
    case "directory":
      return "this is a folder, not a file.";
    case "denied":
      return "not allowed to read this file.";
    case "outside":
      return result.why === "git"
        ? "this is a part of git's own folder, where nothing is read."
        : "this is a link that leads out of the project, where nothing is read.";
    case "binary":
      return "this is a binary file, not a configuration.";
    case "invalid-utf8":
      return `not valid UTF-8 (byte ${result.offset}). Save the file as UTF-8.`;
    case "too-large":
      return `${(result.bytes / 1024 / 1024).toFixed(1)} MB is too large for a configuration (at most 5 MB).`;
  }
}

function whichProfiles({ near, declared }: Extract<Failure, { kind: "unknown-profile" }>): string {
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (declared.length === 0) return "The configuration declares no profiles.";
  const shown = declared.slice(0, 12).join(", ");
  return `Declared are: ${shown}${declared.length > 12 ? `, and ${declared.length - 12} more` : ""}.`;
}
