import type { Closure, ConfigInclude } from "@nf-lint/parser";
import type { IncludeVisit } from "@nf-lint/resolver";
import { addressOf } from "../address.js";
import { regionFill } from "./aws-uses.js";
import { causesOf, settingOf, textsOf } from "../known-option.js";
import type { KnownTexts } from "../known-option.js";
import type { NetworkRun } from "../network-run.js";
import { inSomeRuns, useAt } from "../service-use.js";
import type { Cause, ServiceUse } from "../service-use.js";

/** From where the pipeline and its configurations are read. */
export function sourceUses(run: NetworkRun): readonly ServiceUse[] {
  return [...run.config.includes.flatMap((visit) => includeUses(run, visit)), ...gitUses(run)];
}

const BY_CONDITION = "a condition decides whether it is included";

/** A configuration that is included by address. */
function includeUses(run: NetworkRun, { file, node, target, certain }: IncludeVisit): readonly ServiceUse[] {
  const because = [{ option: "includeConfig", place: { file, range: node.range, loc: node.loc } }];
  if (target.kind === "remote") {
    const uses = remoteUses(target.url, because);
    return certain ? uses : uses.map((use) => inSomeRuns({ ...use, note: BY_CONDITION }));
  }
  if (target.kind !== "unknown") return [];
  const { texts, unknown } = possibleSources(run, file, node);
  const perhaps = texts.flatMap((text) => (/^https?:/.test(text) ? remoteUses(text, because) : []));
  return [
    ...perhaps.map((use) => inSomeRuns({ ...use, note: BY_CONDITION })),
    ...(unknown === undefined && texts.length > 0
      ? []
      : [{ service: "remote-include", because, unknown: `where includeConfig leads depends on ${target.reason}` }]),
  ];
}

function remoteUses(url: string, because: readonly Cause[]): readonly ServiceUse[] {
  const address = addressOf(url);
  return address === undefined ? [] : [useAt("remote-include", address, because)];
}

/** All that the expression can come to, whichever way its conditions go. */
function possibleSources({ config, project }: NetworkRun, file: string, { source }: ConfigInclude): KnownTexts {
  const text = project.files.get(file)?.text;
  if (text === undefined || source.type === "InvalidExpression") return { texts: [], unknown: "its source" };
  const { range, loc } = source;
  const closure: Closure = {
    type: "Closure",
    parameters: [],
    hasArrow: true,
    body: [{ type: "ExpressionStatement", expression: source, range, loc }],
    range,
    loc,
  };
  return textsOf(config.evaluatedLast(closure, text));
}

const GIT_HOSTS: readonly (readonly [host: RegExp, service: string])[] = [
  [/^(www\.)?github\.com$/, "git-github"],
  [/^gitlab\.com$/, "git-gitlab"],
  [/^bitbucket\.org$/, "git-bitbucket"],
  [/^gitea\.com$/, "git-gitea"],
  [/^dev\.azure\.com$/, "git-azurerepos"],
  [/^git-codecommit\./, "git-codecommit"],
];

/** Where the pipeline is pulled from, as far as its manifest hints at it. */
function gitUses({ config }: NetworkRun): readonly ServiceUse[] {
  const { text = "" } = settingOf(config, "manifest.homePage");
  const host = addressOf(text)?.host ?? "";
  const service = GIT_HOSTS.find(([pattern]) => pattern.test(host))?.[1];
  if (service === undefined) return [];
  const region = /^git-codecommit\.(?<region>[\w-]+)\./.exec(host)?.groups?.["region"];
  const fill = region === undefined ? new Map<string, string>() : regionFill(region);
  return [{ service, because: causesOf(config, "manifest.homePage"), fill }];
}
