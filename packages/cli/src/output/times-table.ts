import type { Stage, TimeSpent } from "@nf-lint/linter";
import type { Ansis } from "ansis";

/** What each stage is called where people read of it. */
const STAGES: Readonly<Record<Stage, string>> = {
  reading: "(finding and reading files)",
  parsing: "(parsing)",
  resolving: "(resolving the configuration)",
  other: "(everything else)",
};

/** Where the time of a run went, as a table: the stages in their order, then the rules, the slowest first. */
export function timesTable({ stages, rules, total }: TimeSpent, colors: Ansis): string {
  const { other, ...before } = stages;
  const rows: readonly (readonly [name: string, spent: number])[] = [
    ...Object.entries(before).map(([stage, spent]) => [STAGES[stage as Stage], spent] as const),
    ...[...rules].sort(([a, spentOnA], [b, spentOnB]) => spentOnB - spentOnA || (a < b ? -1 : 1)),
    [STAGES.other, other],
    ["total", total],
  ];
  const width = rows.reduce((most, [name]) => Math.max(most, name.length), 0);
  const lines = rows.map(([name, spent]) => {
    const share = total === 0 ? 0 : (100 * spent) / total;
    return `${name.padEnd(width)}  ${spent.toFixed(1).padStart(9)}  ${share.toFixed(1).padStart(5)}%`;
  });
  return `${[colors.dim(`${"rule".padEnd(width)}  ${"time (ms)".padStart(9)}  ${"share".padStart(6)}`), ...lines].join("\n")}\n`;
}
