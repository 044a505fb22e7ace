import type { PropertyMap, UnknownReason, Value } from "@nf-lint/groovy";
import type { EffectiveProcess } from "@nf-lint/pipeline";

/** A map of which some entries are known, and any other may be there. */
class PartlyKnown extends Map<string, Value> implements PropertyMap {
  readonly others: UnknownReason;

  constructor(entries: Iterable<readonly [string, Value]>, others: UnknownReason) {
    super(entries);
    this.others = others;
  }

  readProperty(name: string): Value {
    return this.get(name) ?? { kind: "unknown", reason: { ...this.others, subject: `${this.others.subject}.${name}` } };
  }
}

/** `task` as the directives of a process see it: its `ext` is known. */
export function taskOf({ directives, undecided }: EffectiveProcess): Value {
  const ext = [...directives].flatMap(([name, { value }]): readonly (readonly [string, Value])[] =>
    name.startsWith("ext.") ? [[name.slice("ext.".length), seenByTask(name, value)]] : [],
  );
  const known: Value = {
    kind: "known",
    value: undecided.length === 0 ? new Map(ext) : new PartlyKnown(ext, ofTask("task.ext")),
  };
  return { kind: "known", value: new PartlyKnown([["ext", known]], ofTask("task")) };
}

function ofTask(subject: string): UnknownReason {
  return { code: "task", subject };
}

/** A task sees what a closure gives. */
function seenByTask(name: string, value: Value): Value {
  if (value.kind !== "lazy") return value;
  const [only, ...others] = value.returns;
  const isSettled = value.complete && only !== undefined && others.length === 0;
  return isSettled ? only : { kind: "unknown", reason: ofTask(`task.${name}`) };
}

/** `workflow`, of which the container engine is known. */
export function workflowOf(containerEngine: Value): Value {
  const others: UnknownReason = { code: "unsupported", subject: "workflow" };
  return { kind: "known", value: new PartlyKnown([["containerEngine", containerEngine]], others) };
}
