import type { RuleContext, RuleDefinition } from "@eslint/core";
import type { ConfigFile, Node, Script } from "@nf-lint/parser";
import type { NextflowLanguageOptions } from "../languages/nextflow-language.js";
import type { NextflowRoot, NextflowSourceCode } from "../languages/nextflow-source-code.js";
import type { RuleMeta } from "./rule-meta.js";

/** Called on the way into a node and, under `TYPE:exit`, on the way out. ESLint's selectors work as keys too. */
export type NextflowVisitor = {
  [T in Node["type"] as T | `${T}:exit`]?: (node: Extract<Node, { type: T }>, parent: Node | undefined) => void;
};

/** ESLint's context of a rule, with the source code and options of the languages of this plugin. */
export type NextflowRuleContext<
  MessageIds extends string = string,
  Options extends unknown[] = unknown[],
  Root extends NextflowRoot = NextflowRoot,
> = RuleContext<{
  LangOptions: NextflowLanguageOptions;
  Code: NextflowSourceCode<Root>;
  RuleOptions: Options;
  Node: Node;
  MessageIds: MessageIds;
}>;

/** An ESLint rule for languages of this plugin, with the `meta` that presets and pages are made from. */
export interface NextflowRule extends RuleDefinition {
  readonly meta: NonNullable<RuleDefinition["meta"]> & {
    readonly docs: RuleMeta["docs"];
    readonly languages: NextflowLanguageName[];
  };
}

/** The languages of this plugin, as ESLint knows them. */
export type NextflowLanguageName = "nextflow/config" | "nextflow/script";

interface FileRule<Root extends NextflowRoot, MessageIds extends string, Options extends unknown[]> {
  readonly meta: RuleMeta<MessageIds>;
  create(context: NextflowRuleContext<MessageIds, Options, Root>): NextflowVisitor;
}

/**
 * Makes a rule that walks the tree of each configuration file, as any ESLint rule does. For what a setting comes to after
 * includes and profiles, see `defineProjectRule`.
 */
export function defineConfigRule<MessageIds extends string, Options extends unknown[] = unknown[]>(
  rule: FileRule<ConfigFile, MessageIds, Options>,
): NextflowRule {
  return ruleFor(["nextflow/config"], rule);
}

/** Makes a rule that walks the tree of each script. */
export function defineScriptRule<MessageIds extends string, Options extends unknown[] = unknown[]>(
  rule: FileRule<Script, MessageIds, Options>,
): NextflowRule {
  return ruleFor(["nextflow/script"], rule);
}

/** Makes a rule on configuration files and scripts alike. */
export function defineFileRule<MessageIds extends string, Options extends unknown[] = unknown[]>(
  rule: FileRule<NextflowRoot, MessageIds, Options>,
): NextflowRule {
  return ruleFor(["nextflow/config", "nextflow/script"], rule);
}

function ruleFor<Root extends NextflowRoot, MessageIds extends string, Options extends unknown[]>(
  languages: NextflowLanguageName[],
  rule: FileRule<Root, MessageIds, Options>,
): NextflowRule {
  const { defaultOptions, schema, ...meta } = rule.meta;
  return {
    meta: {
      ...meta,
      messages: { ...meta.messages },
      languages,
      schema: [...(schema ?? [])],
      ...(defaultOptions && { defaultOptions: [...defaultOptions] }),
    },
    create: (context) => rule.create(context as unknown as NextflowRuleContext<MessageIds, Options, Root>),
  };
}
