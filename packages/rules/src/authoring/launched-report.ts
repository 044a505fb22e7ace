import type { Place, Platform, ResolvedConfig } from "@nf-lint/resolver";
import type { ProjectReport } from "./project-rule-definition.js";

/**
 * A report as its file can show it. What a compute environment gives stands in no file: a finding about it lies at the
 * beginning of the root configuration, where nothing can be changed for it, and says whose setting it is.
 */
export function launchedReport<MessageIds extends string>(
  report: ProjectReport<MessageIds>,
  config: ResolvedConfig | undefined,
): ProjectReport<MessageIds> {
  const { fix, suggest, related = [], place, ...rest } = report;
  const given = [place, ...related.map((one) => one.place)].find(({ launch }) => launch);
  if (given === undefined) return report;
  const own = place.launch ? {} : { ...(fix && { fix }), ...(suggest && { suggest }) };
  const shown = related.filter((one) => one.place.launch === undefined);
  return {
    ...rest,
    ...own,
    place: standing(place),
    related: [...shown, { place: standing(given), message: wordsFor(config?.platform) }],
  };
}

function standing({ file, range, loc }: Place): Place {
  return { file, range, loc };
}

/** "The setting platform says that tasks run on awsbatch, on Spot machines, with Wave." */
function wordsFor(platform: Platform | undefined): string {
  if (platform === undefined) return "The setting platform says what runs this.";
  const { executor, spot, queue, workDir, wave, fusion } = platform;
  const parts = [
    `on ${executor}`,
    ...(queue === undefined ? [] : [`in the queue ${queue}`]),
    ...(spot === true ? ["on Spot machines"] : []),
    ...(workDir === undefined ? [] : [`with the work directory ${workDir}`]),
    ...(wave === undefined ? [] : [wave ? "with Wave" : "without Wave"]),
    ...(fusion === undefined ? [] : [fusion ? "with Fusion" : "without Fusion"]),
  ];
  return `The setting platform says that tasks run ${parts.join(", ")}.`;
}
