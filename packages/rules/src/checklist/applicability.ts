import type { Value } from "@nf-lint/groovy";
import type { Project, ResolvedConfig } from "@nf-lint/resolver";
import { anyOf, asCertainty, isTrue } from "../authoring/certainty.js";
import type { Certainty } from "../authoring/certainty.js";
import { CLOUD_EXECUTORS, isGridExecutor } from "../clouds/executor-kinds.js";
import { executorName } from "../reading/process-groups.js";
import { isProductionProfile, isTrialProfile } from "../reading/profile-names.js";
import { settingsOf } from "../reading/process-settings.js";

/** One variant of a project. */
export interface Look {
  readonly project: Project;
  readonly config: ResolvedConfig;
  /** Those of the rule that asks, without its defaults. */
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * Whether the question that a rule asks arises in a variant and has an answer: "no" where there is nothing to ask about,
 * as of Spot machines where there are none, and "unknown" where the answer hangs on what is not known.
 */
export function arises(rule: string, look: Look): Certainty {
  const answer = QUESTIONS.get(rule)?.(look) ?? "yes";
  const { rejection, limit } = look.config;
  // What Nextflow rejects, or what is too much to work out, is not known to the end.
  return answer === "yes" && (rejection !== undefined || limit !== undefined) ? "unknown" : answer;
}

type Question = (look: Look) => Certainty;

const onAny = (isMeant: (executor: string) => boolean): Question => {
  return ({ config }) =>
    anyOf(
      config.processGroups().map((group) => {
        const executor = executorName(group) ?? "local";
        return executor === "?" ? "unknown" : asCertainty(isMeant(executor));
      }),
    );
};

const on = (...executors: readonly string[]): Question => onAny((executor) => executors.includes(executor));
const onCloud = onAny((executor) => CLOUD_EXECUTORS.has(executor));
const onScheduler = onAny((executor) => executor !== "local" && isGridExecutor(executor));

const hasOn = (option: string): Question => {
  return ({ config }) => isTrue(config.value(option));
};

const isSet = (...options: readonly string[]): Question => {
  return ({ config }) => anyOf(options.map((option) => known(config.value(option))));
};

function known(value: Value | undefined): Certainty {
  if (value === undefined) return "no";
  return value.kind === "unknown" ? "unknown" : "yes";
}

const oneOf = (...questions: readonly Question[]): Question => {
  return (look) => anyOf(questions.map((question) => question(look)));
};

/** Asked where one thing is so, and answered as far as another is known. */
const where = (asked: Question, answered: Question): Question => {
  return (look) => {
    const answer = asked(look);
    return answer === "yes" ? answered(look) : answer;
  };
};

/** What is not set in a configuration may be given at launch. */
const toBeSet = (...options: readonly string[]): Question => {
  const given = isSet(...options);
  return (look) => (given(look) === "yes" ? "yes" : "unknown");
};

const notUnknown = (...options: readonly string[]): Question => {
  return ({ config }) => (options.some((option) => config.value(option)?.kind === "unknown") ? "unknown" : "yes");
};

/** A comparison needs two. */
const hasTrialsBesideProduction: Question = ({ project: { profiles } }) => {
  const names = profiles.map(({ name }) => name);
  return asCertainty(names.some(isProductionProfile) && names.some(isTrialProfile));
};

/** Which registries a site reaches only its settings say; what machines of Google reach without an address of their own is known. */
const knowsRegistries: Question = ({ config, options: { allow } }) => {
  if (Array.isArray(allow) && allow.length > 0) return "yes";
  return isTrue(config.value("google.batch.usePrivateAddress")) === "yes" ? "yes" : "unknown";
};

const setsQueueSize: Question = ({ config }) =>
  anyOf(
    [["queueSize"], ...config.keys("executor").map((name) => [name, "queueSize"])].map((path) =>
      known(config.value(["executor", ...path])),
    ),
  );

const PROXIES = ["http_proxy", "https_proxy", "ftp_proxy", "all_proxy"].flatMap((name) => [
  `env.${name}`,
  `env.${name.toUpperCase()}`,
]);

const setsProxyOfTasks: Question = ({ config }) => anyOf(PROXIES.map((option) => known(config.value(option))));

const includesRemote: Question = ({ config }) => {
  const { includes } = config;
  return anyOf(
    includes.map(({ target, certain }) => (target.kind === "remote" ? (certain ? "yes" : "unknown") : "no")),
  );
};

const fusion = hasOn("fusion.enabled");
const azure = on("azurebatch");
const spotOfFiles = oneOf(
  where(on("google-batch"), oneOf(hasOn("google.batch.spot"), hasOn("google.batch.preemptible"))),
  // Whether a queue of AWS runs on Spot does not show.
  on("awsbatch"),
  where(azure, ({ config }) =>
    anyOf(
      config
        .keys("azure.batch.pools")
        .map((pool) => isTrue(config.value(["azure", "batch", "pools", pool, "lowPriority"]))),
    ),
  ),
);

/** A compute environment says it for all that it runs. */
const spot: Question = (look) => {
  const given = look.config.platform?.spot;
  return given === undefined ? spotOfFiles(look) : asCertainty(given);
};

const QUESTIONS: ReadonlyMap<string, Question> = new Map<string, Question>([
  ["no-cleanup", notUnknown("cleanup")],
  ["no-disabled-cache", notUnknown("process.cache")],
  ["no-exit-code-only-retry", spot],
  ["no-exported-storage-credentials", isSet("fusion.exportStorageCredentials", "fusion.exportAwsAccessKeys")],
  ["no-idle-pools", azure],
  ["no-ignored-failures", notUnknown("process.errorStrategy", "workflow.failOnIgnore")],
  ["no-ineffective-retries", isSet("process.maxRetries", "process.maxErrors", "process.errorStrategy")],
  [
    "no-insecure-endpoint",
    isSet(
      "tower.endpoint",
      "wave.endpoint",
      "aws.client.endpoint",
      "azure.batch.endpoint",
      "seqera.executor.endpoint",
      "fusion.containerConfigUrl",
      "registry.url",
      "weblog.url",
    ),
  ],
  ["no-lost-resource-labels", onCloud],
  ["no-privileged-containers", notUnknown("docker.runOptions", "podman.runOptions", "process.containerOptions")],
  [
    "no-proxy-credentials",
    oneOf(isSet("aws.client.proxyHost", "aws.client.proxyUsername", "aws.client.proxyPassword"), setsProxyOfTasks),
  ],
  ["no-retired-low-priority", azure],
  ["no-retry-amplification", spot],
  ["no-scratch-with-fusion", fusion],
  ["no-shared-production-queue", hasTrialsBesideProduction],
  ["no-short-lived-work-dir", notUnknown("workDir")],
  ["no-unlisted-registry", where(knowsRegistries, notUnknown("process.container", "wave.enabled"))],
  ["pin-containers", notUnknown("process.container")],
  ["pin-plugins", ({ config }) => known(config.option("plugins")?.value)],
  ["pin-remote-includes", includesRemote],
  ["prefer-cloud-cache", onCloud],
  ["prefer-dynamic-resource-labels", onCloud],
  ["prefer-fusion-for-s3", on("awsbatch")],
  ["prefer-on-demand-fallback", spot],
  [
    "require-accelerator-for-gpu",
    where(onCloud, ({ config }) =>
      asCertainty(settingsOf(config, "accelerator").length > 0 || settingsOf(config, "containerOptions").length > 0),
    ),
  ],
  ["require-fusion-snapshots", spot],
  ["require-resource-labels", onCloud],
  ["require-resource-limits", oneOf(onCloud, onScheduler)],
  ["require-spot-retries", spot],
  ["require-time-limit", onCloud],
  ["require-wave-for-fusion", where(fusion, notUnknown("wave.enabled"))],
  ["valid-azure-pool", azure],
  ["valid-fargate-setup", isSet("aws.batch.platformType")],
  ["valid-fusion-executor", oneOf(fusion, on("seqera"))],
  ["valid-proxy", oneOf(isSet("aws.client.proxyHost", "aws.client.proxyPort"), setsProxyOfTasks)],
  ["valid-queue-size", setsQueueSize],
  ["valid-resource-labels", onCloud],
  ["valid-secret-executor", where(onCloud, isSet("process.secret"))],
  ["valid-wave-build", where(hasOn("wave.enabled"), hasOn("wave.mirror"))],
  ["valid-work-dir", where(on("awsbatch", "azurebatch", "google-batch"), toBeSet("workDir", "bucketDir"))],
]);
