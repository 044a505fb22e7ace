import { toVectorJson } from "@nf-lint/groovy";
import type { Json, JsonObject } from "@nf-lint/groovy";
import type { ResolvedConfig } from "./resolved-config.js";

/** The whole configuration of a variant as JSON, its values as `toVectorJson` writes them; the keys of `process` keep Nextflow's order. */
export function configToVectorJson(config: ResolvedConfig): JsonObject {
  const entries = config.keys([]).map((key): [string, Json] => {
    const value = config.value([key]);
    return [key, value === undefined ? null : toVectorJson(value)];
  });
  // Nextflow makes some scopes whether anything is set in them or not.
  return Object.fromEntries(entries.filter(([, json]) => !isEmptyObject(json)));
}

function isEmptyObject(json: Json): boolean {
  return typeof json === "object" && json !== null && !Array.isArray(json) && Object.keys(json).length === 0;
}
