import type { ScriptProblemCode } from "../src/index.js";

/** How Nextflow's message of each kind of warning begins, names apart. */
const WARNINGS: Readonly<Record<string, ScriptProblemCode>> = {
  "Variable was declared but not used": "unused-variable",
  "Parameter was not used": "unused-parameter",
  "Implicit closure parameter is deprecated": "implicit-parameter",
  "The use of `Channel` to access channel factories": "capital-channel",
  "Mutating an external variable": "shared-mutation",
  "Params should be declared at the top-level": "param-in-workflow",
  "The `shell` block is deprecated": "shell-section",
  "Process `when` section": "when-section",
  "Process input should have a type": "missing-type",
  "Record field should have a type": "missing-type",
  "Tuple component should have a type": "missing-type",
  "Typed workflow input should have a type": "missing-type",
  "Typed process should have only one output": "several-typed-outputs",
  "Legacy parameter declarations are discouraged": "legacy-param",
};

export function codeOfWarning(message: string): ScriptProblemCode | undefined {
  for (const [start, code] of Object.entries(WARNINGS)) if (message.startsWith(start)) return code;
  if (message.includes("in a process is discouraged")) return "global-in-process";
  if (message.includes("outside the entry workflow")) return "outside-entry";
  return message.includes("is deprecated and will be removed") ? "deprecated-name" : undefined;
}
