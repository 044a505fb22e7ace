import type { RuleMeta } from "./rule-meta.js";

/**
 * The parts of a rule's `meta` for a rule whose one option is a list, empty where nobody says otherwise.
 *
 * @param items the JSON schema of an item
 */
export function listOption(
  name: string,
  items: Readonly<Record<string, unknown>>,
  description: string,
): Required<Pick<RuleMeta, "schema" | "defaultOptions">> {
  return {
    schema: [
      {
        type: "object",
        properties: { [name]: { type: "array", items, uniqueItems: true, description } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ [name]: [] }],
  };
}
