import type { UnknownReason } from "./value.js";

const WORDS: Readonly<Record<UnknownReason["code"], (subject: string) => string>> = {
  environment: (subject) => `environment variable ${subject}`,
  secret: (subject) => `secret ${subject}`,
  "remote-include": (subject) => `remote include ${subject}`,
  "unreadable-include": (subject) => `include that cannot be read: ${subject}`,
  "undeclared-param": (subject) => `param ${subject}, which nothing declares`,
  clock: (subject) => `the time of the run (${subject})`,
  directory: (subject) => `the folder ${subject} of the run`,
  "legacy-code": (subject) => `code that only the legacy parser takes: ${subject}`,
  "syntax-error": (subject) => `syntax error: ${subject}`,
  unsupported: (subject) => `nf-lint does not evaluate ${subject}`,
  "conditional-include": (subject) => `include that depends on a condition: ${subject}`,
  "undefined-name": (subject) => `${subject} is not defined`,
  task: (subject) => (subject === "" ? "known only when a task runs" : `${subject}, known only when a task runs`),
  limit: (subject) => (subject === "" ? "too much to work out here" : `too much to work out here: ${subject}`),
  "evaluation-error": (subject) => `Nextflow fails here: ${subject}`,
  launch: (subject) => `${subject}, which is given at launch`,
};

/** The reason in words for a person: "environment variable NXF_OFFLINE". Without a full stop. */
export function describeUnknown(reason: UnknownReason): string {
  return WORDS[reason.code](reason.subject);
}
