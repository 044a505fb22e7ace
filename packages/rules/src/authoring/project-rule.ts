import type { SourceRange } from "@eslint/core";
import { defineConfigRule, defineFileRule } from "./nextflow-rule.js";
import type { NextflowRule, NextflowRuleContext } from "./nextflow-rule.js";
import { addSuspicious } from "./suspects.js";
import { interpolate } from "./finding-details.js";
import { digestOf, findingsIn } from "./project-findings.js";
import type { FileFinding, FileFindings } from "./project-findings.js";
import { underStrictParser } from "./project-provider.js";
import type { Surroundings } from "./project-provider.js";
import type { NoOptions, ProjectRuleDefinition, TextEdit } from "./project-rule-definition.js";
import { listed } from "../reading/listed-processes.js";
import { withRefusalsOption } from "./refusals.js";
import type { RefusalsOption } from "./refusals.js";
import type { RuleMeta } from "./rule-meta.js";

/**
 * Makes an ESLint rule out of a check on the resolved configuration. The check runs once per project and variant,
 * however many files are linted; each finding is reported in the file where its place lies, and once where several
 * variants or projects agree on it. The variants and related places are in the source code's `findingDetails`.
 */
export function defineProjectRule<
  MessageIds extends string,
  Options extends object = NoOptions,
  Suspect extends object = never,
>(definition: ProjectRuleDefinition<Options, MessageIds, Suspect>): NextflowRule {
  if (definition.suspect) addSuspicious(definition);
  const define = definition.checkScript === undefined ? defineConfigRule : defineFileRule;
  return define<MessageIds, [Options?]>({
    meta: withRefusalsOption(definition.meta),
    create(context) {
      const reportAll = (): void => {
        reportFindings(context, definition);
      };
      return { ConfigFile: reportAll, Script: reportAll };
    },
  });
}

function reportFindings<MessageIds extends string, Options extends object, Suspect extends object>(
  context: NextflowRuleContext<MessageIds, [Options?]>,
  definition: ProjectRuleDefinition<Options, MessageIds, Suspect>,
): void {
  const { sourceCode } = context;
  const file = context.filename.replaceAll("\\", "/");
  const { refusalsOnly = false, ...own } = (context.options[0] ?? {}) as RefusalsOption;
  const options = own as Options;
  const question = { definition, options, refusalsOnly };
  const ask = (surroundings: Surroundings): FileFindings =>
    findingsIn(file, refusalsOnly ? underStrictParser(surroundings) : surroundings, question);
  const found = ask(sourceCode.surroundingsOf(file));
  sourceCode.projectAnswers.add(digestOf(found), (surroundings) => digestOf(ask(surroundings)));
  for (const finding of found.findings) reportFinding(context, definition.meta, finding);
  if (found.others > 0) sourceCode.unlistedFindings.set(context.id, found.others);
}

function reportFinding(
  context: NextflowRuleContext<string, [object?]>,
  meta: RuleMeta,
  { report, profiles, projects }: FileFinding,
): void {
  const { messageId, place, fix, suggest = [], processes = [] } = report;
  const data = { processes: processes.length === 0 ? "" : ` (${listed(processes)})`, ...report.data };
  context.sourceCode.findingDetails.set(
    { ruleId: context.id, message: interpolate(messageOf(meta, messageId), data), ...place.loc.start },
    {
      profiles,
      related: report.related ?? [],
      overrode: report.option?.overrode ?? [],
      ...(report.severity && { severity: report.severity }),
      projects,
    },
  );
  context.report({
    messageId,
    data,
    loc: place.loc,
    fix: fix ? () => fix.map(mutableEdit) : null,
    suggest: suggest.map((suggestion) => ({
      messageId: suggestion.messageId,
      ...(suggestion.data && { data: { ...suggestion.data } }),
      fix: () => suggestion.edits.map(mutableEdit),
    })),
  });
}

function messageOf({ messages }: RuleMeta, id: string): string {
  return (Object.hasOwn(messages, id) ? messages[id] : undefined) ?? "";
}

function mutableEdit({ range, text }: TextEdit): { range: SourceRange; text: string } {
  return { range: [range[0], range[1]], text };
}
