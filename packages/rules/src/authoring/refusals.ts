import type { RuleMeta } from "./rule-meta.js";

/** The option of a rule by which it says only what makes Nextflow refuse a file, as the preset `nextflow` sets it. */
export interface RefusalsOption {
  readonly refusalsOnly?: boolean;
}

export const REFUSALS_ONLY: RefusalsOption = { refusalsOnly: true };

const SCHEMA = { type: "boolean", description: "Say only what makes Nextflow refuse the file, as an error." } as const;

/** The `meta` of a rule that some messages of say that Nextflow refuses a file: with the option. */
export function withRefusalsOption<MessageIds extends string>(meta: RuleMeta<MessageIds>): RuleMeta<MessageIds> {
  if (meta.docs.refusals === undefined) return meta;
  const [own = { type: "object", additionalProperties: false }, ...others] = meta.schema ?? [];
  const properties = { ...(own.properties as Readonly<Record<string, object>> | undefined), refusalsOnly: SCHEMA };
  return { ...meta, schema: [{ ...own, properties }, ...others] };
}

/** Whether Nextflow refuses a file for what a message of a rule says. What is less than an error it only mentions. */
export function isRefusal(
  { docs: { refusals }, messages }: RuleMeta,
  { messageId, severity = "error" }: { readonly messageId: string; readonly severity?: string },
): boolean {
  if (severity !== "error" || !Object.hasOwn(messages, messageId)) return false;
  return refusals === "all" || refusals?.includes(messageId) === true;
}
