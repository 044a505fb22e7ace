import type { Value } from "@nf-lint/groovy";
import type { ResolvedOption } from "@nf-lint/resolver";
import { isOn, isText } from "../authoring/certainty.js";
import { externalLinks } from "../reading/external-host.js";
import { defineProjectRule } from "../authoring/project-rule.js";

interface Service {
  readonly name: string;
  readonly enabled: string;
  readonly endpoint: string;
  /** The host that is asked where the endpoint is not set. */
  readonly host: string;
  readonly remedy: string;
}

const SERVICES: readonly Service[] = [
  {
    name: "Wave",
    enabled: "wave.enabled",
    endpoint: "wave.endpoint",
    host: "wave.seqera.io",
    remedy: "an instance within this site",
  },
  {
    name: "Fusion",
    enabled: "fusion.enabled",
    endpoint: "fusion.containerConfigUrl",
    host: "fusionfs.seqera.io",
    remedy: "a copy within this site",
  },
  {
    name: "Seqera Platform",
    enabled: "tower.enabled",
    endpoint: "tower.endpoint",
    host: "api.cloud.seqera.io",
    remedy: "an instance within this site",
  },
];

/** Whose services these are; `tower.nf` is what the Platform was called. */
const PUBLIC_HOST = /(^|\.)(seqera\.io|tower\.nf)$/;

export default defineProjectRule<"default" | "public" | "freeze" | "s5cmd">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow the public Wave, Fusion and Seqera Platform where runs have no way to the internet",
      presets: ["isolated"],
      since: "0.1.0",
    },
    messages: {
      default:
        "{{name}} is on and {{endpoint}} is not set, so Nextflow asks {{host}}, which no run reaches without the internet. Set {{endpoint}} to {{remedy}}, or turn {{name}} off.",
      public:
        "{{endpoint}} leads to {{host}}, which no run reaches without the internet. Set it to {{remedy}}, or turn {{name}} off.",
      freeze:
        "wave.freeze without wave.build.repository keeps images in a registry of the public Wave, which no run reaches without the internet. Set wave.build.repository to one within this site.",
      s5cmd:
        "Fargate tasks get s5cmd from nf-xpack.seqera.io, which no run reaches without the internet. Let Wave reach that host, or use EC2.",
    },
  },

  check({ config, isolated, report }) {
    if (!isolated) return;
    for (const { name, enabled, endpoint, host, remedy } of SERVICES) {
      const switchedOn = config.option(enabled);
      const address = config.option(endpoint);
      const data = { name, endpoint, remedy };
      if (isUnset(config.value(endpoint))) {
        if (switchedOn === undefined || isOn(switchedOn.value) !== "yes") continue;
        report({ messageId: "default", data: { ...data, host }, place: switchedOn.place, option: switchedOn });
        continue;
      }
      const isOff = switchedOn !== undefined && isOn(switchedOn.value) !== "yes";
      const publicHost = address && !isOff ? publicHostOf(address) : undefined;
      if (address === undefined || publicHost === undefined) continue;
      report({ messageId: "public", data: { ...data, host: publicHost }, place: address.place, option: address });
    }
    if (isOn(config.value("wave.enabled")) !== "yes") return;
    const freeze = config.option("wave.freeze");
    const address = config.option("wave.endpoint");
    const isOwn = !isUnset(config.value("wave.endpoint"));
    const isPublic = !isOwn || (address !== undefined && publicHostOf(address) !== undefined);
    if (freeze && isOn(freeze.value) === "yes" && isPublic && isUnset(config.value("wave.build.repository"))) {
      report({ messageId: "freeze", place: freeze.place, option: freeze });
    }
    const platform = config.option("aws.batch.platformType");
    if (platform && !isPublic && isText(platform.value, (type) => type === "fargate") === "yes") {
      report({ messageId: "s5cmd", place: platform.place, option: platform });
    }
  },
});

/** Nextflow takes the default for nothing, an empty text and, for the Platform, a dash. */
function isUnset(value: Value | undefined): boolean {
  if (value === undefined) return true;
  return value.kind === "known" && (value.value === null || value.value === "" || value.value === "-");
}

function publicHostOf({ value }: ResolvedOption): string | undefined {
  if (value.kind !== "known" || typeof value.value !== "string") return undefined;
  return externalLinks(value.value).find(({ host }) => PUBLIC_HOST.test(host))?.host;
}
