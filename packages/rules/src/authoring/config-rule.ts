import type { RuleContext, RuleDefinition } from "@eslint/core";
import type { Node } from "@nf-lint/parser";
import type { ConfigLanguageOptions } from "../languages/config-language.js";
import type { ConfigSourceCode } from "../languages/config-source-code.js";
import type { RuleMeta } from "./rule-meta.js";

/** Called on the way into a node and, under `TYPE:exit`, on the way out. ESLint's selectors work as keys too. */
export type ConfigVisitor = {
  [T in Node["type"] as T | `${T}:exit`]?: (node: Extract<Node, { type: T }>, parent: Node | undefined) => void;
};

/** ESLint's context of a rule, with the source code and options of this language. */
export type ConfigRuleContext<MessageIds extends string = string, Options extends unknown[] = unknown[]> = RuleContext<{
  LangOptions: ConfigLanguageOptions;
  Code: ConfigSourceCode;
  RuleOptions: Options;
  Node: Node;
  MessageIds: MessageIds;
}>;

/** An ESLint rule for the language `nextflow/config`, with the `meta` that presets and pages are made from. */
export interface ConfigRule extends RuleDefinition {
  readonly meta: NonNullable<RuleDefinition["meta"]> & { readonly docs: RuleMeta["docs"] };
}

/**
 * Makes a rule that walks the tree of each file, as any ESLint rule does. For what a setting comes to after includes
 * and profiles, see `defineProjectRule`.
 */
export function defineConfigRule<MessageIds extends string, Options extends unknown[] = unknown[]>(rule: {
  readonly meta: RuleMeta<MessageIds>;
  create(context: ConfigRuleContext<MessageIds, Options>): ConfigVisitor;
}): ConfigRule {
  return {
    meta: eslintMeta(rule.meta),
    create: (context) => rule.create(context as unknown as ConfigRuleContext<MessageIds, Options>),
  };
}

/** ESLint's own `meta` of a rule of this language. */
export function eslintMeta(meta: RuleMeta): ConfigRule["meta"] {
  const { defaultOptions, schema, ...rest } = meta;
  return {
    ...rest,
    messages: { ...meta.messages },
    languages: ["nextflow/config"],
    schema: [...(schema ?? [])],
    ...(defaultOptions && { defaultOptions: [...defaultOptions] }),
  };
}
