import { evaluate, truth } from "@nf-lint/groovy";
import type { EffectiveProcess, EffectiveProcesses } from "@nf-lint/pipeline";
import { taskOf } from "./task-value.js";

/** A process of a run, with whether some runs do not come to it. */
export interface RunProcess extends EffectiveProcess {
  readonly isConditional: boolean;
}

/** The processes of a run as they are called; none where Nextflow would not come to run any. */
export function runProcesses(run: EffectiveProcesses): readonly RunProcess[] {
  if (!run.ok) return [];
  return run.processes.map((process) => ({
    ...process,
    isConditional: process.called.isConditional || mayBeSkipped(process),
  }));
}

/** Why there may be processes besides those that are known; `undefined` where these are all. */
export function whyOpen(run: EffectiveProcesses): string | undefined {
  if (!run.ok) return `Nextflow would end this run: ${run.error}`;
  return run.isClosed ? undefined : "not every script, include and call can be followed";
}

/** Whether `when:` may pass the tasks by. That of the templates, `task.ext.when == null || …`, waits for somebody to set it. */
function mayBeSkipped(process: EffectiveProcess): boolean {
  const { node } = process.called.definition;
  if (node.type !== "ProcessDeclaration") return false;
  return node.sections.some((section) => {
    if (section.kind !== "when") return false;
    const [row] = section.body;
    if (row?.type !== "ExpressionStatement") return true;
    const value = evaluate(row.expression, {
      text: "",
      environment: (name) => ({ kind: "unknown", reason: { code: "environment", subject: name } }),
      name: (name) => (name === "task" ? taskOf(process) : undefined),
    });
    return truth(value) !== true;
  });
}
