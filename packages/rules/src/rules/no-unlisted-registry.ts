import type { ResolvedConfig } from "@nf-lint/resolver";
import { isAbsent, isOn, isTrue } from "../authoring/certainty.js";
import { listOption } from "../authoring/list-option.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { VariantCheckContext } from "../authoring/project-rule-definition.js";
import { engineOn } from "../clouds/container-engines.js";
import { CLOUD_EXECUTORS } from "../clouds/executor-kinds.js";
import { HOST_OR_PATTERN, hostOf, isAllowedHost } from "../reading/external-host.js";
import { imageName } from "../reading/image.js";
import type { ImageName } from "../reading/image.js";
import { possibleTexts } from "../reading/possible-texts.js";
import { executorName, groupsOn } from "../reading/process-groups.js";
import { settingsOf } from "../reading/process-settings.js";

interface Options {
  /** The registries that the site reaches. */
  readonly allow: readonly string[];
}

type MessageIds = "unlisted" | "privateAddress" | "wave" | "behindWave";

/** What machines of Google reach without an address of their own. */
const GOOGLES = ["*.pkg.dev", "gcr.io", "*.gcr.io"];

const DOCKER_HUB = "docker.io";
const WAVE = "wave.seqera.io";

export default defineProjectRule<MessageIds, Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow images of registries that an isolated site does not reach",
      presets: ["isolated"],
      since: "0.1.0",
    },
    messages: {
      unlisted:
        "{{image}} comes from {{host}}, which is not among the registries that this site reaches. Use a copy in one of them, or add {{host}} to the rule's option `allow`.",
      privateAddress:
        "{{image}} comes from {{host}}, which machines without a public address do not reach, unless the network has Cloud NAT. Use a copy in Artifact Registry, or name what is reached in the rule's option `allow`.",
      wave: "With Wave on, tasks get their images from {{host}}, which is not among the registries that this site reaches. Set wave.endpoint to an instance within this site, or add {{host}} to the rule's option `allow`.",
      behindWave: "Wave has to reach {{host}} for {{image}}, which is not among the registries that this site reaches.",
    },
    ...listOption(
      "allow",
      HOST_OR_PATTERN,
      "The registries that this site reaches: `registry.example.org`, `*.example.org` for all below one.",
    ),
  },

  check(context) {
    const { project, config, options, isolated, report } = context;
    if (!isolated) return;
    const isPrivate = hasPrivateMachines(config);
    if (options.allow.length === 0 && !isPrivate) return;
    const allow = options.allow.length === 0 ? GOOGLES : options.allow;

    const wave = isTrue(config.value("wave.enabled"));
    if (wave === "unknown") return;
    if (wave === "yes" && options.allow.length > 0) reportWave(context);
    const registry = ownRegistry(config);
    if (registry === undefined) return;
    for (const option of settingsOf(config, "container")) {
      for (const { text, place } of possibleTexts(project, option)) {
        const image = imageName(text);
        const host = image && registryOf(image, registry);
        if (image === undefined || host === undefined || isAllowedHost(host, allow)) continue;
        const data = { image: image.name, host };
        if (wave === "yes") report({ messageId: "behindWave", data, place, severity: "info" });
        else if (options.allow.length > 0) report({ messageId: "unlisted", data, place });
        else report({ messageId: "privateAddress", data, place, severity: "info" });
      }
    }
  },
});

function hasPrivateMachines(config: ResolvedConfig): boolean {
  return groupsOn(config, "google-batch").length > 0 && isOn(config.value("google.batch.usePrivateAddress")) === "yes";
}

/** With Wave on, what a machine asks is Wave, or the repository that Wave copies to. */
function reportWave({ config, options, report }: VariantCheckContext<Options, MessageIds>): void {
  const place = config.option("wave.enabled")?.place;
  const host = waveHost(config);
  if (place === undefined || host === undefined || isAllowedHost(host, options.allow)) return;
  report({ messageId: "wave", data: { host }, place });
}

function waveHost(config: ResolvedConfig): string | undefined {
  const copies = ["wave.freeze", "wave.mirror"].map((path) => isTrue(config.value(path)));
  if (copies.includes("unknown")) return undefined;
  const repository = config.value("wave.build.repository");
  if (copies.includes("yes") && !isAbsent(repository)) {
    return repository?.kind === "known" && typeof repository.value === "string" ? hostIn(repository.value) : undefined;
  }
  const endpoint = config.value("wave.endpoint");
  if (isAbsent(endpoint)) return WAVE;
  return endpoint?.kind === "known" && typeof endpoint.value === "string" ? hostIn(endpoint.value) : undefined;
}

function hostIn(address: string): string {
  return hostOf(address.replace(/^\w+:\/\//, "").split("/")[0] ?? "");
}

/** The registry that stands for those that images do not name, and perhaps for all others. */
interface OwnRegistry {
  readonly host: string;
  readonly replacesAll: boolean;
}

/** `undefined` where it is not known what runs the containers, or which registry it is told. */
function ownRegistry(config: ResolvedConfig): OwnRegistry | undefined {
  const executors = config.processGroups().map((group) => executorName(group) ?? "local");
  if (executors.includes("?")) return undefined;
  // Executors that run containers by themselves read Docker's settings.
  const isCloud = executors.every((executor) => CLOUD_EXECUTORS.has(executor));
  const engine = isCloud ? "docker" : engineOn(config);
  if (engine === undefined) return undefined;
  const registry = config.value(`${engine}.registry`);
  const replaces = isTrue(config.value(`${engine}.registryOverride`));
  if (isTrue(registry) === "no") return { host: DOCKER_HUB, replacesAll: false };
  if (registry?.kind !== "known" || typeof registry.value !== "string" || replaces === "unknown") return undefined;
  return { host: hostIn(registry.value), replacesAll: replaces === "yes" };
}

function registryOf({ host }: ImageName, own: OwnRegistry): string {
  return host === "" || own.replacesAll ? own.host : host;
}
