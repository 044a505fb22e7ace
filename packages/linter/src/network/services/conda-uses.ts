import { addressOf } from "../address.js";
import { causesOf, doubtOf, switchOf, textsOf } from "../known-option.js";
import type { NetworkRun } from "../network-run.js";
import { switchedUse } from "./seqera-uses.js";
import { inDoubt, inSomeRuns, useAt } from "../service-use.js";
import type { ServiceUse } from "../service-use.js";

/** The channels from which the head job makes environments, for processes that have one; Wave makes them instead where it is on. */
export function condaUses(run: NetworkRun): readonly ServiceUse[] {
  const { config } = run;
  const conda = switchedUse(run, "conda", "conda.enabled");
  if (conda === undefined) return [];
  const { texts, unknown } = textsOf(config.value("conda.channels"));
  const channels = texts.flatMap((text) => text.split(/[\s,]+/)).filter((text) => text !== "");
  const use = inDoubt({ ...conda, because: [...conda.because, ...causesOf(config, "conda.channels")] }, byWave(run));
  const named = channels.filter((channel) => !channel.includes("://") && !channel.startsWith("/"));
  const uses: readonly ServiceUse[] = [
    ...(channels.length === 0 || named.some((name) => name !== "defaults") ? [use] : []),
    ...(named.includes("defaults") ? [{ ...use, service: "conda-defaults" }] : []),
    ...channels.flatMap((channel): readonly ServiceUse[] => {
      const address = channel.includes("://") ? addressOf(channel) : undefined;
      return address === undefined ? [] : [{ ...use, ...useAt("own-conda-channel", address, use.because) }];
    }),
    ...(unknown === undefined
      ? []
      : [inDoubt({ ...use, service: "own-conda-channel" }, `conda.channels depends on ${unknown}`)]),
  ];
  if (buildsWithWave(run) === "yes") return [];
  return isNeededAtTimes(run) ? uses.map(inSomeRuns) : uses;
}

/** Whether all processes are known, and those with an environment are none, or none that each run comes to. */
function isNeededAtTimes({ processes, open }: NetworkRun): boolean {
  return (
    open === undefined && !processes.some(({ directives, isConditional }) => directives.has("conda") && !isConditional)
  );
}

/** Wave builds environments where it may (`wave.strategy`). */
function buildsWithWave({ config }: NetworkRun): "yes" | "no" | { readonly unknown: string } {
  const wave = switchOf(config, "wave.enabled");
  if (wave === "off") return "no";
  const { texts, unknown } = textsOf(config.value("wave.strategy"));
  if (unknown !== undefined) return { unknown: `wave.strategy depends on ${unknown}` };
  const strategies = texts.flatMap((text) => text.split(/[\s,]+/));
  if (strategies.length > 0 && !strategies.includes("conda")) return "no";
  const doubt = doubtOf(wave);
  return doubt === undefined ? "yes" : { unknown: doubt };
}

function byWave(run: NetworkRun): string | undefined {
  const builds = buildsWithWave(run);
  return typeof builds === "object" ? builds.unknown : undefined;
}
