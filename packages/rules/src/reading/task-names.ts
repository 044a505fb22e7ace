import type { Place, ResolvedOption } from "@nf-lint/resolver";
import { readsIn } from "./reads.js";

/** A property of the task that a closure reads as if it were a variable. */
export interface BareTaskName {
  /** As it is written. */
  readonly name: string;
  readonly property: string;
  readonly place: Place;
}

/** What closures read as `task.NAME`, and no process is likely to have an input of that name. */
const OF_TASKS: ReadonlySet<string> = new Set(["attempt", "exitStatus", "maxErrors", "maxRetries"]);

/** `attempt` for `task.attempt`, `process.maxRetries` for `task.maxRetries`: nothing of that name is there when the closure runs. */
export function bareTaskNames({ value, valuePlace: { file } }: ResolvedOption): readonly BareTaskName[] {
  if (value.kind !== "lazy") return [];
  return readsIn(value.closure).flatMap(({ root, key, range, loc }) => {
    const property = root === "process" ? key : root;
    if (property === undefined || !OF_TASKS.has(property) || !value.reads.includes(root)) return [];
    const name = root === "process" ? `process.${property}` : property;
    return [{ name, property, place: { file, range, loc } }];
  });
}
