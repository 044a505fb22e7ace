import type { Constant, Value } from "@nf-lint/groovy";
import type { ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { isOn } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { possibleConstants } from "../reading/option-settings.js";
import { settingsOf } from "../reading/process-settings.js";

/** What gives a container the rights of its machine. */
const PRIVILEGED = /(?:^|\s)--(?:privileged(?!=false)\b|cap-add(?:=|\s+)["']?(?:CAP_)?(?:SYS_ADMIN|ALL)\b)/i;

const SWITCHES = ["docker.sudo", "podman.sudo"];

export default defineProjectRule<"privileged" | "root">({
  meta: {
    type: "suggestion",
    docs: {
      description: "Disallow containers with the rights of their machine",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      privileged:
        "{{option}} gives containers the rights of the machine they run on, and with them whatever a tool brings along. Leave it out, or add the single capability that the tool needs.",
      root: "{{option}} runs the container engine as root. Put the user into the engine's group, or use an engine that needs no root, such as Apptainer.",
    },
  },

  check({ config, report }) {
    for (const path of SWITCHES) {
      const option = config.option(path);
      if (option && isOn(option.value) === "yes")
        report({ messageId: "root", data: { option: path }, place: option.place, option });
    }
    for (const option of privilegedOptions(config)) {
      report({ messageId: "privileged", data: { option: option.path.join(".") }, place: option.place, option });
    }
  },
});

function privilegedOptions(config: ResolvedConfig): readonly ResolvedOption[] {
  const commandLines = [
    ...["docker.runOptions", "podman.runOptions"].flatMap((path) => config.option(path) ?? []),
    ...settingsOf(config, "containerOptions"),
  ].filter(({ value }) => textsOf(value).some((text) => PRIVILEGED.test(text)));
  const pools = config
    .keys("azure.batch.pools")
    .flatMap((pool) =>
      [["privileged"], ["startTask", "privileged"]]
        .flatMap((keys) => config.option(["azure", "batch", "pools", pool, ...keys]) ?? [])
        .filter(({ value }) => isOn(value) === "yes"),
    );
  const pods = [...settingsOf(config, "pod"), ...(config.option("k8s.pod") ? [config.option("k8s.pod")] : [])]
    .filter((option) => option !== undefined)
    .filter(({ value }) => possibleConstants(value).some(isPrivilegedPod));
  const user = config.option("k8s.securityContext.runAsUser");
  const isRoot = user?.value.kind === "known" && isZero(user.value.value);
  return [...commandLines, ...pools, ...pods, ...(isRoot ? [user] : [])];
}

function textsOf(value: Value): readonly string[] {
  return possibleConstants(value).filter((constant) => typeof constant === "string");
}

function isPrivilegedPod(constant: Constant): boolean {
  if (Array.isArray(constant))
    return (constant as readonly Value[]).some((one) => one.kind === "known" && isPrivilegedPod(one.value));
  if (!(constant instanceof Map)) return false;
  return isOn((constant as ReadonlyMap<string, Value>).get("privileged")) === "yes";
}

function isZero(constant: Constant): boolean {
  return (
    typeof constant === "object" &&
    constant !== null &&
    "type" in constant &&
    constant.type === "number" &&
    constant.value === 0
  );
}
