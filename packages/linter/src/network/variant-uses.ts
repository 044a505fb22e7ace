import type { EffectiveProcesses } from "@nf-lint/pipeline";
import type { Project, ResolvedConfig, TargetVersion } from "@nf-lint/resolver";
import { atOption, executorUses } from "./cloud-uses.js";
import type { UsedExecutor } from "./cloud-uses.js";
import { dataUses } from "./data-uses.js";
import { imageUses } from "./image-uses.js";
import { addressOf, causesOf, textsOf } from "./known-option.js";
import { pluginUses } from "./plugin-uses.js";
import { seqeraUses, switchedUse } from "./seqera-uses.js";
import type { ServiceUse } from "./service-use.js";

/** The executors that start their tasks in containers by themselves, whose clouds have hosts of their own. */
const CLOUDS = ["awsbatch", "google-batch", "azurebatch", "k8s", "seqera"];

/** The services that a run with one choice of profiles uses, or may use. */
export function variantUses(
  project: Project,
  config: ResolvedConfig,
  run: EffectiveProcesses,
  target: TargetVersion,
): readonly ServiceUse[] {
  const executors = usedExecutors(config, run);
  const names = new Set(executors.filter(({ unknown }) => unknown === undefined).map(({ name }) => name));
  return [
    { service: "launcher", because: [] },
    ...pluginUses(project, config, target, executors),
    ...executors.flatMap((executor) => executorUses(config, executor)),
    ...seqeraUses(config, names),
    ...imageUses(
      config,
      run,
      CLOUDS.some((name) => names.has(name)),
    ),
    ...includeUses(config),
    ...gitUses(config),
    ...dataUses(config),
    ...condaUses(config),
    ...addressUses(config),
  ];
}

function usedExecutors(config: ResolvedConfig, run: EffectiveProcesses): readonly UsedExecutor[] {
  const found = new Map<string, UsedExecutor>();
  const add = (name: string, because: UsedExecutor["because"], unknown?: string): void => {
    if (found.get(name)?.unknown === undefined && found.has(name)) return;
    found.set(name, { name, because, ...(unknown !== undefined && { unknown }) });
  };
  const ofGroups = config.processGroups().flatMap(({ executor }) => (executor === undefined ? [] : [executor]));
  const ofScripts = run.ok ? run.processes.flatMap(({ directives }) => directives.get("executor") ?? []) : [];
  for (const { value, place } of [...ofGroups, ...ofScripts]) {
    const because = place === undefined ? [] : [{ option: "process.executor", place }];
    const { texts, unknown } = textsOf(value);
    for (const text of texts) add(text.toLowerCase(), because);
    if (unknown !== undefined) for (const cloud of CLOUDS.slice(0, 3)) add(cloud, because, unknown);
  }
  return [...found.values()];
}

/** Configurations that are included by address. */
function includeUses(config: ResolvedConfig): readonly ServiceUse[] {
  return config.includes.flatMap(({ file, node, target, certain }): readonly ServiceUse[] => {
    const because = [{ option: "includeConfig", place: { file, range: node.range, loc: node.loc } }];
    if (target.kind === "unknown") {
      return [{ service: "remote-include", because, unknown: `where includeConfig leads depends on ${target.reason}` }];
    }
    if (target.kind !== "remote") return [];
    const address = addressOf(target.url);
    if (address === undefined) return [];
    const { host, port } = address;
    const fill = new Map([["address", host]]);
    const note = "a condition decides whether it is included";
    return [
      {
        service: "remote-include",
        because,
        fill,
        ...(port !== undefined && { port }),
        ...(!certain && { atMost: "conditional", note }),
      },
    ];
  });
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
function gitUses(config: ResolvedConfig): readonly ServiceUse[] {
  const [text = ""] = textsOf(config.value("manifest.homePage")).texts;
  const host = addressOf(text)?.host ?? "";
  const service = GIT_HOSTS.find(([pattern]) => pattern.test(host))?.[1];
  if (service === undefined) return [];
  const region = /^git-codecommit\.(?<region>[\w-]+)\./.exec(host)?.groups?.["region"];
  const fill = new Map(region === undefined ? [] : [["region", region]]);
  return [{ service, because: causesOf(config, "manifest.homePage"), fill }];
}

function condaUses(config: ResolvedConfig): readonly ServiceUse[] {
  const conda = switchedUse(config, "conda", "conda.enabled");
  if (conda === undefined) return [];
  const { texts, unknown } = textsOf(config.value("conda.channels"));
  const channels = texts.flatMap((text) => text.split(/[\s,]+/)).filter((text) => text !== "");
  const because = [...conda.because, ...causesOf(config, "conda.channels")];
  const own = channels.filter((channel) => channel.includes("://"));
  const named = channels.filter((channel) => !channel.includes("://"));
  return [
    ...(channels.length === 0 || named.some((name) => name !== "defaults") ? [{ ...conda, because }] : []),
    ...(named.includes("defaults") ? [{ ...conda, because, service: "conda-defaults" }] : []),
    ...own.flatMap((channel): readonly ServiceUse[] => {
      const address = addressOf(channel);
      return address === undefined
        ? []
        : [
            {
              ...conda,
              because,
              service: "own-conda-channel",
              fill: new Map([["address", address.host]]),
              ...(address.port !== undefined && { port: address.port }),
            },
          ];
    }),
    ...(unknown === undefined
      ? []
      : [{ ...conda, because, service: "own-conda-channel", unknown: `conda.channels depends on ${unknown}` }]),
  ];
}

/** Services at addresses that options give: web hooks, mail, the proxy of the S3 client, Entra. */
function addressUses(config: ResolvedConfig): readonly ServiceUse[] {
  const uses: ServiceUse[] = [];
  const weblog = switchedUse(config, "weblog", "weblog.enabled");
  if (weblog !== undefined) uses.push({ ...weblog, ...atOption(config, "weblog", "weblog.url") });
  if (config.value("mail.smtp.host") !== undefined) {
    const port = Number(textsOf(config.value("mail.smtp.port")).texts[0] ?? 25);
    uses.push({ ...atOption(config, "mail", "mail.smtp.host"), port });
  }
  if (config.value("aws.client.proxyHost") !== undefined) {
    const port = Number(textsOf(config.value("aws.client.proxyPort")).texts[0] ?? 80);
    uses.push({ ...atOption(config, "s3-proxy", "aws.client.proxyHost"), port });
  }
  const [entra] = ["azure.activeDirectory", "azure.managedIdentity"].flatMap((scope) => config.options(scope));
  if (entra !== undefined) {
    uses.push({ service: "entra", because: [{ option: entra.path.join("."), place: entra.place }] });
  }
  return uses;
}
