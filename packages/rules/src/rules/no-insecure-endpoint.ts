import type { Constant, Value } from "@nf-lint/groovy";
import type { ResolvedConfig } from "@nf-lint/resolver";
import { isTrue } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { externalLinks } from "../reading/external-host.js";
import { groupsOn } from "../reading/process-groups.js";

interface Endpoint {
  readonly option: string;
  /** Whether the service is surely on that is asked there. */
  readonly isUsed: (config: ResolvedConfig) => boolean;
}

const ENDPOINTS: readonly Endpoint[] = [
  { option: "tower.endpoint", isUsed: hasOn("tower.enabled") },
  { option: "wave.endpoint", isUsed: hasOn("wave.enabled") },
  { option: "fusion.containerConfigUrl", isUsed: hasOn("fusion.enabled") },
  { option: "weblog.url", isUsed: hasOn("weblog.enabled") },
  { option: "seqera.executor.endpoint", isUsed: runsOn("seqera") },
  { option: "azure.batch.endpoint", isUsed: runsOn("azurebatch") },
  { option: "aws.client.endpoint", isUsed: () => true },
];

/** Where runs have no internet, `require-plugin-registry` speaks of it. */
const REGISTRY: Endpoint = { option: "registry.url", isUsed: () => true };

export default defineProjectRule<"plain">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow http in the address of a service beyond the site",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      plain:
        "{{option}} is asked over http, and everybody on the way to {{host}} can read what is sent, tokens too. Use https.",
    },
  },

  check({ config, isolated, report }) {
    for (const { option: path, isUsed } of isolated ? ENDPOINTS : [...ENDPOINTS, REGISTRY]) {
      const option = config.option(path);
      if (option === undefined || !isUsed(config)) continue;
      const link = textsOf(option.value)
        .flatMap(externalLinks)
        .find(({ scheme }) => scheme === "http");
      if (link === undefined) continue;
      report({ messageId: "plain", data: { option: path, host: link.host }, place: option.place, option });
    }
  },
});

function hasOn(option: string) {
  return (config: ResolvedConfig): boolean => isTrue(config.value(option)) === "yes";
}

function runsOn(executor: string) {
  return (config: ResolvedConfig): boolean => groupsOn(config, executor).length > 0;
}

/** One address or a list. */
function textsOf(value: Value): readonly string[] {
  return value.kind === "known" ? textsOfConstant(value.value) : [];
}

function textsOfConstant(constant: Constant): readonly string[] {
  if (typeof constant === "string") return [constant];
  return Array.isArray(constant) ? (constant as readonly Value[]).flatMap(textsOf) : [];
}
