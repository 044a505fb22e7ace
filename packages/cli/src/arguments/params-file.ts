import { resolve } from "node:path";
import { readYaml, whyUnreadable } from "@nf-lint/linter";
import type { Io } from "../io.js";
import { slashed } from "../slashed-path.js";
import { UsageError } from "../usage-error.js";

/** The params in a file as Nextflow's `-params-file` takes it: a map in JSON or YAML. */
export function readParamsFile(file: string, { cwd, fileSystem }: Io): Readonly<Record<string, unknown>> {
  const read = fileSystem.readFile(slashed(resolve(cwd, file)));
  if (read.kind !== "text") throw new UsageError(`The params file ${file} cannot be read: ${whyUnreadable(read)}`);
  // JSON is YAML.
  const yaml = readYaml(read.text);
  if (!yaml.ok)
    throw new UsageError(`The params file ${file} is neither JSON nor YAML: ${yaml.problems[0]?.message ?? ""}`);
  const params = yaml.data;
  if (params === null) return {};
  if (typeof params !== "object" || Array.isArray(params))
    throw new UsageError(`The params file ${file} holds no map of names to values.`);
  return params as Readonly<Record<string, unknown>>;
}
