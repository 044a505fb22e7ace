import { originName } from "@nf-lint/pipeline";
import type { EffectiveProcess } from "@nf-lint/pipeline";
import { pipelinesOf } from "../../projects/pipeline-processes.js";
import { runsOf } from "../../projects/run-processes.js";
import type { LanguageWorkspace } from "../../projects/workspace.js";
import { code, listed, table } from "../../wording/markdown.js";
import { shortened } from "../../wording/value-text.js";

const MOST_NAMES = 4;
const MOST_ROWS = 12;

/** What a setting of the selector comes to. */
interface Outcome {
  /** The processes that have it in the end. */
  readonly wins: string[];
  /** What stands over it in others: the selectors, by the processes. */
  readonly losses: Map<string, string[]>;
}

/**
 * Which processes a selector hits, and for which of them each of its settings counts, or loses to which other one. Nothing where the
 * scripts of its pipeline cannot be read, or Nextflow would not run them.
 *
 * @param key `withName:ALIGN`.
 * @param file The configuration, absolute.
 */
export function selectorEffect(key: string, file: string, workspace: LanguageWorkspace): readonly string[] {
  for (const pipeline of pipelinesOf(file, workspace)) {
    const run = runsOf(pipeline).find(({ config }) => config.keys("process").includes(key))?.run;
    if (run?.ok !== true) continue;
    const { processes, isClosed } = run;
    const hit = processes.filter(({ selectors }) => selectors.some((selector) => selector.key === key));
    if (hit.length === 0) return isClosed ? ["It hits no process."] : [];
    const names = hit.map(({ called }) => code(called.qualifiedName));
    const more = isClosed ? "" : " There may be more: not every include and call can be followed.";
    const rows = [...outcomesOf(key, hit)].map(([name, { wins, losses }]) => [
      code(name),
      wins.length === hit.length ? "all of them" : wins.length === 0 ? "none" : listed(wins.map(code), MOST_NAMES),
      [...losses]
        .map(
          ([by, of]) =>
            `${code(shortened(by))}${of.length === hit.length ? "" : ` in ${listed(of.map(code), MOST_NAMES)}`}`,
        )
        .join("; "),
    ]);
    return [
      `Hits ${hit.length === 1 ? "1 process" : `${String(hit.length)} processes`}: ${listed(names, MOST_NAMES)}.${more}`,
      table(["directive", "counts for", "loses to"], rows.slice(0, MOST_ROWS)),
    ];
  }
  return [];
}

function outcomesOf(key: string, hit: readonly EffectiveProcess[]): ReadonlyMap<string, Outcome> {
  const found = new Map<string, Outcome>();
  for (const { called, directives } of hit) {
    for (const [name, { from, overrode }] of directives) {
      const winner = originName(from);
      if (winner !== key && !overrode.some((setting) => originName(setting.from) === key)) continue;
      const outcome: Outcome = found.get(name) ?? { wins: [], losses: new Map() };
      found.set(name, outcome);
      if (winner === key) outcome.wins.push(called.qualifiedName);
      else outcome.losses.set(winner, [...(outcome.losses.get(winner) ?? []), called.qualifiedName]);
    }
  }
  return found;
}
