import type { FixEffect } from "./fix-effect.js";

/** Why a fix was not made. The file is as it was, apart from its other fixes. */
export type FixFailure =
  /** A bug of ours: the fix would have broken the file, or changed what it promised to keep. */
  | {
      readonly kind: "unsafe-fix";
      readonly ruleId: string;
      readonly file: string;
      readonly effect: FixEffect;
    }
  /** A bug of ours: fixes that bring each other about. The rules lose theirs for this file, the others are made. */
  | { readonly kind: "endless-fix"; readonly ruleIds: readonly string[]; readonly file: string }
  /** The fixed text could not be written. */
  | {
      readonly kind: "not-written";
      readonly file: string;
      readonly why: "changed" | "read-only" | "outside" | "failed";
      /** The words of the system. */
      readonly detail?: string;
    };

const EFFECTS: Readonly<Record<FixEffect, string>> = {
  syntax: "would leave text that does not parse",
  rejection: "would make Nextflow refuse the configuration",
  meaning: "would change what the configuration comes to",
};

/** In one sentence, for the person who started the run. */
export function describeFixFailure(failure: FixFailure): string {
  switch (failure.kind) {
    case "unsafe-fix":
      return `${failure.file}: a fix of ${failure.ruleId} ${EFFECTS[failure.effect]}, and was not made.`;
    case "endless-fix":
      return `${failure.file}: the fixes of ${failure.ruleIds.join(" and ")} bring each other about, and were not made.`;
    case "not-written":
      return `${failure.file}: ${whyNotWritten(failure)}`;
  }
}

function whyNotWritten({ why, detail }: Extract<FixFailure, { kind: "not-written" }>): string {
  switch (why) {
    case "changed":
      return "changed while nf-lint was at work, and was left as it is. Run nf-lint again.";
    case "read-only":
      return "has fixes, and is read-only.";
    case "outside":
      return "has fixes, and is a link to a file outside of the project. Fix that file itself.";
    case "failed":
      return `could not be written${detail === undefined ? "." : `: ${detail}`}`;
  }
}
